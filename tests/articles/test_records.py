"""Stories, profiles and guides as pages."""

import datetime
import re

import pytest

from approving import by_call_sign
from infocentre.editions.site import articles

pytest_plugins = ["site_fixtures"]

STORY = "data/stories/2022-example-story"
STORY_PAGE = "en/stories/2022-example-story/"
GUIDE = "data/guides/example-guide"


def notes(page):
    """The numbers of the notes in a page, in the order in which a reader meets them."""
    return [int(link.get("href").removeprefix("#source-")) for link in page.iter("a") if link.get("href", "").startswith("#source-")]


def of_first_meeting(numbers):
    return list(dict.fromkeys(numbers))


def sections(page):
    return [section.get("aria-labelledby") for section in page.iter("section") if section.get("aria-labelledby")]


@pytest.mark.parametrize("address", [STORY_PAGE, "be/stories/2022-example-story/", "en/profiles/example-volunteer/", "en/guides/example-guide/"])
def test_notes_are_numbered_in_the_order_in_which_a_reader_meets_them(poured, address):
    page = poured().tree(address)
    assert of_first_meeting(notes(page)) == list(range(1, len(set(notes(page))) + 1))


def test_notes_are_numbered_on_from_the_text_through_every_part_of_the_page(project, poured):
    keys = ("one", "two", "three", "four", "five")
    source = '{{outlet: first-outlet, url: "https://example.org/{}", language: en, kind: press}}'
    project.append(f"{STORY}/story.yml", "".join(f"  {key}: {source.format(key)}\n" for key in reversed(keys)))
    project.replace(f"{STORY}/en.yml", "[@first-report]", "[@one]")
    project.replace(f"{STORY}/story.yml", "sources: [first-report, second-report]}", "sources: [two]}")
    project.replace(f"{STORY}/story.yml", "{id: beginning, on: 2022-03-01, sources: [first-report]}", "{id: beginning, on: 2022-03-01, sources: [three]}")
    project.replace(f"{STORY}/en.yml", "examples are ever read", "examples are ever read [@four]")
    project.replace(f"{STORY}/story.yml", "as_of: 2022-04, sources: [first-report]", "as_of: 2022-04, sources: [five]")
    page = poured().tree(STORY_PAGE)
    assert of_first_meeting(notes(page)) == sorted(set(notes(page)))
    listed = ["".join(item.itertext()) for item in page.find(".//section[@class='sources']").iter("li")]
    where = [next(number for number, text in enumerate(listed) if f"example.org/{key}" in text) for key in keys]
    assert where == sorted(where)


def test_the_notes_of_a_guide_are_numbered_from_its_answer_on(project, poured):
    project.append(f"{GUIDE}/guide.yml", '  other: {outlet: first-outlet, url: "https://example.org/other", language: en, kind: press}\n')
    for language, text in (("en", "Write nothing on it."), ("uk", "Не пишіть на ньому нічого.")):
        project.replace(f"{GUIDE}/{language}.yml", text, f'"{text} [@other]"')
    page = poured().tree("en/guides/example-guide/")
    assert of_first_meeting(notes(page)) == [1, 2]


def test_every_note_leads_to_a_source_and_back(poured):
    site = poured()
    for address in site.pages():
        page = site.tree(address)
        ids = [element.get("id") for element in page.iter() if element.get("id")]
        assert len(ids) == len(set(ids)), address
        assert {link.get("href")[1:] for link in page.iter("a") if link.get("href", "").startswith("#")} <= set(ids), address


def test_a_source_that_no_sentence_cites_is_listed_all_the_same(poured):
    assert len(poured().tree("be/profiles/example-volunteer/").findall(".//section[@class='sources']//li")) == 2


def test_a_story_shows_claims_timeline_what_is_not_known_and_sources(poured):
    assert sections(poured().tree(STORY_PAGE)) == ["corrections", "claims", "timeline", "unknown", "sources"]


def test_a_claim_says_how_far_it_holds_and_who_says_so(poured, said):
    claim = poured().tree(STORY_PAGE).find(".//li[@id='claim-help-was-late']")
    text = " ".join("".join(claim.itertext()).split())
    assert text.startswith(f"{said('en', 'claim-claimed')} · ") and said("en", "claim-claimed-means") in text


def test_dates_stand_for_machines_beside_the_words(poured):
    times = [(time.get("datetime"), time.text) for time in poured().tree(STORY_PAGE).find(".//section[@class='timeline']").iter("time")]
    assert times == [("2022-03-01", "1 March 2022"), ("2022-04", "April 2022")]


def test_facts_are_printed_in_the_pages_language(poured):
    site = poured()
    assert "began on 1 March 2022 and lasted 60 days 1 . It cost 1,200 euros 2 ." in site.text(STORY_PAGE)
    assert "1 сакавіка 2022 і цягнуўся 60 дзён" in site.text("be/stories/2022-example-story/")


def test_a_guide_prints_the_day_of_every_fact_that_may_change(poured, said):
    text = poured().text("en/guides/example-guide/")
    as_of = f"({said('en', 'as-of', date='November 2026')})"
    assert f"340 Ukrainian hryvnias {as_of}" in text
    for key, value in (("step-cost", "340 Ukrainian hryvnias"), ("step-time", "10 days")):
        assert f"{said('en', key)} {value} {as_of}" in text


