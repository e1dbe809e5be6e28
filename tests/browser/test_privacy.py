"""What the site asks of the network and leaves on a reader's device: its own files, and nothing."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable
from itertools import cycle

import pytest
from built_site import Site
from playwright.sync_api import Browser, BrowserContext, Page, Request, expect

TABS = 6
LEFT_BEHIND = """async () => [
    ...Object.keys(localStorage), ...Object.keys(sessionStorage), ...await caches.keys(),
    ...(await indexedDB.databases()).map(each => each.name),
    ...(await navigator.serviceWorker.getRegistrations()).map(each => each.scope),
]"""


@dataclasses.dataclass
class Journey:
    """What was seen while one reader opened many pages."""

    origin: str
    requests: list[str] = dataclasses.field(default_factory=list)
    faults: list[str] = dataclasses.field(default_factory=list)
    opened: int = 0
    cookies: list[str] = dataclasses.field(default_factory=list)
    left: list[str] = dataclasses.field(default_factory=list)

    def watch(self, context: BrowserContext) -> None:
        context.on("request", lambda request: self.requests.append(request.url))
        context.on("response", lambda response: response.status < 400 or self.faults.append(f"{response.status} {response.url}"))
        context.on("requestfailed", self._failed)
        context.on("console", lambda message: self.faults.append(f"{message.page and message.page.url}: {message.text}"))
        context.on("weberror", lambda error: self.faults.append(str(error.error)))

    def _failed(self, request: Request) -> None:
        # The browser itself gives up the icon of a page that it is already leaving.
        if request.failure != "net::ERR_ABORTED" or not request.url.endswith(".svg"):
            self.faults.append(f"{request.failure} {request.url}")


def travel(browser: Browser, origin: str, addresses: list[str], scripts: bool = True) -> Journey:
    """Opens every page in a few tabs of one fresh profile."""
    journey = Journey(origin)
    with browser.new_context(java_script_enabled=scripts) as context:
        journey.watch(context)
        tabs = [context.new_page() for _ in addresses[:TABS]]
        for address, tab in zip(addresses, cycle(tabs)):
            tab.wait_for_load_state("load")
            journey.opened += tab.goto(origin + address, wait_until="commit").ok
        for tab in tabs:
            tab.wait_for_load_state("load")
            journey.left += tab.evaluate(LEFT_BEHIND) if scripts else []
        journey.cookies = [cookie["name"] for cookie in context.cookies()]
    return journey


@pytest.fixture(scope="module", params=[True, False], ids=["scripts on", "scripts off"])
def addresses(request: pytest.FixtureRequest, site: Site) -> list[str]:
    """Every page of the site in every language; without scripts, where pages of a kind differ in their words only, every page in Belarusian."""
    pages = [address for address in site.sizes if not site.leads_on(address)]
    return pages if request.param else [address for address in pages if address.startswith("be/")]


@pytest.fixture(scope="module")
def journey(browser: Browser, served: str, addresses: list[str]) -> Journey:
    return travel(browser, served, addresses, scripts=not all(address.startswith("be/") for address in addresses))


def test_every_page_opens(journey: Journey, addresses: list[str]) -> None:
    """Every page of the site answers and brings its style sheets with it."""
    assert journey.opened == len(addresses) > 100
    assert sum(address.endswith(".css") for address in journey.requests) >= journey.opened


def test_nothing_leaves_the_origin(journey: Journey) -> None:
    """No page asks anybody but its own server for anything."""
    assert [address for address in journey.requests if not address.startswith(journey.origin)] == []


def test_nothing_fails(journey: Journey) -> None:
    """No request fails, no script throws, the console stays empty and the policy stops nothing."""
    assert journey.faults == []


def test_nothing_is_left_behind(journey: Journey) -> None:
    """No cookie, no storage, no database, no cache and no service worker."""
    assert journey.cookies + journey.left == []


def test_under_a_prefix(browser: Browser, addressed: Site, served_under_prefix: str, kind: str) -> None:
    """A page of each kind works under a prefix and asks for nothing outside it."""
    journey = travel(browser, served_under_prefix, addressed.longest(kind))
    assert journey.faults == []
    assert [address for address in journey.requests if not address.startswith(served_under_prefix)] == []


@pytest.fixture
def page(browser: Browser) -> Iterable[Page]:
    with browser.new_context() as context:
        yield context.new_page()


@pytest.mark.parametrize("wrong", ["nothing", "be/stories/nothing/", "a/b/c/d/e.html"])
def test_a_wrong_address(page: Page, served_under_prefix: str, wrong: str) -> None:
    """The page for a wrong address has its style and its links however deep that address is."""
    journey = Journey(served_under_prefix)
    assert page.goto(served_under_prefix + wrong).status == 404
    journey.watch(page.context)
    expect(page.locator("h1")).to_be_visible()
    assert page.locator("body").evaluate("element => getComputedStyle(element).fontSize") != "16px"
    page.locator("main a").first.click()
    expect(page).to_have_url(f"{served_under_prefix}be/")
    assert journey.faults == []


def test_an_old_address(page: Page, served_under_prefix: str, old_address: str) -> None:
    """The address of a record that has moved leads to the new one, with scripts off as well."""
    page.goto(f"{served_under_prefix}be/{old_address}/")
    expect(page.locator("article.guide")).to_be_visible()
