"""Folders of built files: how large they are, what a build wrote, and whether two are the same."""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

Stamps = dict[str, tuple[int, int]]
"""The inode and the time of the last writing of each file, by its path."""


@dataclass(frozen=True)
class Size:
    """The number of files below a folder, and their bytes."""

    files: int
    bytes: int


def size(folder: Path) -> Size:
    """How many files a folder holds, and how large they are together."""
    sizes = [entry.stat().st_size for entry in _files(folder)]
    return Size(len(sizes), sum(sizes))


def stamps(folder: Path) -> Stamps:
    """What tells whether a file was written again: a file put in place of another has a new inode, one written over a new time."""
    return {os.path.relpath(entry.path, folder): (entry.stat().st_ino, entry.stat().st_mtime_ns) for entry in _files(folder)}


def written(before: Stamps, after: Stamps) -> int:
    """How many files were written between the two, new ones among them."""
    return sum(before.get(path) != stamp for path, stamp in after.items())


def difference(one: Path, other: Path) -> list[str]:
    """The paths that only one of two folders holds, or that differ in a byte."""
    paths = {os.path.relpath(entry.path, folder) for folder in (one, other) for entry in _files(folder)}
    return sorted(path for path in paths if _bytes(one / path) != _bytes(other / path))


def _bytes(file: Path) -> bytes | None:
    return file.read_bytes() if file.is_file() else None


def _files(folder: Path) -> Iterator[os.DirEntry[str]]:
    with os.scandir(folder) as entries:
        for entry in entries:
            if entry.is_dir(follow_symlinks=False):
                yield from _files(Path(entry.path))
            else:
                yield entry
