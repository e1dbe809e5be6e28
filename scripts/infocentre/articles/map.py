"""Where the stories took place: a schematic map of Belarus and Ukraine, and the same as a list.

The map is made of tiles that lie where data/vocabulary/ puts them; it has no borders, so it needs
nobody's boundary data.
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from typing import Any, NamedTuple

from markupsafe import Markup

from ..brief import Brief
from ..model.vocabulary import Tile
from . import choices, parts
from .article import Article
from .desk import Desk

HALF = 20
"""Half the side of a tile, in units of the drawing."""
COUNTRIES = {"by": (17, 1), "ua": (1, 16)}
"""The countries that are shown oblast by oblast, and where their names end or begin, in halves of a tile."""
_LARGEST = 10


class Spot(NamedTuple):
    """A tile: an oblast, a city, or a country that is shown as one."""

    vocabulary: str
    id: str
    country: str
    tile: Tile


class Line(NamedTuple):
    """A story in the list; in this order they stand."""

    iso: str
    id: str
    line: Markup


def atlas(desk: Desk, language: str, topic: str = "") -> Article:
    """The map of a language, with all stories or with those of a topic."""
    found: dict[str, list[Line]] = {}
    for story in choices.stories(desk, topic):
        for spot, item in _lying(desk, language, story).items():
            found.setdefault(spot, []).append(item)
    spots = list(_spots(desk))
    tiles = [_tile(desk, language, spot, found.get(spot.id, [])) for spot in spots if spot.id in found or spot.vocabulary == "places"]
    return choices.overview(
        desk,
        language,
        "map",
        topic,
        box=f"-2 -2 {HALF * max(spot.tile.column + 2 for spot in spots) + 4} {HALF * max(spot.tile.row + 2 for spot in spots) + 4}",
        names=[{"country": id, "label": desk.label("countries", id, language), "x": HALF * x, "y": HALF * y} for id, (x, y) in COUNTRIES.items()],
        tiles=tiles,
        countries=list(_countries(desk, language, tiles)),
        without_place=found.get("", []),
    )


def _spots(desk: Desk) -> Iterator[Spot]:
    for id, place in desk.vocabulary("places").items():
        if place.tile:
            yield Spot("places", id, place.country, place.tile)
    for id, country in desk.vocabulary("countries").items():
        if country.tile:
            yield Spot("countries", id, id, country.tile)


def spot_of(desk: Desk, id: str) -> str:
    """The id of the tile on which a place lies: its own, that of its oblast, or that of its country."""
    places = desk.vocabulary("places")
    place = places[id]
    return next((one for one in (id, place.within) if one and places[one].tile), place.country)


def _lying(desk: Desk, language: str, story: Brief) -> dict[str, Line]:
    """The lines of a story in the list, under the id of each tile that it lies on; a story without a place lies on the tile ``.

    With it stand those of its places that lie on the tile; the tile itself need not be named again.
    """
    return desk.once(("lying", story.address, language), lambda: dict(_lines(desk, language, story)))


def _lines(desk: Desk, language: str, story: Brief) -> Iterator[tuple[str, Line]]:
    told, labels = parts.mention(desk, story, language), {id: desk.label("places", id, language) for id in story.facts.places}
    spots = {id: spot_of(desk, id) for id in labels}
    for spot in dict.fromkeys(spots.values()) or ("",):
        here = [labels[id] for id in labels if spots[id] == spot != id]
        yield spot, Line(told["iso"], told["id"], desk.piece("records/map-line.html", language, item=told, here=here))


def _tile(desk: Desk, language: str, spot: Spot, stories: list[Line]) -> dict[str, Any]:
    short, side = spot.tile.short, 2 * HALF
    return {
        "id": spot.id,
        "country": spot.country,
        "whole": spot.vocabulary == "countries",
        "label": desk.label(spot.vocabulary, spot.id, language),
        "short": short if isinstance(short, str) else short[language],
        "x": HALF * spot.tile.column,
        "y": HALF * spot.tile.row,
        "side": side,
        "knot": min(_LARGEST, round(2 + 3 * math.sqrt(len(stories)), 1)) if stories else 0,
        "stories": sorted(stories),
    }


def _countries(desk: Desk, language: str, tiles: list[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    """The tiles with stories by country: those shown in full first, then the others."""
    others = sorted({tile["country"] for tile in tiles} - {*COUNTRIES})
    for country in (*COUNTRIES, *others):
        found = sorted((tile for tile in tiles if tile["country"] == country and tile["stories"]), key=lambda tile: tile["label"])
        if found:
            yield {"id": country, "label": desk.label("countries", country, language), "tiles": found}
