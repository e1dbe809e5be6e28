"""The help finder: three choices to the first steps, the contacts and a way out; nothing unsafe in its Belarusian branch."""

import re

import pytest

pytest_plugins = ["site_fixtures"]

GUIDE = "data/guides/example-guide/guide.yml"
LINE = "data/contacts/example-line/contact.yml"
ANYWHERE = "countries: [ua]\nneeds: [papers]\nurgency: soon"


def words(element):
    return " ".join(" ".join(element.itertext()).split())


def by_class(page, name):
    return [element for element in page.iter() if name in element.get("class", "").split()]


def copy_guide(project, id, old, new):
    """Another guide like the first one, with one difference."""
    for name in ("guide", "en"):
        text = (project / f"data/guides/example-guide/{name}.yml").read_text(encoding="utf-8").replace("How to hand in", f"{id}, or how to hand in")
        project.write(f"data/guides/{id}/{name}.yml", text.replace(old, new))


@pytest.mark.parametrize("language", ["be", "uk", "en", "ru", "pl"])
def test_the_finder_stands_in_every_language_and_home_leads_to_it(poured, said, language):
    site = poured()
    assert said(language, "finder-where") in site.text(f"{language}/help/")
    links = {link.get("href"): words(link) for link in site.tree(f"{language}/").iter("a")}
    assert links["help/"] == said(language, "to-finder")


def test_a_country_then_a_need_lead_to_the_guide_its_first_steps_and_its_contacts(poured):
    country, need = poured().tree("en/help/").iter("details")
    assert words(country.find("summary")) == "Ukraine" and words(need.find("summary")) == "Papers"
    assert need.find(".//h4/a").get("href") == "../guides/example-guide/"
    assert [words(step) for step in need.iter("li")][:2] == ["Fill in the form", "Hand it in"]
    assert "tel:+380440000000" in [link.get("href") for link in need.iter("a")]


def test_an_answer_stands_in_the_words_of_somebody_who_needs_it(project, poured):
    project.replace("data/vocabulary/needs.yml", "pl: Dokumenty}", 'pl: Dokumenty}\n  says: {be: а, uk: а, en: "My papers are gone", ru: а, pl: a}')
    _, need = poured().tree("en/help/").iter("details")
    assert words(need.find("summary")) == "Papers My papers are gone"


def test_every_answer_ends_in_steps_contacts_and_a_line_for_when_none_fits(project, poured, said):
    copy_guide(project, "other-guide", ANYWHERE, "countries: [by, ua]\nneeds: [emergency, papers]\nurgency: now")
    answers = by_class(poured().tree("en/help/"), "finder-need")
    assert len(answers) == 4
    for answer in answers:
        assert answer.find(".//ol/li") is not None and said("en", "contacts") in [words(title) for title in answer.iter("h4")]
        assert said("en", "finder-none") in words(answer) and answer.findall("p/a")[-1].get("href") == "../contacts/"


def test_no_link_or_name_of_the_page_tells_which_answer_was_chosen(poured):
    page = poured().tree("en/help/")
    parts = [element for element in page.find(".//main").iter() if element.tag in ("details", "summary")]
    assert parts and all(set(element.attrib) <= {"class"} for element in parts)
    assert not [link.get("href") for link in page.find(".//main").iter("a") if re.search("[?#]", link.get("href"))]


def test_guides_stand_by_urgency_and_then_by_how_much_they_are_about_the_need(project, poured):
    copy_guide(project, "aside", ANYWHERE, "countries: [ua]\nneeds: [emergency, papers]\nurgency: soon")
    copy_guide(project, "later", "urgency: soon", "urgency: plan")
    copy_guide(project, "urgent", ANYWHERE, "countries: [ua]\nneeds: [emergency, papers]\nurgency: now")
    answer = by_class(poured().tree("en/help/"), "finder-need")[-1]
    order = [link.get("href").split("/")[-2] for link in answer.findall(".//h4/a")]
    assert order == ["urgent", "example-guide", "aside", "later"]
    assert [words(line) for line in by_class(answer, "finder-urgency")] == ["Do it now", "Do it soon", "Plan ahead"]


def test_in_belarus_no_number_is_shown_that_is_not_known_to_be_safe_there(project, poured, said):
    project.replace(GUIDE, "countries: [ua]", "countries: [by, ua]")
    project.replace(LINE, "countries: [ua]", "countries: [by]")
    countries = {words(element.find("summary")): element for element in by_class(poured().tree("en/help/"), "finder-country")}
    assert "+380 44 000 00 00" in words(countries["Ukraine"])
    inside = words(countries["Belarus"])
    assert said("en", "finder-from-belarus") in inside and said("en", "finder-from-belarus") not in words(countries["Ukraine"])
    assert not [text for text in ("+380", "@example_line", "line@example.org", "https://example.org/line") if text in inside]
    project.replace(LINE, "from_belarus: no", "from_belarus: yes")
    countries = {words(element.find("summary")): element for element in by_class(poured().tree("en/help/"), "finder-country")}
    assert "+380 44 000 00 00" in words(countries["Belarus"]) and "@example_line" not in words(countries["Belarus"])


def test_a_contact_of_another_country_is_not_shown(project, poured, said):
    project.append("data/vocabulary/countries.yml", "pl:\n  label: Poland\n")
    project.replace(GUIDE, "countries: [ua]", "countries: [pl, ua]")
    countries = {words(element.find("summary")): words(element) for element in by_class(poured().tree("en/help/"), "finder-country")}
    assert said("en", "finder-no-contacts") in countries["Poland"] and "+380" not in countries["Poland"]


def test_a_closed_contact_is_not_shown(project, poured):
    project.replace(LINE, "status: confirmed\noriginal: en\nconfirmed: {on: 2026-11-20, how: called}", "status: closed\noriginal: en")
    assert "+380" not in poured().text("en/help/")


@pytest.mark.parametrize(("old", "new"), [("status: published", "status: retired"), ("published: 2026-11-20", "published: 2026-12-01")])
def test_a_guide_that_is_not_kept_or_not_out_yet_is_no_answer(project, poured, old, new):
    project.replace(GUIDE, old, new)
    assert not list(poured().tree("en/help/").iter("details"))


def test_a_guide_that_must_be_checked_again_says_so(project, poured, said):
    project.replace(GUIDE, "on: 2026-11-20, how: official-page, review_after: 30", "on: 2026-11-20, how: official-page, review_after: 1")
    assert said("en", "do-not-rely-over", date="21 November 2026") in poured().text("en/help/")


def test_a_guide_in_another_language_is_marked(poured):
    page = poured().tree("pl/help/")
    assert page.find(".//h4[@lang]").get("lang") == "en" and page.find(".//h4/a").get("hreflang") == "en"


def test_an_answer_with_many_guides_shows_the_most_urgent_and_leads_to_all_of_them(project, poured, said, monkeypatch):
    copy_guide(project, "later", "urgency: soon", "urgency: plan")
    copy_guide(project, "urgent", "urgency: soon", "urgency: now")
    monkeypatch.setattr("infocentre.articles.finder.MOST", 1)
    site = poured()
    (answer,) = by_class(site.tree("en/help/"), "finder-need")
    assert [link.get("href").split("/")[-2] for link in answer.findall(".//h4/a")] == ["urgent"]
    (more,) = by_class(answer, "more")
    assert words(more) == f"{said('en', 'more-guides', n=2)}: Papers" and more.find("a").get("href") == "../needs/papers/"
    assert all(id in site.html("en/needs/papers/") for id in ("later", "urgent", "example-guide"))
