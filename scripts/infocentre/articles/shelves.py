"""The live records put in order once for a build: by kind, and by each value that lists choose by."""

from __future__ import annotations

import datetime
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from ..catalogue import Catalogue
from ..model.kinds import GUIDE, PROFILE, STORY, Kind
from ..model.record import Article as ArticleFacts
from ..schema import Entry

LISTED = (STORY, PROFILE, GUIDE)
URGENCY = ("now", "soon", "plan")
CARDS_A_SHEET = 60
"""So many records stand on one page of a list; the next ones stand on its next page."""


@dataclass(frozen=True)
class Facet:
    """One way to choose records: by the values that each of them has."""

    name: str
    values: Callable[[Entry], Iterable[str]]
    vocabulary: str = ""

    def label(self, catalogue: Catalogue, value: str, language: str) -> str:
        """What readers of a language call the value."""
        return catalogue.label(self.vocabulary, value, language) if self.vocabulary else value


def _years(entry: Entry) -> Iterable[str]:
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
    """Every live record that lists show, in the order in which they show it."""

    kinds: Mapping[Kind, tuple[Entry, ...]]
    facets: Mapping[str, Mapping[str, tuple[Entry, ...]]]
    """By the name of the facet and the value; the kinds follow each other in the order of `LISTED`."""
    counts: Mapping[tuple[str, str, Kind], int]
    """By facet, value and kind; what is not there is none."""


def shelve(catalogue: Catalogue) -> Shelves:
    """The records of a catalogue, each put on every shelf it belongs to; the work grows with the records."""
    kinds = {kind: _in_order(catalogue, kind) for kind in LISTED}
    facets: dict[str, dict[str, list[Entry]]] = {facet.name: {} for facet in FACETS}
    counts: Counter[tuple[str, str, Kind]] = Counter()
    for kind, entries in kinds.items():
        for entry in entries:
            for facet in FACETS:
                for value in facet.values(entry):
                    facets[facet.name].setdefault(value, []).append(entry)
                    counts[facet.name, value, kind] += 1
    return Shelves(kinds, {name: {value: tuple(entries) for value, entries in sorted(shelf.items())} for name, shelf in facets.items()}, counts)


def _in_order(catalogue: Catalogue, kind: Kind) -> tuple[Entry, ...]:
    """Guides by urgency, everything else by the day it tells of, newest first; the id decides between equals."""
    entries = sorted(catalogue.of_kind(kind), key=lambda entry: entry.id)
    if kind is GUIDE:
        return tuple(sorted(entries, key=lambda entry: URGENCY.index(entry.facts.urgency)))
    return tuple(sorted(entries, key=lambda entry: first_date(entry.facts) or entry.facts.published, reverse=True))


def first_date(facts: ArticleFacts) -> datetime.date | None:
    """The first day a record tells of, for sorting."""
    period = getattr(facts, "happened", None)
    if period:
        return period.from_.first
    return facts.died.first if getattr(facts, "died", None) else None


def sheets(entries: Sequence[Entry]) -> list[Sequence[Entry]]:
    """The entries of a list, divided into its pages; an empty list has one page."""
    return [entries[start : start + CARDS_A_SHEET] for start in range(0, max(len(entries), 1), CARDS_A_SHEET)]
