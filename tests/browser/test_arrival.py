"""A page on a slow network: it comes in pieces, and what has been read stays where it was read."""

from __future__ import annotations

import pytest
from built_site import SCREENS
from playwright.sync_api import Browser

PAINTED = "() => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))"
WATCH = "() => { window.moved = []; new PerformanceObserver(list => moved.push(...list.getEntries().map(shift => shift.value))).observe({type: 'layout-shift'}); }"
MOVED = "() => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(() => done(moved)))))"
# Takes a page away node by node from its end, so that it stands as it did when only so much of it had come, and tells which of what was whole
# by then stood elsewhere. What stands in a line of text is left out: it goes to the next line with the letter after it.
ELSEWHERE = """() => {
    const box = one => one.getBoundingClientRect(), walker = document.createTreeWalker(document.body, NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT);
    const places = new Map([...document.body.querySelectorAll("*:not(svg *)")].map(one => [one, box(one)]).filter(
        ([one, {width, height, top}]) => width > 1 && height > 1 && top < innerHeight && one.checkVisibility() && getComputedStyle(one).display != "inline"));
    const nodes = [], seen = places.size, moved = [];
    while (walker.nextNode()) nodes.push(walker.currentNode);
    for (const node of nodes.reverse()) {
        places.delete(node);
        for (let around = node.parentElement; around; around = around.parentElement) places.delete(around);
        node.remove();
        for (const [one, {x, y}] of places) {
            const now = box(one);
            if (Math.abs(now.x - x) > 1 || Math.abs(now.y - y) > 1) moved.push(`${one.outerHTML.slice(0, 80)} stood at ${now.x}, ${now.y} and ends at ${x}, ${y}`);
        }
    }
    return [nodes.length, seen, moved];
}"""


@pytest.mark.parametrize("size", SCREENS.values(), ids=SCREENS)
def test_what_has_come_stays_where_it_is(browser: Browser, served: str, samples: list[str], size: dict[str, int]) -> None:
    """However much of a page has come, what a reader sees on the first screen stands where it will stand when all has come."""
    with browser.new_context(viewport=size, java_script_enabled=False) as context:
        page = context.new_page()
        for address in samples:
            page.goto(served + address)
            nodes, seen, moved = page.evaluate(ELSEWHERE)
            assert nodes > seen > 10, address
            assert moved == [], address


@pytest.mark.parametrize("size", SCREENS.values(), ids=SCREENS)
def test_nothing_moves_when_the_script_comes_late(browser: Browser, served: str, samples: list[str], size: dict[str, int]) -> None:
    """On a slow network the script comes after the page is seen; nothing that a reader sees moves then."""
    with browser.new_context(viewport=size) as context:
        page, late = context.new_page(), []
        page.route("**/*.js", lambda route: late.append(route))
        page.goto(served + samples[0], wait_until="commit")
        page.locator("body > footer").wait_for()
        page.evaluate(PAINTED)
        page.evaluate(WATCH)
        late.pop().continue_()
        page.wait_for_load_state()
        assert page.evaluate(MOVED) == [], samples[0]
