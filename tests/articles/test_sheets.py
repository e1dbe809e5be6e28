"""Long lists have pages: each record stands on one of them, and each page leads to the next."""

import re

import pytest

pytest_plugins = ["site_fixtures"]

STORY = "data/stories/2022-example-story"


@pytest.fixture
def many(project):
    """The example centre with 130 stories more, all alike."""
    for number in range(130):
        for name in ("story.yml", "en.yml"):
            text = (project / STORY / name).read_text("utf-8")
            project.write(f"data/stories/copy-{number:03}/{name}", re.sub(r"corrections:(\n .*)*", "", text))
    return project


def cards(page):
    return [card.find(".//a").get("href") for card in page.iter("article") if "card" in card.get("class")]


@pytest.mark.parametrize(("path", "up"), [("en/stories/", "../"), ("en/topics/example/", "../../../stories/")])
def test_every_record_stands_on_one_page_of_a_long_list(many, poured, path, up):
    site = poured()
    found = [link.rstrip("/").rpartition("/")[2] for sheet in ("", "page-2/", "page-3/") for link in cards(site.tree(f"{path}{sheet}")) if "guides" not in link]
    assert sorted(found) == sorted(["2022-example-story", *(f"copy-{number:03}" for number in range(130))])
    assert f"{path}page-4/index.html" not in site


def test_each_page_leads_to_its_neighbours_and_says_which_it_is(many, poured):
    site = poured()
    around = {sheet: [link.get("href") for link in site.tree(f"en/stories/{sheet}").find(".//nav[@class='pager']").iter("a")] for sheet in ("", "page-2/", "page-3/")}
    assert around == {"": ["page-2/"], "page-2/": ["../", "../page-3/"], "page-3/": ["../page-2/"]}
    assert "Page 2 of 3" in site.text("en/stories/page-2/")
    assert site.tree("en/stories/page-2/").find(".//title").text != site.tree("en/stories/").find(".//title").text


def test_a_short_list_has_no_pager(poured):
    assert poured().tree("en/stories/").find(".//nav[@class='pager']") is None


def test_an_id_cannot_take_the_address_of_a_page_of_a_list(project):
    (project / STORY).rename(project / "data/stories/page-2")
    assert any("kept for the site" in problem.message for problem in project.examine()[1])
