"""Typed records -> problems. One file a rule; each rule is a generator, and all of them always run."""

from __future__ import annotations

import datetime
from collections.abc import Iterator

from ..problem import Problem
from ..schema import Content
from . import alike, bodies, dates, identity, interface, languages, ledger, letters, named, pictures, places, plainness, references, slips, sources, tiles

RULES = (languages, references, sources, bodies, dates, letters, slips, alike, identity, places, named, pictures, plainness, ledger, interface, tiles)


def check(content: Content, today: datetime.date) -> Iterator[Problem]:
    """Every problem that the rules find; `today` decides what lies in the future."""
    for rule in RULES:
        yield from rule.check(content, today)
