"""Typed records -> problems. One file a rule; all of them always run."""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Sequence

from ..problem import Problem
from ..schema import Content, Entry
from . import alike, bodies, dates, identity, interface, languages, ledger, letters, named, pictures, places, plainness, references, slips, sources, tiles
from .gist import Gist, gist
from .surroundings import Surroundings, surroundings

OF_RECORDS = (languages, references, sources, bodies, dates, letters, slips, alike, identity, places, named, pictures, plainness, ledger)
"""Rules that look at one record after the other, and at nothing else but its surroundings."""
OF_CENTRE = (references, letters, slips, alike, places, ledger, interface, tiles)
"""Rules for what is no record: the vocabularies, the ledger, the words and settings of the site."""


__all__ = ["Gist", "Surroundings", "check_centre", "check_records", "gist", "surroundings"]


def check_records(records: Sequence[Entry], around: Surroundings, today: datetime.date) -> Iterator[Problem]:
    """Every problem of these records; `today` decides what lies in the future."""
    for rule in OF_RECORDS:
        yield from rule.of_records(records, around, today)


def check_centre(content: Content, around: Surroundings, today: datetime.date) -> Iterator[Problem]:
    """Every problem of what is no record."""
    for rule in OF_CENTRE:
        yield from rule.of_centre(content, around, today)
