"""What the last build said, for one that would find everything as that one left it: the same files, day, code and site."""

from __future__ import annotations

import datetime
import hashlib
import marshal
from collections.abc import Callable, Mapping
from functools import cached_property
from pathlib import Path
from typing import NamedTuple

from .cache import Cache
from .recipe import recipe
from .site_folder import Seen
from .stamps import Mark, file_clock, is_settled, mark_of
from .standing import Listing, Standing, look

LAST_CACHE = Path(".cache", "last")
_FOLDERS, _FILES = ("data", "docs", "overrides", ".signers"), ("mkdocs.yml",)


class _Said(NamedTuple):
    """What was said, and what it rests on."""

    inputs: str
    site: str
    """The name of the build; see SiteFolder."""
    listings: Mapping[str, Mapping[str, tuple]]
    """By the folder."""
    lines: tuple[str, ...]


class LastBuild:
    """What is remembered of the last build of a project for a day into a folder.

    Somebody must look() before anything is read, so that what is edited while a build goes on is not taken for what was built.
    """

    def __init__(self, root: Path, site_dir: Path, day: datetime.date):
        self._root, self._cache = root, Cache(root / LAST_CACHE)
        self._key = hashlib.sha256(f"{recipe()} {site_dir.resolve()} {day}".encode()).hexdigest()
        found = self._cache.get(self._key)
        self._said = _Said(*marshal.loads(found)) if found else None
        self._files: list[Mark] = []
        self._inputs: dict[str, Standing] = {}

    def look(self) -> tuple:
        """What there is now of all that a build reads, as values that marshal can write."""
        now = file_clock(self._root / LAST_CACHE)
        return [mark_of(str(self._root / name)) for name in _FILES], [look(self._root / name, self._listings(name), now).plain() for name in _FOLDERS]

    def take(self, files: list[Mark], standings: list[tuple]) -> None:
        """Takes up what was seen by a look."""
        self._files = files
        self._inputs = {name: Standing.of(*plain) for name, plain in zip(_FOLDERS, standings, strict=True)}

    @property
    def data(self) -> Standing:
        """What stands in the folder of the records."""
        return self._inputs["data"]

    def said(self, looked: Callable[[], Seen]) -> tuple[str, ...] | None:
        """What that build said, when nothing has changed since, neither there nor in the folder of the site as it is `looked` at; None otherwise."""
        said = self._said
        if said is None or said.inputs != self._digest:
            return None
        seen = looked()
        return said.lines if seen.is_as_left and seen.left == said.site else None

    def keep(self, lines: tuple[str, ...], name: str) -> None:
        """Remembers what a build said that has just ended, and its name; not where something was edited in the moment before it began, and could be once more."""
        if self._is_settled():
            listings = {folder: {path: tuple(listing) for path, listing in standing.lasting().items()} for folder, standing in self._inputs.items()}
            self._cache.put(self._key, marshal.dumps((self._digest, name, listings, lines)))
        self._cache.drop_others()

    def _listings(self, folder: str) -> Mapping[str, Listing]:
        return {path: Listing(*listing) for path, listing in self._said.listings[folder].items()} if self._said else {}

    @cached_property
    def _digest(self) -> str:
        """Of everything that a build reads."""
        return hashlib.sha256(repr([self._files, *(standing.digest() for standing in self._inputs.values())]).encode()).hexdigest()

    def _is_settled(self) -> bool:
        """Whether no change of what was read could go unseen; behind a link it always could."""
        standings: list[Standing] = list(self._inputs.values())
        marks = (*filter(None, self._files), *(mark for standing in standings for mark in standing.files.values()))
        return is_settled(marks, self.data.at) and not any(standing.has_links for standing in standings)
