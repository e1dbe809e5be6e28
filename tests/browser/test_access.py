"""Whether everybody can use the pages: axe-core on each kind in each language, small screens, the keyboard, languages."""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import urljoin
from xml.etree.ElementTree import Element

import pytest
from axe_playwright_python.sync_playwright import Axe
from built_site import UNFOLD, Site
from playwright.sync_api import Browser, Page, expect

WCAG = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"], "rules": {"target-size": {"enabled": True}}, "resultTypes": ["violations"]}
SPACED = "* {line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important} p {margin-bottom: 2em !important}"
FOCUSED = """() => {
    const element = document.activeElement, box = element.getBoundingClientRect();
    const seen = element !== document.body && box.width > 0 && box.bottom > 0 && box.top < innerHeight && box.right > 0 && box.left < innerWidth;
    return {seen, outline: getComputedStyle(element).outlineStyle, element: element.outerHTML};
}"""
SCREENS = {"light": {"width": 360, "height": 740}, "dark": {"width": 1280, "height": 800}}


@pytest.fixture(scope="module")
def tab(browser: Browser) -> Iterator[Page]:
    with browser.new_context(bypass_csp=True) as context:  # so that a test may lay a style over a page
        yield context.new_page()


@pytest.mark.parametrize("scheme", SCREENS)
def test_axe_finds_nothing(tab: Page, served: str, samples: list[str], scheme: str) -> None:
    """axe-core finds no violation of WCAG 2.2 A and AA: in each language on a phone by day, and in two on a desktop by night."""
    tab.set_viewport_size(SCREENS[scheme])
    tab.emulate_media(color_scheme=scheme)
    for address in samples if scheme == "light" else samples[:2]:
        tab.goto(served + address)
        tab.evaluate(UNFOLD)
        found = Axe().run(tab, options=WCAG)
        assert {rule["id"] for rule in found.response["passes"]} >= {"color-contrast", "target-size", "html-has-lang"}, f"{address}: axe did not look"
        assert not found.violations_count, f"{address}: {found.generate_report()}"


def test_reflow(tab: Page, served: str, samples: list[str]) -> None:
    """At 320 px no page must be scrolled sideways, not even with the spacing that some readers need (WCAG 1.4.10 and 1.4.12)."""
    tab.set_viewport_size({"width": 320, "height": 640})
    for address in samples:
        tab.goto(served + address)
        tab.evaluate(UNFOLD)
        assert tab.evaluate("document.scrollingElement.scrollWidth") <= 320, address
        tab.add_style_tag(content=SPACED)
        assert tab.evaluate("document.scrollingElement.scrollWidth") <= 320, f"{address} with wide spacing"


def test_skip_link(tab: Page, served: str, samples: list[str]) -> None:
    """The first press of Tab shows a link over the menu; following it puts the focus on the content."""
    tab.set_viewport_size(SCREENS["light"])
    for address in samples:
        tab.goto(served + address)
        skip = tab.locator(".skip")
        expect(skip).not_to_be_in_viewport()
        tab.keyboard.press("Tab")
        expect(skip).to_be_focused()
        expect(skip).to_be_in_viewport(ratio=1)
        tab.keyboard.press("Enter")
        expect(tab.locator("main#content")).to_be_focused()
        tab.keyboard.press("Tab")
        assert tab.evaluate("document.activeElement.closest('main, footer') !== null"), address


def test_focus_is_seen(tab: Page, served: str, samples: list[str]) -> None:
    """Tab reaches every link in turn; each is on the screen then, with an outline."""
    tab.set_viewport_size(SCREENS["light"])
    tab.goto(served + samples[0])
    stops = tab.locator("a[href], summary, button").filter(visible=True).count()
    for _ in range(min(stops, 40)):
        tab.keyboard.press("Tab")
        focused = tab.evaluate(FOCUSED)
        assert focused["seen"] and focused["outline"] == "solid", focused


def test_page_language(either: Site) -> None:
    """Every page says which language it is in; those that are for all readers agree on one of the site's."""
    shared = set()
    for address, tree in either.trees.items():
        match = re.match(r"(\w\w)/", address)
        assert not match or tree.get("lang") == match[1], address
        shared |= set() if match else {tree.get("lang")}
    assert len(shared) == 1 and either.has(f"{shared.pop()}/")


def test_other_languages_are_marked(addressed: Site) -> None:
    """Links to pages in another language, in whatever text they stand, say which it is."""
    marked = 0
    for address, tree in addressed.trees.items():
        for element, language in spoken(tree.find(".//main"), tree.get("lang")):
            target = urljoin(addressed.base + address, element.get("href", ""))
            leads_to = target.removeprefix(addressed.base).partition("/")[0]
            if leads_to in addressed.languages - {tree.get("lang")}:
                assert language == leads_to, f"{address}: {element.get('href')} is marked {language}"
                marked += 1
    assert marked > 100


def spoken(element: Element, language: str) -> Iterator[tuple[Element, str]]:
    """Every element with the language in force there, but for the notices that tell of another language."""
    language = element.get("lang", language)
    yield element, language
    for child in element:
        if child.get("class") != "notice":
            yield from spoken(child, language)


def test_cards_and_contacts_mark_their_words(addressed: Site) -> None:
    """In a list that mixes languages the title and summary of a card, and the name and ways of a contact, are marked alike."""
    tree = addressed.trees["pl/stories/"]
    cards = [element for element in tree.iter("article") if "card" in element.get("class").split()]
    assert cards and all(languages(card, "card-title", "card-summary") == {"en"} for card in cards)
    plates = [element for element in addressed.trees["pl/contacts/"].iter("section") if "plate" in element.get("class").split()]
    assert plates and all(len(languages(plate, "plate-name", "channel-label")) == 1 for plate in plates)


def languages(element: Element, *classes: str) -> set[str | None]:
    return {child.get("lang") for child in element.iter() if child.get("class") in classes}
