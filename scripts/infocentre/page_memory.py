"""What the last build made of each page: one whose every question has the answer it had stays where it is.

It is kept in `.cache/` for one folder of a site, and may be deleted at any time.
"""

from __future__ import annotations

import hashlib
import pickle
from array import array
from collections.abc import Iterable, Mapping, Set
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple

from .answers import Answers
from .articles.desk import Question
from .cache import Cache
from .readback import Reader
from .recipe import recipe
from .stamps import Mark, file_clock
from .standing import Listing, Standing, look

_IDLE = 2_000
"""So many questions that no page asks any more may be remembered before they are cleared away."""


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


class Page(NamedTuple):
    """A page of an earlier build that stands as it was published."""

    sha256: str
    size: int
    pictures: tuple[str, ...]
    asked: bytes
    """The numbers of its questions."""
    mark: Mark


@dataclass(frozen=True)
class _Kept:
    """All that is remembered. The questions are written once, and pages name them by their number."""

    answers: Mapping[Question, str] = field(default_factory=dict)
    pages: Mapping[str, Page] = field(default_factory=dict)
    listings: Mapping[str, Listing] = field(default_factory=dict)
    sought: frozenset[str] = frozenset()
    shown: frozenset[str] | None = None


class PageMemory:
    """What a build remembers of the one before it into the same folder."""

    def __init__(self, folder: Path, site_dir: Path):
        self._cache, self._site_dir, self._now = Cache(folder), site_dir, file_clock(folder)
        place = hashlib.sha256(str(site_dir.resolve()).encode()).hexdigest()[:16]
        self._key = f"{place}-{recipe()}"
        found = self._cache.get(self._key)
        self._kept: _Kept = pickle.loads(found) if found else _Kept()
        self.standing = look(site_dir, self._kept.listings)
        """What stands in the folder of the site."""

    def unchanged(self, answers: Answers) -> dict[str, Page]:
        """The pages that lie in the folder as they were made, and would be made the same again."""
        changed = {number for number, (question, answer) in enumerate(self._kept.answers.items()) if answers.to(question) != answer}
        files = self.standing.files
        return {path: page for path, page in self._kept.pages.items() if files.get(path) == page.mark and (not changed or changed.isdisjoint(array("I", page.asked)))}

    def is_clean(self, read: Reader) -> bool:
        """Whether what was found clean then is clean now: nothing more is looked for, and nothing less may be shown."""
        kept = self._kept
        return kept.shown is not None and read.sought <= kept.sought and kept.shown <= read.shown

    def keep(self, pages: Mapping[str, Page], made: Iterable[Made], standing: Standing, answers: Answers, read: Reader) -> None:
        """Remembers the published pages: those that stayed, and those made now as far as they are noted; `standing` is what the folder holds now."""
        numbers = {question: number for number, question in enumerate(self._kept.answers)}
        pages = dict(pages)
        for file in made:
            if file.asked is not None and file.path in standing.files:
                asked = array("I", [numbers.setdefault(question, len(numbers)) for question in file.asked])
                pages[file.path] = Page(file.sha256, file.size, file.pictures, asked.tobytes(), standing.files[file.path])
        questions, pages = _without_idle(list(numbers), pages)
        now = _Kept({question: answers.to(question) for question in questions}, pages, standing.lasting(self._now), read.sought, read.shown)
        if now != self._kept:
            self._cache.put(self._key, pickle.dumps(now, pickle.HIGHEST_PROTOCOL))
        self._cache.drop_others()


def _without_idle(questions: list[Question], pages: dict[str, Page]) -> tuple[list[Question], dict[str, Page]]:
    """The questions and pages, with other numbers once too many questions are asked by no page."""
    used = sorted({number for page in pages.values() for number in array("I", page.asked)})
    if len(questions) - len(used) <= _IDLE:
        return questions, pages
    new = {number: position for position, number in enumerate(used)}
    renumbered = {path: page._replace(asked=array("I", [new[number] for number in array("I", page.asked)]).tobytes()) for path, page in pages.items()}
    return [questions[number] for number in used], renumbered
