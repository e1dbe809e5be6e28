"""An old address leads to the record that took its place."""

import re
from urllib.parse import urljoin

import pytest

from infocentre.articles.discreet import number_of

pytest_plugins = ["site_fixtures"]

OLD, NEW = "guides/an-old-guide", "guides/example-guide"


@pytest.fixture
def moved(project):
    """The project, in which one guide has had another address."""
    project.append("data/published.yml", f"redirects:\n  {OLD}: {NEW}\n")
    return project


def leads_to(site, address):
    """Where a page sends a browser and where its link leads, from the root of the site."""
    page = site.html(address)
    refresh = re.search(r'http-equiv="refresh" content="0; url=([^"]*)"', page)[1]
    assert site.tree(address).find(".//a").get("href") == refresh
    return urljoin(f"/{address}", refresh)


@pytest.mark.parametrize(
    ("language", "target"),
    [("", f"/{NEW}/"), ("uk/", f"/uk/{NEW}/"), ("en/", f"/en/{NEW}/"), ("be/", f"/uk/{NEW}/"), ("pl/", f"/en/{NEW}/")],
)
def test_it_leads_to_the_new_address_in_the_best_language(moved, poured, language, target):
    assert leads_to(poured(), f"{language}{OLD}/") == target


def test_the_page_is_in_its_readers_language_and_not_for_search_engines(moved, poured, said):
    page = poured().tree(f"uk/{OLD}/")
    assert page.get("lang") == "uk"
    assert page.find("head/title").text == said("uk", "moved")
    assert {"robots": "noindex", "referrer": "no-referrer"}.items() <= {meta.get("name"): meta.get("content") for meta in page.iter("meta")}.items()


def test_the_page_runs_nothing(moved, poured):
    assert "default-src 'none'" in poured().html(f"uk/{OLD}/")


def test_no_page_leads_to_a_record_that_readers_may_not_see(moved, poured):
    moved.replace("data/guides/example-guide/guide.yml", "published: 2026-11-20", "published: 2026-12-01")
    assert poured().holding("an-old-guide") == []


def test_a_contact_that_moved_has_no_page_to_lead_from(project, poured):
    project.append("data/published.yml", "redirects:\n  contacts/an-old-line: contacts/example-line\n")
    assert poured().holding("an-old-line") == []


def test_an_old_address_is_in_no_sitemap_and_no_list(moved, poured):
    moved.append("data/site.yml", "base_address: https://example.org/\n")
    assert {path for path, content in poured().items() if b"an-old-guide" in content} == set()


@pytest.mark.parametrize(("language", "shown"), [("en", "en"), ("uk", "uk"), ("pl", "en")])
def test_the_discreet_address_of_a_guide_that_moved_leads_to_its_new_discreet_one(moved, poured, language, shown):
    site = poured()
    address = f"{language}/g/{number_of(OLD)}/"
    assert leads_to(site, address) == f"/{shown}/g/{number_of(NEW)}/"
    assert "guide" not in site.html(address)