def test_a_guide_gives_the_answer_before_the_steps_and_the_way_out_after_them(poured):
    assert sections(poured().tree("en/guides/example-guide/")) == ["answer", "documents", "steps", "trouble", "sources"]


def test_a_contact_stands_once_beside_the_first_step_that_needs_it(poured):
    assert poured().html("en/guides/example-guide/").count("tel:+380440000000") == 1


def test_a_profile_by_public_record_says_so(poured, said):
    assert said("en", "basis-public-record") in poured().text("en/profiles/example-volunteer/")


def test_a_person_known_by_a_call_sign_is_called_so_and_nothing_else(project, poured):
    """At level 2 the call-sign is the name everywhere: heading, title, address of the list, cards."""
    by_call_sign(project)
    site = poured()
    head = site.html("en/profiles/example-volunteer/").split('<div class="prose">')[0]
    assert "<h1>Kropka</h1>" in head and "Nobody" not in head
    assert "Kropka" in site.text("en/profiles/") and "Nobody" not in site.html("en/profiles/")


@pytest.mark.parametrize(("level", "robots"), [(2, "noindex, nofollow"), (4, "")])
def test_a_person_known_by_a_call_sign_stays_out_of_search_engines(project, desk, level, robots):
    if level == 2:
        by_call_sign(project)
    assert {article.robots for article in articles(desk()) if "profiles/example-volunteer" in article.address} == {robots}


def test_the_day_of_the_last_change_is_the_latest_that_a_reader_can_see(project, desk):
    def modified():
        return {article.address: article.modified for article in articles(desk())}[STORY_PAGE]

    assert modified() == "2026-11-21"  # of the correction
    project.replace(f"{STORY}/story.yml", "published: 2026-11-20", "published: 2026-11-20\nedited: 2026-11-22")
    assert modified() == "2026-11-22"


@pytest.mark.parametrize(("day", "above"), [("2026-11-23", True), ("2026-12-21", True), ("2026-12-22", False)])
def test_a_correction_stands_above_the_text_for_a_month_and_after_it_from_then_on(poured, day, above):
    site = poured(datetime.date.fromisoformat(day))
    html = site.html(STORY_PAGE)
    assert html.count("An earlier version named another month.") == 1
    assert (html.index("An earlier version named another month.") < html.index("The example began on")) == above
    name = "corrections" if above else "earlier-corrections"
    assert name in sections(site.tree(STORY_PAGE))


def test_a_story_counts_at_its_head_how_far_its_claims_hold(project, poured, said):
    """The firmest first, with the number of its sources; each leads to the part of the page."""
    project.replace(f"{STORY}/story.yml", "claims:\n", "claims:\n  - {id: it-happened, status: several-sources, sources: [first-report, second-report]}\n")
    for language, text in (("en", "It happened."), ("be", "Гэта было.")):
        project.replace(f"{STORY}/{language}.yml", "claims:\n", f"claims:\n  it-happened: {text}\n")
    glance = poured().tree(STORY_PAGE).find(".//nav[@class='glance']")
    found = [(" ".join("".join(item.itertext()).split()), item.find("a").get("href")) for item in glance.iter("li")]
    assert found[:3] == [(f"{said('en', f'claim-{status}')} 1", "#claims") for status in ("established", "several-sources", "claimed")]
    assert found[3:] == [(said("en", "unknown"), "#unknown"), (f"{said('en', 'sources')} 2", "#sources")]


def test_a_guide_leads_at_its_head_to_every_number_on_the_page(poured):
    page = poured().tree("en/guides/example-guide/")
    (link,) = page.find(".//nav[@class='call']").iter("a")
    plate = page.find(f".//section[@id='{link.get('href')[1:]}']")
    assert [a.get("href") for a in plate.iter("a")][0] == "tel:+380440000000"


def test_a_guide_leads_to_no_number_that_is_closed(project, poured):
    project.replace("data/contacts/example-line/contact.yml", "status: confirmed\noriginal: en\nconfirmed: {on: 2026-11-20, how: called}", "status: closed\noriginal: en")
    assert poured().tree("en/guides/example-guide/").find(".//nav[@class='call']") is None


def test_a_list_of_papers_forgets_what_was_ticked(poured):
    boxes = list(poured().tree("en/guides/example-guide/").iter("input"))
    assert boxes and {(box.get("type"), box.get("autocomplete"), box.get("name")) for box in boxes} == {("checkbox", "off", None)}


def test_headings_never_share_an_id_with_a_part_of_the_page(project, poured):
    project.replace(f"{STORY}/en.yml", "  It cost {fund}", "  ## sources\n\n  ## claims\n\n  ## content\n\n  It cost {fund}")
    assert re.findall(r'<h2 id="(t-[^"]*)">', poured().html(STORY_PAGE)) == ["t-1", "t-2", "t-3"]


def test_a_claim_and_an_event_print_facts_and_nothing_else(project, poured):
    project.replace(f"{STORY}/en.yml", "help-came: ", "help-came: \"{helped}, {nothing} and {{7*7}} came.\" #")
    project.replace(f"{STORY}/en.yml", "beginning: ", "beginning: \"After {helped} it began.\" #")
    page = poured().text(STORY_PAGE)
    assert "60 days, {nothing} and {{7*7}} came." in page.replace("\u00a0", " ")
    assert "After 60 days it began." in page.replace("\u00a0", " ")
