"""Typed records -> problems. One file a rule; all of them always run."""

from __future__ import annotations

import datetime
from collections.abc import Iterator

from ..problem import Problem
from ..schema import Content
from . import alike, bodies, dates, identity, interface, languages, ledger, letters, named, pictures, places, plainness, references, slips, sources, tiles
from .surroundings import surroundings

OF_RECORDS = (languages, references, sources, bodies, dates, letters, slips, alike, identity, places, named, pictures, plainness)
"""Rules that look at one record after the other, and at nothing else but its surroundings."""
OF_CENTRE = (references, letters, slips, alike, places, ledger, interface, tiles)
"""Rules for what is no record: the vocabularies, the ledger, the words and settings of the site."""


def check(content: Content, today: datetime.date) -> Iterator[Problem]:
    """Every problem that the rules find; `today` decides what lies in the future."""
    around, records = surroundings(content), list(content.entries.values())
    for rule in OF_RECORDS:
        yield from rule.of_records(records, around, today)
    for rule in OF_CENTRE:
        yield from rule.of_centre(content, today)
