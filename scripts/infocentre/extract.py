"""A record -> all that may be known of it without opening it; the rest is read when somebody asks for it."""

from __future__ import annotations

from typing import NamedTuple

from .brief import Brief, brief
from .checks.gist import Gist, gist
from .schema import Entry
from .traces import Trace, trace


class Extract(NamedTuple):
    """What others need of a record: the checks, other pages, and the readback."""

    gist: Gist
    brief: Brief
    trace: Trace
    digest: str
    """The hash of its files."""
    is_whole: bool
    """Whether every file of it could be read."""
    has_pictures: bool


def extract(entry: Entry) -> Extract:
    """The extract of a record."""
    return Extract(gist(entry), brief(entry), trace(entry), entry.digest, not entry.faulty, bool(entry.files))
