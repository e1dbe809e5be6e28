"""Lists: what they hold, how one chooses among them without scripts, and the hotline in its true state."""

import pytest

pytest_plugins = ["site_fixtures"]

HOTLINE = "data/contacts/example-line/contact.yml"
CONFIRMED = "status: confirmed\noriginal: en\nconfirmed: {on: 2026-11-20, how: called}"


def cards(page):
    return [card.find(".//a").get("href") for card in page.iter("article") if "card" in card.get("class")]


def links(page, section):
    return [link.get("href") for link in page.find(f".//section[@id='{section}']").iter("a")]


def test_home_answers_three_questions_in_turn(poured):
    page = poured().tree("en/")
    assert [section.get("id") for section in page.iter("section")] == ["help", "know", "write"]
    assert all(section.find("h2") is not None for section in page.iter("section"))


def test_home_leads_to_help_by_number_by_country_and_by_need(poured):
    found = links(poured().tree("en/"), "help")
    assert [link for link in found if link.startswith("tel:")] == ["tel:112", "tel:+380440000000"]
    assert [link for link in found if not link.startswith("tel:")] == ["help/", "contacts/", "countries/ua/", "needs/papers/", "guides/"]


def test_home_tells_the_latest_story_first(project, poured):
    assert cards(poured().tree("en/")) == ["stories/2022-example-story/"]
    assert links(poured().tree("en/"), "know") == ["stories/2022-example-story/", "stories/", "timeline/", "map/", "profiles/"]


def test_home_leads_writers_to_the_pages_for_them_and_says_what_each_is_about(project, poured):
    project.write("docs/en/press.md", "---\ntitle: Press\ndescription: How to cite us.\n---\nText.\n")
    page = poured().tree("en/")
    assert links(page, "write") == ["press/"]
    assert "How to cite us." in "".join(page.find(".//section[@id='write']").itertext())


def test_home_gives_no_number_of_a_hotline_that_is_closed(project, poured):
    project.replace(HOTLINE, CONFIRMED, "status: closed\noriginal: en")
    assert "044" not in poured().text("en/")


def test_choices_stand_in_the_order_of_the_editors(poured, project):
    project.replace("data/stories/2022-example-story/story.yml", "topics: [example]", "topics: [other, example]")
    project.append("data/vocabulary/topics.yml", "other:\n  label: {be: Абв, uk: Абв, en: Abc, ru: Абв, pl: Abc}\n")
    assert [link.split("/")[2] for link in filter_links(poured().tree("en/stories/")) if "topics" in link] == ["example", "other"]


def test_the_value_in_force_is_marked_by_a_word(poured, said):
    page = poured().tree("en/topics/example/")
    (here,) = [link for link in page.find(".//div[@class='filters']").iter("a") if link.get("aria-current")]
    assert here.get("href") == "./" and here.text == said("en", "shown", name="Example")


def filter_links(page):
    return [link.get("href") for link in page.find(".//div[@class='filters']").iter("a")]


@pytest.mark.parametrize(
    ("status", "key"),
    [(CONFIRMED, "contact-confirmed"), ("status: unconfirmed\noriginal: en", "contact-unconfirmed"), ("status: closed\noriginal: en", "hotline-closed")],
)
@pytest.mark.parametrize("language", ["en", "be", "pl"])
def test_home_shows_the_hotline_in_its_true_state(project, poured, said, status, key, language):
    project.replace(HOTLINE, CONFIRMED, status)
    days = {"en": "20 November 2026", "be": "20 лістапада 2026", "pl": "20 listopada 2026"}
    assert said(language, key, date=days[language]) in poured().text(f"{language}/")


def test_a_list_can_be_narrowed_by_links_to_pages_that_exist(poured):
    site = poured()
    for kind, facets in {"stories": ["topics", "places", "years"], "profiles": ["topics", "places"], "guides": ["needs", "countries", "topics"]}.items():
        found = filter_links(site.tree(f"en/{kind}/"))
        assert [link.split("/")[1] for link in found] == facets
        assert all(f"en/{link.removeprefix('../')}index.html" in site for link in found)


def test_a_page_of_a_value_holds_the_records_that_have_it(poured):
    site = poured()
    assert cards(site.tree("en/topics/example/")) == ["../../stories/2022-example-story/", "../../guides/example-guide/"]
    assert cards(site.tree("en/years/2022/")) == ["../../stories/2022-example-story/"]


def test_a_story_over_several_years_is_found_under_each(project, poured):
    project.replace("data/stories/2022-example-story/story.yml", "to: 2022-04}", "to: 2024-01}")
    assert [f"en/years/{year}/index.html" in poured() for year in (2021, 2022, 2023, 2024, 2025)] == [False, True, True, True, False]


def test_a_page_of_a_need_shows_the_contacts_for_it(poured):
    assert "tel:+380440000000" in poured().html("en/needs/papers/")


@pytest.mark.parametrize("path", ["", "stories/", "profiles/", "guides/", "contacts/", "topics/example/", "years/2022/"])
def test_a_list_stands_in_every_language_whether_its_records_have_words_or_not(poured, path):
    assert {f"{language}/{path}index.html" for language in ("be", "uk", "en", "ru", "pl")} <= set(poured())


def test_a_list_without_records_says_so(project, poured, said):
    project.replace("data/guides/example-guide/guide.yml", "published: 2026-11-20", "published: 2026-12-01")
    assert said("en", "nothing-yet") in poured().text("en/guides/")


def test_a_closed_contact_stands_last_in_the_list(project, poured):
    project.replace(HOTLINE, CONFIRMED, "status: closed\noriginal: en")
    page = poured().tree("en/contacts/")
    assert [plate.get("id") for plate in page.iter("section") if plate.get("id")] == ["example-emergency", "example-line"]
