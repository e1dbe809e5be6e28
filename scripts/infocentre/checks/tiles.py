"""Every place lies on the map: on a tile of its own, of its oblast or of its country; and no tile lies on another."""

from __future__ import annotations

import datetime
from collections.abc import Iterator

from ..model.vocabulary import Tile
from ..problem import Problem
from ..schema import Content
from .surroundings import Surroundings


def of_centre(content: Content, around: Surroundings, today: datetime.date) -> Iterator[Problem]:
    """Problems of places that the map cannot show, and of tiles."""
    places, countries = (content.vocabularies.get(name, {}) for name in ("places", "countries"))
    for id, place in places.items():
        if place.within and place.within not in places or place.country not in countries:
            continue  # that it names nothing is a problem already
        known = [place, places.get(place.within), countries[place.country]]
        if not any(one and one.tile for one in known):
            hint = "Name in `within` the oblast it lies in, or give it a `tile`."
            yield _problem(content, "places", (id,), "no-tile", f"the map has no tile for `{id}`", hint)
    yield from _tiles(content)


def _tiles(content: Content) -> Iterator[Problem]:
    taken: list[tuple[str, Tile]] = []
    for name in ("places", "countries"):
        for id, entry in content.vocabularies.get(name, {}).items():
            if entry.tile is None:
                continue
            for other, tile in taken:
                if abs(tile.column - entry.tile.column) < 2 and abs(tile.row - entry.tile.row) < 2:
                    yield _problem(content, name, (id, "tile"), "tile-taken", f"the tile of `{id}` lies on that of `{other}`", "Move one of them; a tile is 2 wide and 2 high.")
            taken.append((id, entry.tile))
            for language in content.site.languages:
                if not isinstance(entry.tile.short, str) and language not in entry.tile.short:
                    yield _problem(content, name, (id, "tile", "short"), "words-missing", f"the tile of `{id}` has nothing written on it in `{language}`", "Write it.")


def _problem(content: Content, name: str, where: tuple[str, ...], code: str, message: str, hint: str) -> Problem:
    document = content.documents[f"data/vocabulary/{name}.yml"]
    mark = document.mark(where)
    return Problem(document.path, mark.line, mark.column, code, message, hint)
