"""The folder of a record -> what shows whether a file in it has changed."""

from __future__ import annotations

import hashlib
import os
import stat
from pathlib import Path

from .decode import MAX_FILE_BYTES
from .load import digest

Stamp = tuple[tuple[str, int, int, int, int, int, int], ...]
"""Of each file: name, mode, links, bytes, and as nanoseconds when it was written and when anything about it changed; its number on the disk."""
FINE, COARSE = 20_000_000, 2_000_000_000
"""Nanoseconds within which a file system may give two changes the same time."""


def stamp(folder: Path) -> Stamp:
    """The stamp of a folder; of one that is not there, nothing."""
    try:
        with os.scandir(folder) as found:
            return tuple(sorted(_seen(file.name, file.stat(follow_symlinks=False)) for file in found))
    except OSError:
        return ()


def _seen(name: str, seen: os.stat_result) -> tuple[str, int, int, int, int, int, int]:
    return name, seen.st_mode, seen.st_nlink, seen.st_size, seen.st_mtime_ns, seen.st_ctime_ns, seen.st_ino


def is_settled(found: Stamp, now: int) -> bool:
    """Whether a change after `now` would show: as in git, a file changed in the same moment might look the same."""
    step = FINE if now % 1_000_000 else COARSE
    return bool(found) and all(max(written, changed) < now - step for *_, written, changed, _ in found)


def digest_of(folder: Path, found: Stamp) -> str:
    """The hash of all ordinary files of a folder as `load` takes it; empty where one is anything else, or cannot be read."""
    digests = {}
    for name, mode, links, size, *_ in found:
        if not stat.S_ISREG(mode) or mode & 0o111 or links > 1 or size > MAX_FILE_BYTES:
            return ""
        try:
            digests[name] = hashlib.sha256((folder / name).read_bytes()).hexdigest()
        except OSError:
            return ""
    return digest(digests)
