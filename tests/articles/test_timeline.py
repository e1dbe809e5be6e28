"""The timeline: every story and event is on it, in the order of the days, whole and topic by topic."""

import pytest
from made_files import another_story

pytest_plugins = ["site_fixtures"]

STORY = "data/stories/2022-example-story"
LANGUAGES = ("be", "uk", "en", "ru", "pl")


def knots(page, which):
    """The links of the stories or of the events, in the order of the page."""
    lines = [item for line in page.iter("ol") if line.get("class") == "line" for item in line]
    return [item.find(".//a").get("href") for item in lines if (item.get("class") == "begins") == (which == "stories")]


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_story_and_each_of_its_events_is_there_in_every_language(project, poured, language):
    another_story(project, "2023-another")
    page = poured().tree(f"{language}/timeline/")
    assert sorted(link.split("/")[-2] for link in knots(page, "stories")) == ["2022-example-story", "2023-another"]
    assert sorted(link.split("/")[-1] for link in knots(page, "events")) == ["#event-beginning"] * 2 + ["#event-end"] * 2


@pytest.mark.parametrize("address", ["en/timeline/", "uk/timeline/", "en/timeline/example/"])
def test_every_link_leads_to_a_page_and_to_an_event_on_it(poured, address):
    site = poured()
    depth = address.count("/")
    for link in (*knots(site.tree(address), "stories"), *knots(site.tree(address), "events")):
        path, _, id = link.partition("#")
        target = ("/".join(address.split("/")[: depth - path.count("../")]) + "/" + path.replace("../", "")).lstrip("/")
        assert not id or site.tree(target).find(f".//*[@id='{id}']") is not None, link


def test_it_goes_from_the_earliest_to_the_latest(project, poured):
    another_story(project, "2014-earlier", ("happened: {from: 2022-03-01", "happened: {from: 2014"))
    page = poured().tree("en/timeline/")
    assert [heading.text.strip() for heading in page.iter("h2")] == ["2014", "2022"]
    assert [link.split("/")[-2] for link in knots(page, "stories")] == ["2014-earlier", "2022-example-story"]
    days = [time.get("datetime") for time in page.iter("time")]
    assert len(days) == 4 and days == sorted(days)


def test_what_has_no_month_stands_after_the_months_of_its_year(project, poured, said):
    another_story(project, "2022-vague", ("happened: {from: 2022-03-01", "happened: {from: 2022"))
    page = poured().tree("en/timeline/")
    assert [heading.text for heading in page.iter("h3")][-1] == said("en", "month-not-stated")
    assert [link.split("/")[-2] for link in knots(page, "stories")] == ["2022-example-story", "2022-vague"]


def test_a_topic_shows_its_own_stories_only(project, poured):
    another_story(project, "2023-another", ("topics: [example]", "topics: [memory]"))
    site = poured()
    assert {link.split("/")[-2] for link in knots(site.tree("en/timeline/memory/"), "stories")} == {"2023-another"}
    assert {link.split("/")[-2] for link in knots(site.tree("en/timeline/example/"), "events")} == {"2022-example-story"}


@pytest.mark.parametrize("section", ["timeline", "map"])
def test_the_topic_that_is_shown_is_marked_by_a_word_and_is_no_link(poured, said, section):
    nav = poured().tree(f"en/{section}/example/").find(".//nav[@class='choices filters']")
    (chosen,) = [item for item in nav.iter("li") if item.find("a") is None]
    assert chosen.find("strong").get("aria-current") == "page"
    assert " ".join("".join(chosen.itertext()).split()) == f"Example 1 {said('en', 'chosen')}"


@pytest.mark.parametrize("section", ["timeline", "map"])
def test_the_topics_are_links_to_pages_that_exist_in_every_language(poured, section):
    site = poured()
    for language in LANGUAGES:
        links = [link.get("href") for link in site.tree(f"{language}/{section}/").find(".//nav[@class='choices filters']").iter("a")]
        assert links == ["example/"] and f"{language}/{section}/example/index.html" in site


@pytest.mark.parametrize("section", ["timeline", "map"])
def test_a_story_that_may_not_be_seen_is_not_there(project, poured, section):
    project.replace(f"{STORY}/story.yml", "published: 2026-11-20", "published: 2026-11-24")
    site = poured()
    assert "example-story" not in site.html(f"en/{section}/") and f"en/{section}/example/index.html" not in site


@pytest.mark.parametrize("section", ["timeline", "map"])
def test_words_in_another_language_are_marked(poured, section):
    page = poured().tree(f"pl/{section}/")
    links = [link for link in page.find(".//main").iter("a") if "2022-example-story" in link.get("href")]
    assert links and all(link.get("lang") == link.get("hreflang") == "en" for link in links)


def test_a_line_that_grows_too_long_shows_the_stories_without_their_events(project, poured, monkeypatch):
    another_story(project, "2023-another", ("topics: [example]", "topics: [memory]"))
    monkeypatch.setattr("infocentre.articles.timeline.MOST", 3)
    site = poured()
    assert len(knots(site.tree("en/timeline/"), "stories")) == 2 and knots(site.tree("en/timeline/"), "events") == []
    assert len(knots(site.tree("en/timeline/memory/"), "events")) == 2


def test_a_line_with_too_many_stories_shows_the_first_of_each_month_and_leads_to_the_year(project, poured, said, monkeypatch):
    another_story(project, "2022-later", ("happened: {from: 2022-03-01", "happened: {from: 2022-03-02"))
    another_story(project, "2022-latest", ("happened: {from: 2022-03-01", "happened: {from: 2022-03-03"))
    another_story(project, "2023-another", ("happened: {from: 2022-03-01, to: 2022-04}", "happened: {from: 2023-01-01}"))
    monkeypatch.setattr("infocentre.articles.timeline.MOST", 3)
    page = poured().tree("en/timeline/")
    assert [link.split("/")[-2] for link in knots(page, "stories")] == ["2022-example-story", "2023-another"]
    (more,) = [line for line in page.iter("p") if line.get("class") == "more"]
    assert "".join(more.itertext()) == f"{said('en', 'more-stories', n=2)}: 2022" and more.find("a").get("href") == "../years/2022/"
    counted = [heading.find("span").text for heading in page.iter("h2")]
    assert counted == [said("en", "stories-here", n=3), said("en", "stories-here", n=1)]
