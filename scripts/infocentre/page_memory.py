"""What the last build made of each page: one whose every question has the answer it had stays where it is.

It is kept in `.cache/` for one folder of a site, and may be deleted at any time.
"""

from __future__ import annotations

import hashlib
import marshal
from array import array
from collections.abc import Iterable, Mapping
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
from .weights import Scales

_IDLE = 2_000
"""So many questions that no page asks any more may be remembered before they are cleared away."""


@dataclass(frozen=True, slots=True)
class Made:
    """An output that was just made: what the manifest says of it, and what it rests on."""

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
    """An output of this build or an earlier one, in as few bytes as it can be remembered in."""

    sha256: str
    size: int
    pictures: tuple[str, ...]
    asked: bytes | None
    """The numbers of its questions; None of an output that is made anew each time."""
    mark: Mark | tuple[()] = ()
    """Of the published file; nothing before it is published."""


@dataclass(frozen=True)
class _Kept:
    """All that is remembered. The questions are written once, and pages name them by their number."""

    answers: Mapping[Question, str] = field(default_factory=dict)
    pages: Mapping[str, Page] = field(default_factory=dict)
    records: Mapping[str, str] = field(default_factory=dict)
    """The hash of the files of each live record."""
    listings: Mapping[str, Listing] = field(default_factory=dict)
    sought: frozenset[str] = frozenset()
    shown: frozenset[str] | None = None
    weighed: Mapping[str, int] = field(default_factory=dict)


class PageMemory:
    """What a build remembers of the one before it into the same folder."""

    def __init__(self, folder: Path, site_dir: Path):
        self._cache, self._folder = Cache(folder), folder
        place = hashlib.sha256(str(site_dir.resolve()).encode()).hexdigest()[:16]
        self._key = f"{place}-{recipe()}"
        found = self._cache.get(self._key)
        self._kept = _opened(found) if found else _Kept()
        self.standing = look(site_dir, self._kept.listings, file_clock(folder))
        """What stands in the folder of the site."""
        self.scales = Scales(self._kept.weighed)
        self._numbers = {question: number for number, question in enumerate(self._kept.answers)}

    def standing_after(self, touched: Iterable[str], site_dir: Path, *, clean: bool) -> Standing:
        """What stands in the folder of the site once a build has written into the `touched` folders, or, when it was `clean`, into all."""
        now = file_clock(self._folder)
        return look(site_dir, {}, now) if clean else self.standing.after(site_dir, touched, now)

    def unchanged(self, answers: Answers) -> dict[str, Page]:
        """The pages that lie in the folder as they were made, and would be made the same again."""
        now = answers.records
        answers.take(self._kept.answers, {address for address, digest in self._kept.records.items() if now.get(address) == digest})
        changed = {number for number, (question, answer) in enumerate(self._kept.answers.items()) if answers.to(question) != answer}
        files = self.standing.files
        return {path: page for path, page in self._kept.pages.items() if files.get(path) == page.mark and (not changed or changed.isdisjoint(array("I", page.asked)))}

    def is_clean(self, read: Reader) -> bool:
        """Whether what was found clean then is clean now: nothing more is looked for, and nothing less may be shown."""
        kept = self._kept
        return kept.shown is not None and read.sought <= kept.sought and kept.shown <= read.shown

    def page(self, made: Made) -> Page:
        """An output that was made now, as it is remembered."""
        numbers = self._numbers
        asked = None if made.asked is None else array("I", [numbers.setdefault(question, len(numbers)) for question in made.asked]).tobytes()
        return Page(made.sha256, made.size, made.pictures, asked)

    def keep(self, files: Mapping[str, Page], standing: Standing, answers: Answers, read: Reader) -> None:
        """Remembers the published outputs as far as they are noted; `standing` is what the folder holds now."""
        pages = {path: page if page.mark else page._replace(mark=standing.files[path]) for path, page in files.items() if page.asked is not None}
        questions, pages = _without_idle(list(self._numbers), pages)
        now = _Kept({question: answers.to(question) for question in questions}, pages, answers.records, standing.lasting(), read.sought, read.shown, self.scales.weighed)
        if now != self._kept:
            self._cache.put(self._key, _closed(now))
        self._cache.drop_others()


def _closed(kept: _Kept) -> bytes:
    """What is remembered as bytes, in the form that Python writes and reads fastest: there are as many rows as pages."""
    listings = {path: tuple(listing) for path, listing in kept.listings.items()}
    rows = list(kept.pages), list(map(tuple, kept.pages.values()))
    return marshal.dumps((kept.answers, rows, kept.records, listings, kept.sought, kept.shown, kept.weighed))


def _opened(content: bytes) -> _Kept:
    answers, (paths, rows), records, listings, *rest = marshal.loads(content)
    pages = dict(zip(paths, map(Page._make, rows), strict=True))
    return _Kept(answers, pages, records, {path: Listing(*listing) for path, listing in listings.items()}, *rest)


def _without_idle(questions: list[Question], pages: dict[str, Page]) -> tuple[list[Question], dict[str, Page]]:
    """The questions and pages, with other numbers once too many questions are asked by no page."""
    used = sorted({number for page in pages.values() for number in array("I", page.asked)})
    if len(questions) - len(used) <= _IDLE:
        return questions, pages
    new = {number: position for position, number in enumerate(used)}
    renumbered = {path: page._replace(asked=array("I", [new[number] for number in array("I", page.asked)]).tobytes()) for path, page in pages.items()}
    return [questions[number] for number in used], renumbered
