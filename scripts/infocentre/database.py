"""Bytes -> a database in memory, and back: what is known of thousands of things, of which a run opens and changes a few."""

from __future__ import annotations

import sqlite3
from pathlib import Path

from .cache import place_of
from .recipe import recipe

PAGE_CACHE = Path(".cache", "pages")

_PAGE = 16_384
"""Bytes: several texts of a record lie on one page, and little of it is wasted."""


def key_of_pages(site_dir: Path) -> str:
    """Under which all that is known of the pages in one folder is kept."""
    return f"{place_of(site_dir)}-{recipe()}"


def opened(content: bytes | memoryview | None, tables: str) -> sqlite3.Connection:
    """What was kept of a database, or a new one with these tables; the bytes must be those that closed() gave."""
    base = sqlite3.connect(":memory:", isolation_level=None, check_same_thread=False)  # the preview asks in the thread of each request
    if content is None:
        base.executescript(f"PRAGMA page_size = {_PAGE}; {tables}")
    else:
        base.deserialize(content)
    base.execute("BEGIN")
    return base


def closed(base: sqlite3.Connection) -> bytes:
    """All of it, to be kept."""
    base.commit()
    return base.serialize()
