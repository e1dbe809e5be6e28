"""A folder -> what stands in it; what lies in a folder in which nothing came or went is not listed again."""

from __future__ import annotations

import hashlib
import os
import stat
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple

from .stamps import Mark, is_settled, mark_of, mode_of


class Listing(NamedTuple):
    """What a folder holds; `mark` is that of the folder itself."""

    mark: Mark
    files: tuple[str, ...]
    """Whatever is no folder, by name."""
    folders: tuple[str, ...]


@dataclass(frozen=True)
class Standing:
    """The files and folders below a folder, by path; folders end in `/`, and the folder itself is empty."""

    folders: Mapping[str, Listing] = field(default_factory=dict)
    files: Mapping[str, Mark] = field(default_factory=dict)
    at: int = 0
    """When somebody looked, by the clock of the file system; see file_clock()."""

    @classmethod
    def of(cls, folders: Mapping[str, tuple], files: Mapping[str, Mark], at: int) -> Standing:
        """What was plain() before."""
        return cls({path: Listing(*listing) for path, listing in folders.items()}, files, at)

    def plain(self) -> tuple:
        """The same as values that marshal can write."""
        return {path: tuple(listing) for path, listing in self.folders.items()}, self.files, self.at

    @property
    def has_links(self) -> bool:
        """Whether anything is a link, through which a writer would reach out of the folder."""
        return any(stat.S_ISLNK(mode_of(mark)) for mark in self.files.values())

    def digest(self) -> str:
        """Changes with whatever comes, goes or is changed below the folder."""
        whole = hashlib.sha256("\0".join((*self.folders, "", *self.files)).encode(errors="surrogateescape"))  # in the order of the look, which is the same for the same things
        whole.update(b"".join((*(listing.mark for listing in self.folders.values()), *self.files.values())))
        return whole.hexdigest()

    def lasting(self) -> dict[str, Listing]:
        """The listings that hold until a folder changes: those of folders that had been still for a while."""
        return {path: listing for path, listing in self.folders.items() if is_settled((listing.mark,), self.at)}


def look(top: Path, before: Mapping[str, Listing], now: int = 0) -> Standing:
    """What stands in a folder at the time `now`; `before` has listings of an earlier look, as far as they last. Nothing stands in what is no folder."""
    folders: dict[str, Listing] = {}
    files: dict[str, Mark] = {}
    waiting = [""]
    while waiting:
        here = waiting.pop()
        waiting += [f"{here}{name}/" for name in _look(f"{top}/", here, before, folders, files)]
    return Standing(folders, files, now)


def _look(top: str, here: str, before: Mapping[str, Listing], folders: dict[str, Listing], files: dict[str, Mark]) -> tuple[str, ...]:
    """Notes one folder and its files; says which folders lie in it."""
    listing = listing_of(f"{top}{here}"[:-1], before.get(here))
    if listing is None:
        return ()
    folders[here] = listing
    for name in listing.files:
        if found := mark_of(f"{top}{here}{name}"):
            files[f"{here}{name}"] = found
    return listing.folders


def listing_of(folder: str, before: Listing | None = None) -> Listing | None:
    """What a folder holds, which is what it held `before` when nothing came or went since; None where no folder stands."""
    mark = mark_of(folder)
    if not mark or not stat.S_ISDIR(mode_of(mark)):
        return None
    return before if before and before.mark == mark else _list(folder, mark)


def _list(folder: str, mark: Mark) -> Listing:
    is_folder: dict[str, bool] = {}
    with suppress(OSError), os.scandir(folder) as entries:
        is_folder = {entry.name: entry.is_dir(follow_symlinks=False) for entry in sorted(entries, key=lambda entry: entry.name)}
    return Listing(mark, tuple(name for name, is_one in is_folder.items() if not is_one), tuple(name for name, is_one in is_folder.items() if is_one))
