"""Every place lies on the map, and no tile lies on another."""

import pytest

from infocentre.model.vocabulary import Tile
from infocentre.preparing import examine

from made_project import CHECKOUT, TODAY

PLACES = "data/vocabulary/places.yml"
TILE = "  tile: {column: 3, row: 7, short: {be: Пры, uk: При, en: Exa, ru: При, pl: Prz}}\n"


@pytest.fixture(scope="module")
def vocabularies():
    return examine(CHECKOUT, TODAY)[0].vocabularies


def test_a_place_without_a_tile_is_a_problem(project):
    project.replace(PLACES, TILE, "")
    assert project.problems() == ["vocabulary/places.yml:2:3 no-tile", "vocabulary/places.yml:6:3 no-tile"]


def test_a_town_lies_on_the_tile_of_its_oblast_or_of_its_country(project):
    project.append("data/vocabulary/countries.yml", "pl:\n  label: Poland\n")
    project.append(PLACES, "elsewhere:\n  country: pl\n  label: Elsewhere\n")
    assert project.problems() == ["vocabulary/places.yml:11:3 no-tile"]
    project.replace("data/vocabulary/countries.yml", "label: Poland", "label: Poland\n  tile: {column: 0, row: 0, short: PL}")
    assert project.problems() == []


@pytest.mark.parametrize(("column", "row", "free"), [(4, 8, False), (5, 8, True), (3, 9, True), (1, 7, True), (2, 6, False)])
def test_no_tile_lies_on_another(project, column, row, free):
    project.append(PLACES, f"other:\n  country: ua\n  tile: {{column: {column}, row: {row}, short: X}}\n  label: Other\n")
    assert project.problems() == ([] if free else ["vocabulary/places.yml:12:9 tile-taken"])


def test_what_is_written_on_a_tile_stands_in_every_language(project):
    project.replace(PLACES, "en: Exa, ru", "ru")
    assert project.problems() == ["vocabulary/places.yml:4:36 words-missing"]


def test_the_map_has_six_oblasts_and_minsk(vocabularies):
    assert _tiles(vocabularies, "by") == {f"{name}-oblast" for name in ("brest", "viciebsk", "homiel", "hrodna", "minsk", "mahiliou")} | {"minsk"}


def test_the_map_has_all_of_ukraine_and_crimea_and_sevastopol_are_in_it(vocabularies):
    found = _tiles(vocabularies, "ua")
    assert len([id for id in found if id.endswith("-oblast")]) == 24 and len(found) == 27
    assert found >= {"crimea", "sevastopol", "kyiv", "luhansk-oblast", "donetsk-oblast", "kherson-oblast", "zaporizhzhia-oblast"}


def test_crimea_lies_south_of_kherson_and_the_countries_do_not_mix(vocabularies):
    tile = {id: place.tile for id, place in vocabularies["places"].items() if place.tile}
    assert tile["crimea"].column == tile["kherson-oblast"].column and tile["crimea"].row == tile["kherson-oblast"].row + 2
    assert max(tile[id].row for id in _tiles(vocabularies, "by")) + 2 < min(tile[id].row for id in _tiles(vocabularies, "ua"))


def test_no_two_tiles_are_called_alike(vocabularies):
    tiles: list[Tile] = [place.tile for place in vocabularies["places"].values() if place.tile]
    for language in ("be", "uk", "en", "ru", "pl"):
        called = [tile.short[language] for tile in tiles]
        assert len(called) == len(set(called)), language


def _tiles(vocabularies, country):
    return {id for id, place in vocabularies["places"].items() if place.tile and place.country == country}
