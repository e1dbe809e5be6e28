"""Six people in need walk from the first page to their guide: by the keyboard alone, and with scripts off."""

from __future__ import annotations

import gzip
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, BrowserContext, Locator, Page, expect

MOST_STEPS = 4
WALKS = {
    "without papers in Lviv": ("ua", "papers", "stay-in-ukraine"),
    "card blocked": ("ua", "money", "blocked-accounts"),
    "hurt and without a doctor": ("ua", "health", "psychological-and-medical-help"),
    "family of a prisoner": ("by", "prisoners-families", "families-of-political-prisoners"),
    "wants to leave to Poland": ("ua", "leave", "leave-ukraine-with-belarusian-papers"),
    "wants to volunteer": ("ua", "volunteering", "volunteer-donate-verify"),
}
LANGUAGES = ("be", "uk", "en", "ru", "pl")
MOST_TABS = 150


@pytest.fixture(scope="module", params=[True, False], ids=["scripts on", "scripts off"])
def reader(request: pytest.FixtureRequest, browser: Browser) -> Iterator[BrowserContext]:
    with browser.new_context(java_script_enabled=request.param, viewport={"width": 360, "height": 740}) as context:
        yield context


@pytest.fixture(scope="module")
def labels(desk_of_the_site) -> dict[tuple[str, str], str]:
    """What the countries and needs of the walks are called in each language."""
    chosen = {("countries", country) for country, _, _ in WALKS.values()} | {("needs", need) for _, need, _ in WALKS.values()}
    return {(id, language): desk_of_the_site.label(list_, id, language) for list_, id in chosen for language in LANGUAGES}


def choices(page: Page, walk: tuple[str, str, str], language: str, labels: dict[tuple[str, str], str]) -> list[Locator]:
    """What is chosen at each step, from the first page of a language to the guide."""
    country, need, guide = walk
    country_part = page.locator("details.finder-country").filter(has=page.get_by_role("heading", level=2, name=labels[country, language], exact=True))
    need_part = country_part.locator("details").filter(has=page.get_by_role("heading", level=3, name=labels[need, language], exact=True))
    return [
        page.locator(f"main a[href='help/']").first,
        country_part.locator("> summary"),
        need_part.locator("> summary"),
        need_part.locator(f"a[href$='/guides/{guide}/']"),
    ]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("walk", WALKS.values(), ids=WALKS)
def test_a_few_taps_lead_to_the_right_guide(reader: BrowserContext, served: str, labels, language: str, walk: tuple[str, str, str]) -> None:
    """From the first page of each language, four taps at the most lead to the guide, with scripts on and off; no address holds an answer."""
    page = reader.new_page()
    page.goto(f"{served}{language}/")
    steps = choices(page, walk, language, labels)
    for step in steps[:-1]:
        step.click()
        assert page.url.removeprefix(served) in (f"{language}/", f"{language}/help/")
    steps[-1].click()
    expect(page).to_have_url(f"{served}{language}/guides/{walk[2]}/")
    expect(page.locator("article.guide")).to_be_visible()
    assert len(steps) <= MOST_STEPS
    page.close()


@pytest.mark.parametrize("walk", WALKS.values(), ids=WALKS)
def test_the_keyboard_alone_leads_to_the_right_guide(reader: BrowserContext, served: str, labels, walk: tuple[str, str, str]) -> None:
    """With Tab and Enter only, the same four steps lead to the guide; what has the focus is never under the exit."""
    page = reader.new_page()
    page.goto(f"{served}be/")
    for step in choices(page, walk, "be", labels):
        tab_to(page, step)
        bar, box = page.locator(".leave").bounding_box(), step.bounding_box()
        assert box["y"] >= bar["y"] + bar["height"] - 1 and box["y"] < 740
        page.keyboard.press("Enter")
    expect(page).to_have_url(f"{served}be/guides/{walk[2]}/")
    page.close()


def tab_to(page: Page, target: Locator) -> None:
    """Presses Tab until the target has the focus."""
    for _ in range(MOST_TABS):
        page.keyboard.press("Tab")
        if target.and_(page.locator(":focus")).count():
            return
    pytest.fail(f"{target} is not reached with the keyboard")


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_answer_ends_in_steps_contacts_and_a_way_out(served: str, site, language: str) -> None:
    """On the real records each answer, in each language, has first steps, a word about contacts and a line for when none fits."""
    tree = site.trees[f"{language}/help/"]
    answers = [part for part in tree.iter("details") if part.get("class") == "finder-need"]
    assert len(answers) > 10
    for answer in answers:
        classes = [element.get("class") for element in answer.iter()]
        assert answer.find(".//ol/li") is not None and "finder-none" in classes
        assert "finder-contact" in classes or len(answer.findall("p")) >= 2


def test_the_finder_is_light(site) -> None:
    """With everything that it loads the finder is 45 KB at the most when compressed, of which the script 8 KB."""
    for language in LANGUAGES:
        parts = {link.get("href") for link in site.trees[f"{language}/help/"].iter("link") if link.get("rel") in ("stylesheet", "icon")}
        files = {site.folder / language / "help" / part for part in parts} | {site.folder / "assets/centre.js", site.folder / language / "help/index.html"}
        sizes = {file.name: len(gzip.compress(file.read_bytes(), 9)) for file in files}
        assert len(sizes) >= 4 and sum(sizes.values()) <= 45_000 and sizes["centre.js"] <= 8_000, sizes
