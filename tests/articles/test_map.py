"""The map: its list is equal to it, and every story stands there in every language."""

import pytest
from made_files import another_story

pytest_plugins = ["site_fixtures"]

LANGUAGES = ("be", "uk", "en", "ru", "pl")
SVG = "{http://www.w3.org/2000/svg}"
PLACES = "data/vocabulary/places.yml"


@pytest.fixture
def wide(project):
    """The project with another oblast, a foreign city, a story in three places and one in none."""
    project.append(
        PLACES,
        "north:\n  country: by\n  tile: {column: 9, row: 0, short: Nor}\n  label: North\n"
        "far-town:\n  country: pl\n  label: Far Town\n"
        "second-town:\n  country: ua\n  within: example-oblast\n  label: Second Town\n",
    )
    project.append("data/vocabulary/countries.yml", "pl:\n  tile: {column: 1, row: 4, short: PL}\n  label: Poland\n")
    another_story(project, "2023-wide", ("places: [example-town]", "places: [north, far-town, second-town, example-town]"))
    another_story(project, "2024-nowhere", ("places: [example-town]", "places: []"))
    return project


@pytest.fixture
def few(monkeypatch):
    """A tile shows one story."""
    monkeypatch.setattr("infocentre.articles.map.MOST", 1)


def knots(page):
    """The links of the map: the id each leads to, the number it shows, and the size of its knot."""
    drawing = page.find(f".//{SVG}svg[@class='map']")
    return {link.get("href").removeprefix("#"): (int(list(link)[-1].text), _size(link)) for link in drawing.iter(f"{SVG}a")}


def _size(link):
    """How far a knot reaches to the right of its upper tip."""
    return float(link.find(f"{SVG}path").get("d").split("l")[1].split()[0])


def listed(page):
    """The stories under each id of the list."""
    return {section.get("id"): [_id(item) for item in section.iter("li")] for section in page.find(".//div[@class='as-a-list']").iter("section")}


def _id(item):
    return item.find("a").get("href").split("/")[-2]


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_story_stands_in_the_list_in_every_language(wide, poured, language):
    page = poured().tree(f"{language}/map/").find(".//div[@class='as-a-list']")
    assert {_id(item) for item in page.iter("li")} == {"2022-example-story", "2023-wide", "2024-nowhere"}


@pytest.mark.parametrize("address", ["be/map/", "en/map/", "en/map/example/"])
def test_the_list_holds_what_the_map_shows_and_nothing_else(wide, poured, address):
    page = poured().tree(address)
    assert {id: number for id, (number, _) in knots(page).items()} == {id: len(stories) for id, stories in listed(page).items()}
    assert {id: sorted(stories) for id, stories in listed(page).items()} == {
        "p-example-oblast": ["2022-example-story", "2023-wide"],
        "p-north": ["2023-wide"],
        "p-pl": ["2023-wide"],
    }


def test_the_knot_of_more_stories_is_larger(wide, poured):
    found = knots(poured().tree("en/map/"))
    assert found["p-example-oblast"][1] > found["p-north"][1] == found["p-pl"][1]


def test_a_knot_says_in_words_what_it_shows(wide, poured, said):
    for language, label in (("be", "Пры – Прыкладная вобласць"), ("en", "Exa – Example Oblast")):
        drawing = poured().tree(f"{language}/map/").find(f".//{SVG}svg[@class='map']")
        assert f"{label}: {said(language, 'stories-here', n=2)}" in {link.get("aria-label") for link in drawing.iter(f"{SVG}a")}


def test_a_story_names_the_towns_that_lie_on_the_tile(wide, poured):
    sections = {section.get("id"): " ".join("".join(section.itertext()).split()) for section in poured().tree("en/map/").iter("section")}
    assert "Second Town, Example Town" in sections["p-example-oblast"] and "Far Town" not in sections["p-example-oblast"]
    assert "Far Town" in sections["p-pl"]


def test_a_tile_without_stories_is_no_link_and_no_stop_for_a_reader_of_words(wide, poured):
    wide.append(PLACES, "empty:\n  country: ua\n  tile: {column: 7, row: 7, short: Emp}\n  label: Empty\n")
    drawing = poured().tree("en/map/").find(f".//{SVG}svg[@class='map']")
    (bare,) = drawing.iter(f"{SVG}g")
    assert bare.get("aria-hidden") == "true" and bare.find(f"{SVG}text").text == "Emp"


def test_a_story_without_a_place_stands_under_words_that_say_so(wide, poured, said):
    html = poured().html("en/map/")
    assert html.index(said("en", "without-place")) < html.index("2024-nowhere")


def test_a_tile_with_many_stories_shows_the_newest_and_leads_to_the_lists_of_its_places(wide, poured, said, few):
    another_story(wide, "2021-older", ("places: [example-town]", "places: [second-town]"), ("happened: {from: 2022-03-01", "happened: {from: 2021"))
    site = poured()
    page = site.tree("en/map/")
    assert knots(page)["p-example-oblast"][0] == 3 and len(listed(page)["p-example-oblast"]) == 1 and "2021-older" not in str(listed(page))
    tile = next(section for section in page.iter("section") if section.get("id") == "p-example-oblast")
    (more,) = [line for line in tile.iter("p") if line.get("class") == "more"]
    assert " ".join("".join(more.itertext()).split()) == f"{said('en', 'more-stories', n=2)}: Example Town, Second Town"
    found = {link.text: "".join(site.html(link.get("href").replace("../", "en/", 1))) for link in more.iter("a")}
    assert "2021-older" in found["Second Town"] and "2023-wide" in found["Example Town"]


def test_stories_without_a_place_that_are_too_many_are_found_in_the_list_of_all(wide, poured, few):
    another_story(wide, "2025-nowhere-too", ("places: [example-town]", "places: []"))
    (more,) = [line for line in poured().tree("en/map/").find(".//div[@class='as-a-list']").findall("p") if line.get("class") == "more"]
    assert [link.get("href") for link in more.iter("a")] == ["../stories/"]


def test_a_tile_with_as_many_stories_as_it_may_show_leads_nowhere_else(wide, poured, monkeypatch):
    monkeypatch.setattr("infocentre.articles.map.MOST", 2)
    page = poured().tree("en/map/")
    assert len(listed(page)["p-example-oblast"]) == 2 and not [line for line in page.iter("p") if line.get("class") == "more"]
