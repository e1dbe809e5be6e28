"""What took long to find out, kept in files outside git until nobody asks for it."""

from __future__ import annotations

import hashlib
import os
import pickle
import zlib
from collections.abc import Mapping, Set
from contextlib import suppress
from pathlib import Path
from typing import Any

_DIGEST = hashlib.sha256
_PARTS = 16
_HEAD = 64
"""Hexadecimal digits of the checksum at the beginning of each entry."""


class Cache:
    """Files in a folder, each under a key; one whose checksum is wrong is deleted and counts as missing."""

    def __init__(self, folder: Path):
        self._folder = folder
        self._asked: set[str] = set()

    def get(self, key: str) -> bytes | None:
        file = self._folder / key
        self._asked.add(key)
        try:
            entry = file.read_bytes()
        except OSError:
            return None
        if _DIGEST(entry[_HEAD:]).hexdigest().encode() == entry[:_HEAD]:
            return entry[_HEAD:]
        _remove(file)
        return None

    def put(self, key: str, content: bytes) -> None:
        """Keeps the content; where nothing can be written the next run does the work again."""
        aside = self._folder / f".{key}.{os.getpid()}"
        self._asked.add(key)
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
            aside.write_bytes(_DIGEST(content).hexdigest().encode() + content)
            os.replace(aside, self._folder / key)
        except OSError:
            _remove(aside)

    def names(self) -> set[str]:
        """The keys under which something is kept."""
        return set(os.listdir(self._folder)) if self._folder.is_dir() else set()

    def drop_others(self, kept: Set[str] = frozenset()) -> None:
        """Deletes what nobody asked for since the cache was opened, but for the `kept`: what was taken out of the records is gone from here, too."""
        for name in self.names() - self._asked - kept:
            _remove(self._folder / name)


class Table:
    """A mapping that is kept in several files, of which only those are written in which something changed."""

    def __init__(self, cache: Cache, name: str):
        self._cache, self._name = cache, name
        self._parts = [self._read(number) for number in range(_PARTS)]
        self.rows: dict[str, Any] = {key: row for part in self._parts for key, row in part.items()}

    def _read(self, number: int) -> dict[str, Any]:
        found = self._cache.get(f"{self._name}.{number}")
        return pickle.loads(found) if found else {}

    def keep(self, rows: Mapping[str, Any]) -> None:
        """Makes the mapping hold these rows and no other."""
        parts: list[dict[str, Any]] = [{} for _ in range(_PARTS)]
        for key, row in rows.items():
            parts[zlib.crc32(key.encode()) % _PARTS][key] = row
        for number, (before, now) in enumerate(zip(self._parts, parts, strict=True)):
            if now != before:
                self._cache.put(f"{self._name}.{number}", pickle.dumps(now, pickle.HIGHEST_PROTOCOL))


def _remove(file: Path) -> None:
    with suppress(OSError):
        file.unlink()
