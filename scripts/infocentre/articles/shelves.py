"""The live records put in order once for a build: by kind, and by each value that lists choose by."""

from __future__ import annotations

import datetime
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeVar

from ..brief import Brief
from ..catalogue import Catalogue
from ..model.kinds import BY_FOLDER, GUIDE, PROFILE, STORY, Kind
from ..model.record import Article as ArticleFacts

One = TypeVar("One")

KIND = "kind"
"""The shelf of a kind is called by its folder."""
LISTED = (STORY, PROFILE, GUIDE)
URGENCY = ("now", "soon", "plan")
CARDS_A_SHEET = 60
"""So many records stand on one page of a list; the next ones stand on its next page."""


@dataclass(frozen=True)
class Facet:
    """One way to choose records: by the values that each of them has."""

    name: str
    values: Callable[[Brief], Iterable[str]]
    vocabulary: str = ""


def _years(entry: Brief) -> Iterable[str]:
    period = getattr(entry.facts, "happened", None)
    if period is None:
        return ()
    last = period.to or period.from_
    return (str(year) for year in range(period.from_.year, last.year + 1))


NEEDS = Facet("needs", lambda entry: getattr(entry.facts, "needs", ()), "needs")
COUNTRIES = Facet("countries", lambda entry: getattr(entry.facts, "countries", ()), "countries")
FACETS = (
    NEEDS,
    COUNTRIES,
    Facet("topics", lambda entry: entry.facts.topics, "topics"),
    Facet("places", lambda entry: entry.facts.places, "places"),
    Facet("years", _years),
)


@dataclass(frozen=True)
class Shelves:
    """The briefs of the live records that lists show, in the order in which they show them."""

    kinds: Mapping[Kind, tuple[Brief, ...]]
    facets: Mapping[str, Mapping[str, tuple[Brief, ...]]]
    """By the name of the facet and the value; the kinds follow each other in the order of `LISTED`."""
    counts: Mapping[str, Mapping[str, Mapping[Kind, int]]]
    """By facet, value and kind; what is not there is none."""
    people: Mapping[str, tuple[Brief, ...]]
    """The stories that name somebody, by the id of the profile."""
    citing: tuple[Brief, ...]
    """Every record whose sources all may see, in the order of the addresses: not those of people who are kept out of search engines."""

    def shelf(self, name: str, value: str) -> tuple[Brief, ...]:
        """The records of a kind (`kind` and its folder), or with a value of a facet."""
        if name == KIND:
            return self.kinds[BY_FOLDER[value]]
        return self.facets[name].get(value, ())


def shelve(catalogue: Catalogue) -> Shelves:
    """The records of a catalogue, each put on every shelf it belongs to; the work grows with the records."""
    kinds = {kind: _in_order([one for one in catalogue.briefs.values() if one.kind is kind], kind) for kind in LISTED}
    facets: dict[str, dict[str, list[Brief]]] = {facet.name: {} for facet in FACETS}
    people: dict[str, list[Brief]] = {}
    for one in (one for shelf in kinds.values() for one in shelf):
        for facet in FACETS:
            for value in facet.values(one):
                facets[facet.name].setdefault(value, []).append(one)
    for story in (one for one in catalogue.briefs.values() if one.kind is STORY):
        for person in story.facts.people:
            people.setdefault(person, []).append(story)
    counts = {name: {value: Counter(one.kind for one in shelf) for value, shelf in found.items()} for name, found in facets.items()}
    ordered = {name: {value: tuple(shelf) for value, shelf in sorted(found.items())} for name, found in facets.items()}
    citing = tuple(one for one in catalogue.briefs.values() if one.sourced and not one.is_hidden)
    return Shelves(kinds, ordered, counts, {id: tuple(stories) for id, stories in people.items()}, citing)


def _in_order(briefs: list[Brief], kind: Kind) -> tuple[Brief, ...]:
    """Guides by urgency, everything else by the day it tells of, newest first; the id decides between equals."""
    briefs = sorted(briefs, key=lambda one: one.id)
    if kind is GUIDE:
        return tuple(sorted(briefs, key=lambda one: URGENCY.index(one.facts.urgency)))
    return tuple(sorted(briefs, key=lambda one: first_date(one.facts) or one.facts.published, reverse=True))


def first_date(facts: ArticleFacts) -> datetime.date | None:
    """The first day a record tells of, for sorting."""
    period = getattr(facts, "happened", None)
    if period:
        return period.from_.first
    return facts.died.first if getattr(facts, "died", None) else None


def sheets(entries: Sequence[Brief]) -> list[Sequence[Brief]]:
    """The entries of a list of cards, divided into its pages."""
    return divided(entries, CARDS_A_SHEET)


def divided(entries: Sequence[One], most: int) -> list[Sequence[One]]:
    """What a list shows, divided into pages of at most so many; an empty list has one page."""
    return [entries[start : start + most] for start in range(0, max(len(entries), 1), most)]
