"""How large a file may be; what is larger is refused before it is read, so that none can tie up a build."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Limits:
    """The most that one kind of file may hold, and what to do with more."""

    bytes: int
    lines: int
    fields: int
    hint: str


RECORD_LIMITS = Limits(256 * 1024, 8_000, 4_000, "Split the record or shorten its texts.")
LEDGER_LIMITS = Limits(16 * 1024 * 1024, 250_000, 200_000, "Nothing may leave the ledger: raise its limits in limits.py.")
"""A line for each address that was ever published: the one file that grows with every record."""
