"""A file or folder -> what shows whether it has changed since somebody looked."""

from __future__ import annotations

import hashlib
import os
import stat
import struct
from collections.abc import Iterable, Mapping
from contextlib import suppress
from pathlib import Path

from .limits import LEDGER_LIMITS

Mark = bytes
"""Of a file or folder itself: mode, links, bytes, in nanoseconds when it was written and when anything about it changed, and its number on the disk.
Packed, since a build holds one of each file of the records and of the site."""
_FORM = struct.Struct("<3Q2qQ")
FINE, COARSE = 20_000_000, 2_000_000_000
"""Nanoseconds within which a file system may give two changes the same time."""


def mark_of(path: str) -> Mark:
    """The mark of a file or folder, not of what a link leads to; nothing where nothing stands."""
    try:
        seen = os.lstat(path)
    except OSError:
        return b""
    return _FORM.pack(seen.st_mode, seen.st_nlink, seen.st_size, seen.st_mtime_ns, seen.st_ctime_ns, seen.st_ino)


def mode_of(mark: Mark) -> int:
    """What kind of thing it is, and who may do what with it."""
    return _FORM.unpack(mark)[0]


def is_settled(marks: Iterable[Mark], now: int) -> bool:
    """Whether a change after `now` would show: as in git, a file changed in the same moment might look the same."""
    latest = now - (FINE if now % 1_000_000 else COARSE)
    return all(written < latest and changed < latest for _, _, _, written, changed, _ in _FORM.iter_unpack(b"".join(marks)))


def digest(digests: Mapping[str, str]) -> str:
    """One hash of several files, of each its name and the hash of its bytes."""
    return hashlib.sha256("".join(f"{name}\0{found}\n" for name, found in sorted(digests.items())).encode(errors="surrogateescape")).hexdigest()


def digest_of(folder: Path, files: Mapping[str, Mark]) -> str:
    """The hash of files in a folder as digest() gives it; empty where one is not ordinary, larger than any may be, or cannot be read."""
    digests = {}
    for name, mark in files.items():
        mode, links, size, *_ = _FORM.unpack(mark)
        if not stat.S_ISREG(mode) or mode & 0o111 or links > 1 or size > LEDGER_LIMITS.bytes:
            return ""
        try:
            digests[name] = hashlib.sha256((folder / name).read_bytes()).hexdigest()
        except OSError:
            return ""
    return digest(digests)


def file_clock(folder: Path) -> int:
    """The time by the clock of the file system on which `folder` lies; 0, at which nothing is settled, where nothing can be written."""
    file = folder / f".now.{os.getpid()}"
    with suppress(OSError):
        folder.mkdir(parents=True, exist_ok=True)
        file.write_bytes(b"")
        try:
            return file.stat().st_mtime_ns
        finally:
            file.unlink()
    return 0
