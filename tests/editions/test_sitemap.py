"""sitemap.xml: what search engines may show, with the day of its last real change."""

from xml.etree import ElementTree

import pytest

pytest_plugins = ["site_fixtures"]

BASE = "https://example.org/some/prefix/"
XMLNS = "{http://www.sitemaps.org/schemas/sitemap/0.9}"


@pytest.fixture
def sitemap(project, poured):
    """The addresses of the sitemap, each with its day."""
    project.append("data/site.yml", f"base_address: {BASE}\n")

    def read():
        root = ElementTree.fromstring(poured()["sitemap.xml"])
        return {url.findtext(f"{XMLNS}loc").removeprefix(BASE): url.findtext(f"{XMLNS}lastmod") for url in root}

    return read


def test_a_record_has_the_day_of_its_last_change_and_a_list_none(sitemap):
    found = sitemap()
    assert found["en/stories/2022-example-story/"] == "2026-11-21"
    assert found["uk/guides/example-guide/"] == "2026-11-20"
    assert found["en/"] is None


def test_it_holds_every_page_of_every_language_and_no_chooser_or_discreet_page(sitemap, poured):
    found = sitemap()
    assert set(found) == {address for address in poured().pages() if address[2:3] == "/" and address[2:5] != "/g/"}


def test_a_person_who_is_not_to_be_found_is_not_in_it(project, sitemap):
    project.replace("data/profiles/example-volunteer/profile.yml", "level: 4", "level: 2")
    assert [address for address in sitemap() if "example-volunteer" in address] == []


@pytest.mark.parametrize(
    ("file", "old", "new"),
    [
        ("stories/2022-example-story/story.yml", "published: 2026-11-20", "published: 2026-12-01"),
        ("profiles/example-volunteer/profile.yml", "expires: 2027-11-20", "expires: 2026-11-23"),
    ],
)
def test_what_readers_may_not_see_is_not_in_it(project, sitemap, file, old, new):
    project.replace(f"data/{file}", old, new)
    assert [address for address in sitemap() if file.split("/")[1] in address] == []


def test_the_day_of_the_build_changes_nothing(project, poured):
    import datetime

    project.append("data/site.yml", f"base_address: {BASE}\n")
    assert poured()["sitemap.xml"] == poured(datetime.date(2026, 12, 1))["sitemap.xml"]
