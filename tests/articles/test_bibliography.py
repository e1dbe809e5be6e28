"""The pages of all sources: each once, with the records that rest on it."""

import re
from urllib.parse import urljoin

import pytest

from infocentre.articles.bibliography import bibliography

pytest_plugins = ["site_fixtures"]

STORY = "data/stories/2022-example-story/story.yml"


def entries(page):
    """Each source of a page in their order, with the links to the records that cite it."""
    return [(item.find(".//a[@rel]").get("href"), [link.get("href") for link in item.iter("a") if not link.get("rel")]) for item in page.findall(".//section/ul/li")]


def items(page):
    found = dict(entries(page))
    assert len(found) == len(entries(page)), "a source stands twice"
    return found


def hide(project):
    """The person of the example is no longer to be found by search engines."""
    project.replace("data/profiles/example-volunteer/profile.yml", "  level: 4\n", "  level: 2\n")
    for language in ("be", "en"):
        text = (project / f"data/profiles/example-volunteer/{language}.yml").read_text("utf-8")
        name = next(line for line in text.split("\n") if line.startswith("name:"))
        project.replace(f"data/profiles/example-volunteer/{language}.yml", f"{name}\n", "call_sign: Example\n")


def test_each_source_stands_once_with_every_record_that_cites_it(poured):
    found = items(poured().tree("en/sources/"))
    assert found["https://example.org/first"] == ["../about/", "../profiles/example-volunteer/", "../stories/2022-example-story/"]
    assert found["https://example.org/form"] == ["../guides/example-guide/"]


def test_a_record_without_words_in_the_language_is_linked_in_another_and_says_so(poured):
    page = poured().tree("be/sources/")
    link = next(link for link in page.iter("a") if "guides/example-guide" in link.get("href", ""))
    assert (link.get("href"), link.get("lang"), link.get("hreflang")) == ("../../uk/guides/example-guide/", "uk", "uk")


def test_the_sources_of_a_record_that_is_not_live_are_not_there(project, poured):
    project.replace("data/guides/example-guide/guide.yml", "published: 2026-11-20\n", "published: 2026-12-20\n")
    assert "https://example.org/form" not in items(poured().tree("en/sources/"))


def test_a_person_kept_out_of_search_engines_is_not_named_beside_a_source(project, poured):
    before = items(poured().tree("en/sources/"))["https://example.org/first"]
    hide(project)
    after = poured()
    assert "en/profiles/example-volunteer/index.html" in after
    assert items(after.tree("en/sources/"))["https://example.org/first"] == [link for link in before if "profiles" not in link]



# Many sources are divided into pages

LANGUAGES = ("be", "uk", "en", "ru", "pl")
HOST = "https://host.example/"


@pytest.fixture
def two_a_page(monkeypatch):
    monkeypatch.setattr("infocentre.articles.bibliography.SOURCES_A_SHEET", 2)


def sheets(site, language="en"):
    """The addresses of the pages of all sources, in their order."""
    found = [address for address in site.pages() if address.startswith(f"{language}/sources/")]
    return sorted(found, key=lambda address: int((re.findall(r"page-(\d+)", address) or ["1"])[0]))


def cited(site, address):
    """The sources of a page in their order, each with the pages to which it leads."""
    return [(source, [urljoin(HOST + address, link) for link in links]) for source, links in entries(site.tree(address))]


def test_each_source_stands_on_one_page_in_the_order_of_the_undivided_list(poured, monkeypatch):
    whole = cited(poured(), "en/sources/")
    monkeypatch.setattr("infocentre.articles.bibliography.SOURCES_A_SHEET", 2)
    site = poured()
    pages = [cited(site, address) for address in sheets(site)]
    assert [len(page) for page in pages] == [2, 2, 1] and sheets(site)[1:] == ["en/sources/page-2/", "en/sources/page-3/"]
    assert sum(pages, []) == whole


