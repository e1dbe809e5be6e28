"""What took long to find out, kept in files outside git until nobody asks for it."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Set
from contextlib import suppress
from pathlib import Path

_DIGEST = hashlib.sha256
_HEAD = 64
"""Hexadecimal digits of the checksum at the beginning of each entry."""


def place_of(folder: Path) -> str:
    """What tells one folder from another in the name of a key."""
    return hashlib.sha256(str(folder.resolve()).encode()).hexdigest()[:16]


class Cache:
    """Files in a folder, each under a key; one whose checksum is wrong is deleted and counts as missing."""

    def __init__(self, folder: Path):
        self._folder = folder
        self._asked: set[str] = set()

    def get(self, key: str) -> memoryview | None:
        """What is kept, as the bytes that were put there."""
        file = self._folder / key
        self._asked.add(key)
        return _read(file)

    def has(self, key: str) -> bool:
        """Whether something is kept under the key; whoever gets it may still find it harmed."""
        return os.path.exists(self._folder / key)

    def put(self, key: str, content: bytes) -> None:
        """Keeps the content; where nothing can be written the next run does the work again."""
        aside = self._folder / f".{key}.{os.getpid()}"
        self._asked.add(key)
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
            with aside.open("wb") as file:
                file.write(_DIGEST(content).hexdigest().encode())
                file.write(content)
            os.replace(aside, self._folder / key)
        except OSError:
            _remove(aside)

    def drop(self, key: str) -> None:
        """Deletes what is kept."""
        _remove(self._folder / key)

    def names(self) -> set[str]:
        """The keys under which something is kept."""
        return set(os.listdir(self._folder)) if self._folder.is_dir() else set()

    def drop_others(self, kept: Set[str] = frozenset()) -> None:
        """Deletes what nobody asked for since the cache was opened, but for the `kept`: what was taken out of the records is gone from here, too."""
        for name in self.names() - self._asked - kept:
            _remove(self._folder / name)


def _read(file: Path) -> memoryview | None:
    try:
        entry = file.read_bytes()
    except OSError:
        return None
    content = memoryview(entry)[_HEAD:]
    if _DIGEST(content).hexdigest().encode() == entry[:_HEAD]:
        return content
    _remove(file)
    return None


def _remove(file: Path) -> None:
    with suppress(OSError):
        file.unlink()
