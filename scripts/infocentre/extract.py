"""A record -> all that may be known of it without opening it; the rest is read when somebody asks for it."""

from __future__ import annotations

from typing import NamedTuple

from .brief import Brief, brief
from .checks.gist import Gist, gist
from .schema import Entry
from .traces import Trace, trace


_BYTES = 16
"""So many of a hash are enough to tell one text from another, even for somebody who tries."""


class Extract(NamedTuple):
    """What others need of a record: the checks, other pages, and the readback."""

    gist: Gist
    brief: Brief
    trace: Trace
    digest: str
    """The hash of its files."""
    parts: tuple[bytes, ...]
    """The hash of its facts, and of its words in each language of the brief."""
    is_whole: bool
    """Whether every file of it could be read."""
    has_pictures: bool


def extract(entry: Entry) -> Extract:
    """The extract of a record."""
    parts = tuple(bytes.fromhex(entry.parts.get(key, ""))[:_BYTES] for key in ("", *entry.words))
    return Extract(gist(entry), brief(entry), trace(entry), entry.digest, parts, not entry.faulty, bool(entry.files))
