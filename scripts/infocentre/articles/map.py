"""Where the stories took place: a schematic map of Belarus and Ukraine, and the same as a list.

The map is made of tiles that lie where data/vocabulary/ puts them; it has no borders, so it needs
nobody's boundary data.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
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
MOST = 12
"""A tile with more stories shows the newest of them, and the lists of its places."""


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
    html: Markup


def atlas(desk: Desk, language: str, topic: str = "") -> Article:
    """The map of a language, with all stories or with those of a topic."""
    lying: dict[str, list[Brief]] = {}
    for story in choices.stories(desk, topic):
        for spot in _spots_of(desk, story):
            lying.setdefault(spot, []).append(story)
    spots = list(_spots(desk))
    tiles = [_tile(desk, language, spot, lying.get(spot.id, [])) for spot in spots if spot.id in lying or spot.vocabulary == "places"]
    return choices.overview(
        desk,
        language,
        "map",
        topic,
        box=f"-2 -2 {HALF * max(spot.tile.column + 2 for spot in spots) + 4} {HALF * max(spot.tile.row + 2 for spot in spots) + 4}",
        names=[{"country": id, "label": desk.label("countries", id, language), "x": HALF * x, "y": HALF * y} for id, (x, y) in COUNTRIES.items()],
        tiles=tiles,
        countries=list(_countries(desk, language, tiles)),
        without_place=_listed(desk, language, "", lying.get("", [])),
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


def _spots_of(desk: Desk, story: Brief) -> list[str]:
    """The id of each tile on which a story lies, once; one without a place lies on the tile ``."""
    return list(dict.fromkeys(spot_of(desk, id) for id in story.facts.places)) or [""]


def _listed(desk: Desk, language: str, spot: str, stories: Sequence[Brief]) -> dict[str, Any]:
    """The newest of the stories that lie on a tile, the earliest of them first; and where the rest stand, if there are more."""
    rest = len(stories) - MOST
    return {
        "lines": [line.html for line in sorted(_line(desk, language, spot, story) for story in stories[:MOST])],
        "rest": max(rest, 0),
        "lists": _lists(desk, language, spot, stories) if rest > 0 else [],
    }


def _line(desk: Desk, language: str, spot: str, story: Brief) -> Line:
    """A story as it stands under a tile; with it stand those of its places that lie there, but for the tile itself."""

    def make() -> Line:
        told = parts.mention(desk, story, language)
        here = [desk.label("places", id, language) for id in story.facts.places if spot_of(desk, id) == spot != id]
        return Line(told["iso"], told["id"], desk.piece("records/map-line.html", language, item=told, here=here))

    return desk.once(("line", story.address, language, spot), make)


def _lists(desk: Desk, language: str, spot: str, stories: Sequence[Brief]) -> list[dict[str, Any]]:
    """The list of each place on a tile."""
    here = {id for story in stories for id in story.facts.places if spot_of(desk, id) == spot}
    found = ({"label": desk.label("places", id, language), "address": f"{language}/places/{id}/"} for id in here)
    return sorted(found, key=lambda place: (place["label"], place["address"]))


def _tile(desk: Desk, language: str, spot: Spot, stories: Sequence[Brief]) -> dict[str, Any]:
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
        "count": len(stories),
        "listed": _listed(desk, language, spot.id, stories),
    }


def _countries(desk: Desk, language: str, tiles: list[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    """The tiles with stories by country: those shown in full first, then the others."""
    others = sorted({tile["country"] for tile in tiles} - {*COUNTRIES})
    for country in (*COUNTRIES, *others):
        found = sorted((tile for tile in tiles if tile["country"] == country and tile["count"]), key=lambda tile: tile["label"])
        if found:
            yield {"id": country, "label": desk.label("countries", country, language), "tiles": found}
