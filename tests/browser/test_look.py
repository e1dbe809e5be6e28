"""What a page looks like where it can be measured: widths, sizes, contrast, paper."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from built_site import SCREENS, UNFOLD, Site
from playwright.sync_api import Browser, Page, expect

STICKS_OUT = """() => [...document.body.querySelectorAll("*")].filter(element => {
    const box = element.getBoundingClientRect();
    const clipped = element.ownerSVGElement || element.closest("pre, .visually-hidden");  // a drawing ends where its frame ends
    return box.width && (box.right > innerWidth + 1 || box.left < -1) && !clipped;
}).map(element => element.outerHTML.slice(0, 150))"""
LABELS = (
    ".kicker, .urgency, .byline, .card-line, .claim-status, .claim-meaning, .plate-state, .join, .channel-line, .plate-foot, .risk, .without, .muted, .note, .notes, .count, .contents-title, .record-foot"
)
# The colour of a text and of what lies under it, and its size; of each visible text of the page that holds letters.
TEXTS = r"""labels => {
    const ground = element => {
        for (; element; element = element.parentElement) {
            const colour = getComputedStyle(element).backgroundColor;
            if (!/, 0\)$/.test(colour)) return colour;
        }
        return "rgb(255, 255, 255)";
    };
    const found = [], walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) {
        const text = walker.currentNode.textContent.trim(), element = walker.currentNode.parentElement;
        if (!/\p{L}/u.test(text) || !element.checkVisibility() || element.closest(".visually-hidden, .skip")) continue;
        const style = getComputedStyle(element);
        found.push({text: text.slice(0, 60), ink: style.color, ground: ground(element), size: parseFloat(style.fontSize),
            body: element.matches("main :is(p, li, blockquote, dd, time, strong, em)") && !element.closest(labels)});
    }
    return found;
}"""


@pytest.fixture(scope="module")
def tab(browser: Browser) -> Iterator[Page]:
    with browser.new_context() as context:
        yield context.new_page()


def test_nothing_sticks_out(tab: Page, served: str, samples: list[str]) -> None:
    """On a phone and on a desktop no page is wider than its window, and nothing in it reaches over the edge."""
    for address in samples:
        tab.goto(served + address)
        tab.evaluate(UNFOLD)
        for size in SCREENS.values():
            tab.set_viewport_size(size)
            assert tab.evaluate("document.scrollingElement.scrollWidth <= document.scrollingElement.clientWidth"), f"{address} at {size}"
            assert tab.evaluate(STICKS_OUT) == [], f"{address} at {size}"


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_texts_can_be_read(tab: Page, served: str, samples: list[str], scheme: str) -> None:
    """Body text is 16 px or larger with a contrast of at least 7:1; no other text is under 13 px or 4.5:1."""
    tab.emulate_media(media="screen", color_scheme=scheme)
    for address in samples:
        tab.goto(served + address)
        tab.evaluate(UNFOLD)
        for size in SCREENS.values():
            tab.set_viewport_size(size)
            texts = tab.evaluate(TEXTS, LABELS)
            assert any(text["body"] for text in texts), address
            for text in texts:
                assert text["size"] >= (16 if text["body"] else 13), f"{address} at {size}: {text}"
                assert contrast(text["ink"], text["ground"]) >= (7 if text["body"] else 4.5), f"{address} at {size}: {text}"


def contrast(ink: str, ground: str) -> float:
    """The contrast of two colours by WCAG 2.2, from 1 to 21."""
    dark, light = sorted(map(luminance, (ink, ground)))
    return (light + 0.05) / (dark + 0.05)


def luminance(colour: str) -> float:
    channels = [int(channel) / 255 for channel in colour.removeprefix("rgb(").removesuffix(")").split(",")]
    red, green, blue = (channel / 12.92 if channel <= 0.04045 else ((channel + 0.055) / 1.055) ** 2.4 for channel in channels)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def test_contrast_is_measured_right() -> None:
    """Black on white is 21:1, and the grey that is known to pass just so is 4.54:1."""
    assert contrast("rgb(0, 0, 0)", "rgb(255, 255, 255)") == pytest.approx(21)
    assert contrast("rgb(255, 255, 255)", "rgb(118, 118, 118)") == pytest.approx(4.54, abs=0.01)


def test_paper_has_no_menus(tab: Page, served: str, samples: list[str]) -> None:
    """On paper there are no menus, no skip link and no exit, and every text is dark on white, whichever scheme the screen has."""
    tab.emulate_media(media="print", color_scheme="dark")
    for address in samples:
        tab.goto(served + address)
        assert tab.locator("nav, .skip, .leave").filter(visible=True).count() == 0, address
        assert tab.locator("h1").count() == 1, address
        faint = [text for text in tab.evaluate(TEXTS, LABELS) if contrast(text["ink"], "rgb(255, 255, 255)") < 4.5]
        assert faint == [], address


def test_paper_shows_where_links_lead(tab: Page, served: str, site: Site) -> None:
    """A printed guide shows the whole address behind each link to another site."""
    tab.emulate_media(media="print")
    for address in site.longest("guide"):
        tab.goto(served + address)
        links = tab.locator("main a[href^='http']").evaluate_all(
            "all => all.map(one => [one.href, one.getAttribute('href'), one.textContent + getComputedStyle(one, '::after').content])"
        )
        assert links, address
        assert [href for full, href, shown in links if full not in shown and href not in shown] == [], address


def test_home_answers_each_question_in_one_screen_of_a_phone(tab: Page, served: str, site: Site) -> None:
    """The first question with its numbers is answered before a thumb moves; each of the others fits one screen of 360 by 740."""
    tab.set_viewport_size(SCREENS["phone"])
    for address in site.longest("home"):
        tab.goto(served + address)
        doors = tab.locator(".door").evaluate_all("all => all.map(one => one.getBoundingClientRect().toJSON())")
        assert len(doors) == 3
        assert doors[0]["bottom"] <= 740, f"{address}: the first question ends at {doors[0]['bottom']}"
        assert all(door["height"] <= 740 for door in doors), f"{address}: {[door['height'] for door in doors]}"


@pytest.mark.parametrize("size", SCREENS.values(), ids=SCREENS)
def test_a_note_opens_over_the_text_without_scripts(browser: Browser, served: str, site: Site, size: dict[str, int]) -> None:
    """A tap on a note shows its source on the screen, whole, while the text stays where it is; closing it moves nothing either."""
    with browser.new_context(java_script_enabled=False, viewport=size) as context:
        page = context.new_page()
        for address in site.longest("story"):
            page.goto(served + address)
            mark = page.locator(".prose .note-link").nth(5)
            mark.scroll_into_view_if_needed()
            where, source = mark.bounding_box(), page.locator(mark.get_attribute("href"))
            expect(source).not_to_be_in_viewport()
            mark.click()
            expect(source).to_be_in_viewport(ratio=1)
            assert mark.bounding_box() == where, address
            source.locator(".close").click()
            expect(source).not_to_be_in_viewport()
            assert mark.bounding_box() == where, address


def test_a_printed_guide_bears_its_address_and_nothing_to_tap(tab: Page, addressed: Site, served_under_prefix: str) -> None:
    """On paper a guide shows its permanent address and a code of at least 25 mm; on a screen neither. What can only be tapped is not printed."""
    for address in addressed.longest("guide"):
        tab.goto(served_under_prefix + address)
        tab.emulate_media(media="screen")
        assert not tab.locator(".leaflet").is_visible() and tab.locator(".share").is_visible()
        tab.emulate_media(media="print")
        assert addressed.base + address.partition("/")[2] in tab.locator(".leaflet").inner_text()
        box = tab.locator(".leaflet svg").bounding_box()
        assert box["width"] == box["height"] >= 25 / 25.4 * 96
        assert not tab.locator(".share, .leave, .languages").filter(visible=True).count(), address