def test_as_many_sources_as_a_page_holds_are_one_page_without_a_way_to_others(poured, monkeypatch):
    monkeypatch.setattr("infocentre.articles.bibliography.SOURCES_A_SHEET", 5)
    site = poured()
    page = site.tree("en/sources/")
    assert sheets(site) == ["en/sources/"] and len(items(page)) == 5
    assert page.find(".//nav[@class='pager']") is None and page.find(".//div[@class='filters']") is None
    assert [section.attrib for section in page.iter("section")] == [{}] * 3


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_choice_of_outlets_leads_from_each_page_to_where_each_of_them_begins(two_a_page, poured, language):
    site = poured()
    sections = [(address, section.get("id"), section.find("h2")) for address in sheets(site, language) for section in site.tree(address).iter("section")]
    begins = {}
    for address, id, heading in sections:
        begins.setdefault(" ".join("".join(heading.itertext()).split()), f"{HOST}{address}#{id}")
    assert len(begins) == 3 < len(sections), "one outlet goes on from a page to the next, under its heading again"
    for address in sheets(site, language):
        choices = site.tree(address).find(".//div[@class='filters']").iter("li")
        assert {" ".join("".join(item.itertext()).split()): urljoin(HOST + address, item.find("a").get("href")) for item in choices} == begins


def test_each_page_leads_to_its_neighbours_has_a_title_of_its_own_and_names_the_same_page_in_other_languages(project, two_a_page, poured):
    project.append("data/site.yml", f"base_address: {HOST}\n")
    site = poured()
    around = [[urljoin(address, link.get("href")) for link in site.tree(address).find(".//nav[@class='pager']").iter("a")] for address in sheets(site)]
    first, second, third = sheets(site)
    assert around == [[second], [first, third], [second]]
    assert len({site.tree(address).find(".//title").text for address in sheets(site)}) == 3 and "page 2" in site.tree(second).find(".//title").text
    for address in sheets(site):
        named = {link.get("hreflang"): link.get("href") for link in site.tree(address).iter("link") if link.get("rel") == "alternate"}
        assert {language: named[language] for language in LANGUAGES} == {language: HOST + address.replace("en/", f"{language}/", 1) for language in LANGUAGES}
        assert all(f"{language}/{address.removeprefix('en/')}index.html" in site for language in LANGUAGES)


def test_the_sources_of_a_person_kept_out_of_search_engines_fill_no_page(project, poured, monkeypatch):
    monkeypatch.setattr("infocentre.articles.bibliography.SOURCES_A_SHEET", 1)
    project.replace("data/profiles/example-volunteer/profile.yml", "https://example.org/first", "https://example.org/person")
    site = poured()
    before = [cited(site, address)[0][0] for address in sheets(site)]
    hide(project)
    site = poured()
    after = [[source for source, _ in cited(site, address)] for address in sheets(site)]
    assert "https://example.org/person" in before and after == [[source] for source in before if source != "https://example.org/person"]
    assert not [path for path in site.holding("profiles/example-volunteer") if "/sources/" in path]


def test_notes_without_an_address_are_one_source_when_outlet_title_and_day_are_the_same(project, poured, monkeypatch):
    monkeypatch.setattr("infocentre.articles.bibliography.SOURCES_A_SHEET", 1)
    for record in ("profiles/example-volunteer/profile.yml", "stories/2022-example-story/story.yml"):
        project.replace(f"data/{record}", 'url: "https://example.org/second", published: 2022-05', "published: 2022-05")
    same = poured()
    assert same.html(sheets(same)[-1]).count("Second Outlet, May 2022") == 1 and len(sheets(same)) == 5
    project.replace("data/profiles/example-volunteer/profile.yml", "published: 2022-05,", "published: 2022-06,")
    assert len(sheets(poured())) == 6


def test_a_page_rests_on_the_records_that_it_names_and_on_what_puts_all_sources_in_order(two_a_page, desk):
    """Whatever was put in order for an earlier page, each rests on it."""
    opened = desk()
    for sheet in (1, 3):
        with opened.noting() as asked:
            bibliography(opened, "en", sheet)
        found = {opened.questions[number] for number in asked}
        assert {("citing",), ("labels", "outlets", "en")} <= found
    for name in ("brief", "line"):
        assert {question[1] for question in found if question[0] == name} == {"stories/2022-example-story", "profiles/example-volunteer"}
    assert ("briefs",) not in found and len(found) < 20
