"""A file that somebody sent -> its bytes, when it is an ordinary file and nothing else."""

from __future__ import annotations

import os
import stat
from pathlib import Path

from .limits import RECORD_LIMITS, Limits
from .problem import Problem

_POINTER = b"version https://git-lfs.github.com/"


def read_bytes(file: Path, path: str, limits: Limits = RECORD_LIMITS) -> tuple[bytes, Problem | None]:
    """The bytes of a file, never many more than it may have; or why it is not read."""
    if problem := fault_of(file, path):
        return b"", problem
    try:
        with file.open("rb") as opened:
            content = opened.read(limits.bytes + 1)
    except OSError:
        return b"", Problem(path, 0, 0, "file-kind", "the file cannot be opened", "Allow everybody to read it.")
    if content.startswith(_POINTER):
        return b"", Problem(path, 1, 1, "file-kind", "the file is a Git LFS pointer, not the text itself", "Commit the text itself.")
    return content, None


def fault_of(file: Path, path: str) -> Problem | None:
    """Why a file is not read: only an ordinary one of one name is, and none that is a program."""
    hint = "Put an ordinary file or folder in its place."
    mode = os.lstat(file).st_mode
    if stat.S_ISLNK(mode):
        return Problem(path, 0, 0, "file-kind", "a link to another place is not read", hint)
    if not stat.S_ISREG(mode):
        return Problem(path, 0, 0, "file-kind", "not an ordinary file", hint)
    if os.lstat(file).st_nlink > 1:
        return Problem(path, 0, 0, "file-kind", "the file has a second name elsewhere (a hard link)", hint)
    if mode & 0o111 and os.name == "posix":
        return Problem(path, 0, 0, "file-kind", "the file is marked as a program", "Take the mark away: chmod -x.")
    return None
