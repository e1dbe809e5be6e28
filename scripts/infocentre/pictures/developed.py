"""A picture as readers get it."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass

from ..darkroom.child import Copy
from ..model.picture import Picture
from ..problem import Level, Problem
from ..schema import Entry

FOLDER = "assets/pictures"
_ENDINGS = {"WebP": "webp", "JPEG": "jpg"}


@dataclass(frozen=True)
class Developed:
    """The copies of one picture, the narrowest first, and the bits that tell which others it looks like."""

    copies: tuple[Copy, ...]
    likeness: int


Pictures = Mapping[str, Mapping[str, Developed]]
"""By the address of the record and the id of the picture."""


def path_of(copy: Copy) -> str:
    """Where a copy stands in the site; the name tells nothing but what is in the file."""
    return f"{FOLDER}/{hashlib.sha256(copy.content).hexdigest()[:32]}-{copy.width}.{_ENDINGS[copy.format]}"


@dataclass(frozen=True)
class Job:
    """One picture of a record, and its place in the facts."""

    entry: Entry
    index: int
    picture: Picture

    def problem(self, code: str, message: str, hint: str, field: str = "file", level: Level = "error") -> Problem:
        """A problem at a field of the picture, with the name of its file."""
        return self.entry.problem("", ("pictures", self.index, field), code, f"{self.picture.file}: {message}", hint, level=level)
