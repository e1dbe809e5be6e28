"""No place finer than a profile may show: not in its fields, and below a full name not in its words.

An error, where other answers of the gate only hold the profile: what a branch has shown, git shows for ever.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator, Mapping

from ..model.kinds import PROFILE
from ..model.vocabulary import Place
from ..problem import Problem
from ..schema import Content, Entry
from .passages import Reading
from .surroundings import Surroundings

_FINENESS = {"country": 0, "oblast": 1, "town": 2}
FULL_NAME = 4
Places = Mapping[str, Place]
_WITH_CASES = ("be", "uk", "ru", "pl")
_HINT = "Name a larger place, here and in every language."
# The name of an oblast is not that of the town it is named for.
_OBLAST = r"(?![ -](?:[Oo]blast|[Rr]egion|[Вв]обл|[Оо]бл))"


def of_record(entry: Entry, read: Reading, around: Surroundings, today: datetime.date) -> Iterator[Problem]:
    """A problem for each place that is finer than its profile, or the vocabulary, allows. A draft has no page."""
    places = around.vocabularies.get("places", {})
    if entry.kind is PROFILE and not entry.faulty and entry.facts.status != "draft":
        yield from _fields(entry, places)
        if entry.facts.identity.level < FULL_NAME:
            yield from _words(entry, read, places)


def of_centre(content: Content, around: Surroundings, today: datetime.date) -> Iterator[Problem]:
    """A problem for each place of the vocabulary that lies within a finer one than an oblast."""
    places = content.vocabularies.get("places", {})
    for id, place in places.items():
        if place.within in places and (place.kind == "oblast" or places[place.within].kind != "oblast"):
            document = content.documents["data/vocabulary/places.yml"]
            mark = document.mark((id, "within"))
            yield Problem(document.path, mark.line, mark.column, "place-precision", "only a town lies within an oblast; nothing finer has a name here", "Correct `within`, or write `kind: oblast` there.")


def _fields(entry: Entry, places: Places) -> Iterator[Problem]:
    for index, place in enumerate(entry.facts.places):
        if _is_finer(place, entry, places):
            yield entry.problem("", ("places", index), "place-precision", "the place is finer than `place_precision` allows", _HINT)


def _is_finer(place: str, entry: Entry, places: Places) -> bool:
    """Whether a place may not be shown; one that the vocabulary does not know is an error of its own, said elsewhere."""
    known = places.get(place)
    return known is not None and _FINENESS[known.kind] > _FINENESS[entry.facts.identity.place_precision]


def _words(entry: Entry, read: Reading, places: Places) -> Iterator[Problem]:
    finer = [known for place, known in places.items() if _is_finer(place, entry, places)]
    patterns = {language: re.compile(rf"\b(?:{'|'.join(_pattern(known, language) for known in finer)})\b{_OBLAST}") for language in entry.words} if finer else {}
    for found in read.texts:
        for match in patterns[found.language].finditer(found.text) if patterns else ():
            mark = found.document.mark_inside(found.path, match.start())
            yield Problem(found.document.path, mark.line, mark.column, "place-precision", "a place in the words is finer than `place_precision` allows", _HINT)


def _pattern(place: Place, language: str) -> str:
    """The name of a place; in the languages that have cases with whatever ending each of its words takes."""
    label = place.label
    name = label if isinstance(label, str) else label.get(language, next(iter(label.values())))
    if language not in _WITH_CASES:
        return re.escape(name)
    return r"\W".join(re.escape(word[: max(3, len(word) - 2)]) + r"\w{0,4}" for word in re.findall(r"\w+", name))
