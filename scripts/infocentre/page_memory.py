"""What the last build made of each page: one whose every question has the answer it had stays where it is.

It is kept in `.cache/` for one folder of a site, and may be deleted at any time.
"""

from __future__ import annotations

import hashlib
import os
import pickle
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from .answers import Answers
from .articles.desk import Question
from .cache import Cache
from .recipe import recipe
from .readback import Reader

Stamp = tuple[int, int, int, int]
"""Of a published file: bytes, when it was written and when anything about it changed, its number on the disk."""


@dataclass(frozen=True, slots=True)
class Made:
    """An output that was made: what the manifest says of it, and what it rests on."""

    path: str
    sha256: str
    size: int
    pictures: tuple[str, ...] = ()
    """Files of the pictures that a page shows."""
    asked: frozenset[Question] | None = None
    """None of an output that is made anew each time."""
    is_new: bool = True
    """Whether it must be published."""
    faults: tuple[str, ...] = ()


@dataclass(frozen=True)
class _Kept:
    """All that is remembered. The questions are written once, and pages name them by their number."""

    questions: list[Question]
    answers: list[str]
    pages: dict[str, tuple[tuple[int, ...], str, int, tuple[str, ...], Stamp]]
    sought: frozenset[str]
    shown: frozenset[str]


class PageMemory:
    """What a build remembers of the one before it into the same folder."""

    def __init__(self, folder: Path, site_dir: Path):
        self._cache, self._site_dir = Cache(folder), site_dir
        place = hashlib.sha256(str(site_dir.resolve()).encode()).hexdigest()[:16]
        self._key = f"{place}-{recipe()}"
        found = self._cache.get(self._key)
        self._kept: _Kept | None = pickle.loads(found) if found else None

    def unchanged(self, answers: Answers) -> dict[str, Made]:
        """The pages that lie in the folder as they were made, and would be made the same again."""
        kept = self._kept
        if kept is None:
            return {}
        changed = {number for number, question in enumerate(kept.questions) if answers.to(question) != kept.answers[number]}
        return {
            path: Made(path, sha256, size, pictures, frozenset(kept.questions[number] for number in asked), is_new=False)
            for path, (asked, sha256, size, pictures, stamp) in kept.pages.items()
            if changed.isdisjoint(asked) and self._stamp(path) == stamp
        }

    def is_clean(self, read: Reader) -> bool:
        """Whether what was found clean then is clean now: nothing more is looked for, and nothing less may be shown."""
        kept = self._kept
        return kept is not None and read.sought <= kept.sought and kept.shown <= read.shown

    def keep(self, made: Iterable[Made], answers: Answers, read: Reader) -> None:
        """Remembers the published outputs, as far as they are noted."""
        numbers: dict[Question, int] = {}
        pages = {}
        for file in made:
            if file.asked is not None and (stamp := self._stamp(file.path)):
                asked = tuple(sorted(numbers.setdefault(question, len(numbers)) for question in sorted(file.asked)))
                pages[file.path] = (asked, file.sha256, file.size, file.pictures, stamp)
        kept = _Kept(list(numbers), [answers.to(question) for question in numbers], pages, read.sought, read.shown)
        self._cache.put(self._key, pickle.dumps(kept, pickle.HIGHEST_PROTOCOL))
        self._cache.drop_others()

    def _stamp(self, path: str) -> Stamp | None:
        try:
            seen = os.lstat(self._site_dir / path)
        except OSError:
            return None
        return seen.st_size, seen.st_mtime_ns, seen.st_ctime_ns, seen.st_ino
