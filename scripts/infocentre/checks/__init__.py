"""Typed records -> problems. One file a rule; all of them always run."""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Sequence

from ..problem import Problem
from ..schema import Content, Entry
from . import alike, bodies, dates, identity, interface, languages, ledger, letters, named, pictures, places, plainness, references, slips, sources, tiles
from .gist import Gist, gist
from .passages import Reading, reading
from .surroundings import Surroundings, surroundings

OF_RECORDS = (languages, references, sources, bodies, dates, letters, slips, alike, identity, places, named, pictures, plainness, ledger)
"""Rules that look at one record, what is written in it, and nothing else but its surroundings."""
OF_CENTRE = (references, letters, slips, alike, places, ledger, interface, tiles)
"""Rules for what is no record: the vocabularies, the ledger, the words and settings of the site."""


__all__ = ["Gist", "Reading", "Surroundings", "check_centre", "check_record", "check_records", "gist", "reading", "surroundings"]


def check_records(records: Sequence[Entry], around: Surroundings, today: datetime.date) -> Iterator[Problem]:
    """Every problem of these records; `today` decides what lies in the future."""
    for entry in records:
        yield from check_record(entry, reading(entry), around, today)


def check_record(entry: Entry, read: Reading, around: Surroundings, today: datetime.date) -> Iterator[Problem]:
    """Every problem of one record, in which this is written."""
    for rule in OF_RECORDS:
        yield from rule.of_record(entry, read, around, today)


def check_centre(content: Content, around: Surroundings, today: datetime.date) -> Iterator[Problem]:
    """Every problem of what is no record."""
    for rule in OF_CENTRE:
        yield from rule.of_centre(content, around, today)
