"""Leaving quickly: nothing of the page is seen at once, nobody is told where the reader was, and Back does not return."""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Iterator

import pytest
from built_site import Site
from playwright.sync_api import Browser, BrowserContext, Page, Request, Route, expect

PAGES = ["help/", "guides/stay-in-ukraine/", "profiles/", "contacts/"]
NARROW, ZOOMED = {"width": 320, "height": 568}, {"width": 640, "height": 400}  # the second is a screen of 1280 × 800 at 200 %
ON_TOP = """() => {
    const box = document.querySelector(".leave-exit").getBoundingClientRect();
    const at = [[.1, .1], [.5, .5], [.9, .9]].map(([x, y]) => document.elementFromPoint(box.left + box.width * x, box.top + box.height * y));
    return box.width >= 24 && box.height >= 24 && at.every(element => element?.closest(".leave-exit"));
}"""


@dataclasses.dataclass
class Elsewhere:
    """The pages that readers leave for, answered here, so that no test asks anybody else."""

    asked: list[Request] = dataclasses.field(default_factory=list)
    waiting: list[Route] = dataclasses.field(default_factory=list)
    is_slow: bool = False

    def answer(self, route: Route) -> None:
        self.asked.append(route.request)
        if self.is_slow:
            self.waiting.append(route)
        else:
            self.open(route)

    @staticmethod
    def open(route: Route) -> None:
        route.fulfill(content_type="text/html", body="<title>Elsewhere</title><h1>Elsewhere</h1>")


@pytest.fixture(params=[True], ids=["scripts on"])
def context(request: pytest.FixtureRequest, browser: Browser) -> Iterator[BrowserContext]:
    with browser.new_context(java_script_enabled=request.param) as context:
        yield context


@pytest.fixture
def elsewhere(context: BrowserContext) -> Elsewhere:
    elsewhere = Elsewhere()
    context.route(re.compile("^https://"), elsewhere.answer)
    return elsewhere


@pytest.fixture
def page(context: BrowserContext, elsewhere: Elsewhere) -> Page:
    return context.new_page()


@pytest.fixture
def exits(desk_of_the_site) -> dict[str, str]:
    return {code: language.exit for code, language in desk_of_the_site.catalogue.site.languages.items()}


def test_every_page_of_a_language_has_an_exit(either: Site, exits: dict[str, str]) -> None:
    """On every page the exit leads, in the same tab and without a referrer, to the page that site.yml names; only the skip link stands before it."""
    for address, tree in either.trees.items():
        if address[:2] in exits and address[2:3] == "/" and not either.leads_on(address):
            first, second = [link for link in tree.find("body").iter("a")][:2]
            assert first.get("class") == "skip" and second.get("class") == "leave-exit", address
            assert second.get("href") == exits[address[:2]] and "noreferrer" in second.get("rel").split() and "target" not in second.attrib, address


def test_exits_are_unremarkable(exits: dict[str, str]) -> None:
    """An exit shows a host only: no path, query or anchor that could say where somebody came from."""
    assert [exit for exit in exits.values() if not re.fullmatch(r"https://[a-z.]+/", exit)] == []


@pytest.mark.parametrize("address", PAGES)
@pytest.mark.parametrize("screen", [NARROW, ZOOMED], ids=["320 px", "200 % zoom"])
def test_the_exit_is_seen_and_never_covered(page: Page, served: str, address: str, screen: dict[str, int]) -> None:
    """At the top, in the middle and at the end of a page, the exit lies on top of everything, large enough to hit, in each language."""
    page.set_viewport_size(screen)
    for language in ("be", "uk", "en", "ru", "pl"):
        page.goto(f"{served}{language}/{address}")
        for part in (0, 0.5, 1):
            page.evaluate("part => scrollTo(0, document.scrollingElement.scrollHeight * part)", part)
            assert page.evaluate(ON_TOP), f"{language}/{address} at {part}"


def test_nothing_is_seen_from_the_moment_of_leaving(page: Page, served: str, elsewhere: Elsewhere) -> None:
    """Before the page elsewhere has answered, and without any wait, nothing of the page is left, in its tab's title neither."""
    elsewhere.is_slow = True
    page.goto(f"{served}en/guides/stay-in-ukraine/")
    left = page.evaluate("() => { document.querySelector('.leave-exit').click(); return [document.body.innerHTML, document.title]; }")
    assert left == ["", "en.wikipedia.org"]


def test_back_does_not_return_to_the_page(page: Page, served: str, elsewhere: Elsewhere) -> None:
    """The page that was left is out of the tab's history; its address was told to nobody."""
    page.goto(f"{served}en/")
    page.goto(f"{served}en/guides/stay-in-ukraine/")
    page.locator(".leave-exit").click()
    expect(page).to_have_title("Elsewhere")
    assert [request.all_headers().get("referer") for request in elsewhere.asked] == [None]
    page.go_back()
    expect(page).to_have_url(f"{served}en/")
    page.go_forward()
    expect(page).to_have_title("Elsewhere")


def test_escape_three_times_leaves(page: Page, served: str, elsewhere: Elsewhere) -> None:
    """Three presses of Escape leave; presses after them do not stop the way out."""
    elsewhere.is_slow = True
    page.goto(f"{served}uk/help/")
    page.keyboard.press("Escape")
    page.keyboard.press("Escape")
    assert page.locator("h1").is_visible() and not elsewhere.asked
    for _ in range(4):
        page.keyboard.press("Escape")
    page.wait_for_timeout(200)
    (waiting,) = elsewhere.waiting
    elsewhere.open(waiting)
    expect(page).to_have_title("Elsewhere")
    page.go_back()
    assert page.url == "about:blank"


def test_escape_now_and_then_does_not_leave(page: Page, served: str, elsewhere: Elsewhere) -> None:
    """Neither a key that is held down, nor other keys between, nor three presses in more than five seconds."""
    page.goto(f"{served}en/help/")
    page.keyboard.press("Escape")
    page.evaluate("for (let i = 0; i < 9; i++) dispatchEvent(new KeyboardEvent('keydown', {key: 'Escape', repeat: true}))")
    page.keyboard.press("Escape")
    page.wait_for_timeout(5_100)
    page.keyboard.press("Escape")
    page.keyboard.press("a")
    assert page.locator("h1").is_visible() and not elsewhere.asked


@pytest.mark.parametrize("context", [False], indirect=True, ids=["scripts off"])
def test_without_scripts_it_is_a_plain_link(page: Page, served: str, elsewhere: Elsewhere) -> None:
    """With scripts off the exit still leads away at once and tells nobody where the reader was; no word of Escape is shown."""
    page.goto(f"{served}be/contacts/")
    expect(page.locator(".leave-keys")).to_be_hidden()
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    expect(page.locator(".leave-exit")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page).to_have_title("Elsewhere")
    assert [request.all_headers().get("referer") for request in elsewhere.asked] == [None]


def test_the_words_beside_it_are_honest(page: Page, served: str) -> None:
    """Beside the exit stands that it does not erase the history, and a link to what else leaves traces."""
    page.goto(f"{served}en/help/")
    expect(page.locator(".leave-words a")).to_have_text("History is not erased")
    page.locator(".leave-words a").click()
    expect(page).to_have_url(f"{served}en/safe-reading/")
