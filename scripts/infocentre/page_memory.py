"""What the last build made of each page: one whose every question has the answer it had stays where it is.

It is kept in `.cache/` for one folder of a site, and may be deleted at any time. It lies in a database, so that
a build opens and writes only the rows that it needs: there are as many as pages, and many times more questions.
"""

from __future__ import annotations

import marshal
import sqlite3
from array import array
from collections.abc import Iterable, Iterator, Set
from dataclasses import dataclass
from pathlib import Path

from .answers import OF_A_PART, Answers
from .articles.desk import Question
from .cache import Cache, place_of
from .readback import Reader
from .recipe import recipe
from .weights import Candidate, Scales, kind_of

PAGE_CACHE = Path(".cache", "pages")
_BLOCK = 16_384
"""Bytes of the database that lie together; so large that little is wasted on the questions of a page."""
_IDLE = 2_000
"""So many questions may come before those are looked for that no page asks any more."""
_FEW = 10
"""So many numbers are sooner searched for than all those of every page compared with them."""
_TABLES = """
CREATE TABLE pages (path TEXT PRIMARY KEY, sha256 TEXT, size INTEGER, kind TEXT, pictures TEXT, asked BLOB) WITHOUT ROWID;
CREATE TABLE questions (part TEXT, question TEXT, number INTEGER, answer BLOB, PRIMARY KEY (part, question)) WITHOUT ROWID;
CREATE TABLE parts (name TEXT PRIMARY KEY, digest TEXT) WITHOUT ROWID;
CREATE TABLE rest (value BLOB);
"""


@dataclass(frozen=True, slots=True)
class Made:
    """An output that was just made: what the manifest says of it, and what it rests on."""

    path: str
    sha256: str
    size: int
    pictures: tuple[str, ...] = ()
    """Files of the pictures that a page shows."""
    asked: bytes | None = None
    """The numbers of the questions in the process that made it; None of an output that is made anew each time."""
    process: int = 0
    learned: tuple[Question, ...] = ()
    """The questions that were new to that process; the first of all has the number 0 there."""
    is_new: bool = True
    """Whether it must be published."""
    faults: tuple[str, ...] = ()


@dataclass(frozen=True)
class _Rest:
    """What is remembered beside pages and questions."""

    build: str = ""
    """The name of the build that kept all this."""
    sought: frozenset[str] = frozenset()
    weighed: tuple[tuple[str, int], ...] = ()
    last: int = 0
    """The number of the last question."""
    cleared: int = 0
    """That number when questions were looked for that no page asks."""


class PageMemory:
    """What a build remembers of the one before it into the same folder, and then of itself."""

    def __init__(self, folder: Path, site_dir: Path, left: str):
        """`left` is the name of the build that left what stands in the folder of the site; what another one remembers is of no use."""
        self._cache = Cache(folder)
        self._key = f"{place_of(site_dir)}-{recipe()}"
        self._base, self._rest = _opened(self._cache.get(self._key), left)
        self.is_empty = not self._rest.build
        self._before: list[tuple[str, int]] = self._base.execute("SELECT path, asked IS NOT NULL FROM pages").fetchall()
        """Each page of the build before, and whether it is noted what it rests on."""
        self.scales = Scales(dict(self._rest.weighed))
        self._numbers: dict[Question, int] = {}
        self._of_processes: dict[int, array] = {}
        """What the numbers of each process are here."""
        self._last = self._rest.last

    def unchanged(self, answers: Answers, other: Set[str]) -> set[str]:
        """The pages that would be made the same again, without those whose file is an`other` one now."""
        return {path for path, is_noted in self._before if is_noted} - self._doubtful(set(self._changed(answers))) - other

    def _doubtful(self, changed: set[int]) -> set[str]:
        """The pages that asked any of these questions."""
        if len(changed) > _FEW:
            pages = self._base.execute("SELECT path, asked FROM pages WHERE asked IS NOT NULL").fetchall()
        else:  # what looks like a number may be the end of one and the beginning of the next, so it is looked at once more
            pages = [row for number in changed for row in self._base.execute("SELECT path, asked FROM pages WHERE instr(asked, ?)", (array("I", [number]).tobytes(),))]
        return {path for path, asked in pages if not changed.isdisjoint(array("I", asked))}

    def _changed(self, answers: Answers) -> Iterator[int]:
        """The numbers of the questions whose answer is another one now, which is noted."""
        self._same(answers)
        for part, question, number, answer in self._base.execute("SELECT * FROM questions WHERE part NOT IN same").fetchall():
            if (now := answers.to(_question(part, question))) != answer:
                self._base.execute("UPDATE questions SET answer = ? WHERE part = ? AND question = ?", (now, part, question))
                yield number

    def _same(self, answers: Answers) -> None:
        """Finds the parts of the content whose files are the same: what is asked about one alone has the answer it had."""
        self._base.execute("CREATE TEMPORARY TABLE live (name TEXT PRIMARY KEY, digest TEXT) WITHOUT ROWID")
        self._base.executemany("INSERT INTO live VALUES (?, ?)", answers.parts.items())
        self._base.execute("CREATE TEMPORARY TABLE same AS SELECT name FROM live NATURAL JOIN parts")
        self._base.execute("DELETE FROM parts")
        self._base.execute("INSERT INTO parts SELECT * FROM live")

    def is_clean(self, read: Reader) -> bool:
        """Whether what was found clean then is clean now: nothing more is looked for."""
        return read.sought <= self._rest.sought

    def put(self, made: Made, answers: Answers) -> None:
        """Remembers an output that was made now."""
        numbers = self._of_processes.setdefault(made.process, array("I"))
        numbers.extend(self._number(question, answers) for question in made.learned)
        asked = None if made.asked is None else array("I", map(numbers.__getitem__, array("I", made.asked))).tobytes()
        row = made.path, made.sha256, made.size, kind_of(made.path), "\n".join(made.pictures), asked
        self._base.execute("INSERT OR REPLACE INTO pages VALUES (?, ?, ?, ?, ?, ?)", row)

    def _number(self, question: Question, answers: Answers) -> int:
        if question not in self._numbers:
            key = _key(question)
            found = self._base.execute("SELECT number FROM questions WHERE part = ? AND question = ?", key).fetchone()
            if found is None:
                self._last += 1
                self._base.execute("INSERT INTO questions VALUES (?, ?, ?, ?)", (*key, self._last, answers.to(question)))
            self._numbers[question] = found[0] if found else self._last
        return self._numbers[question]

    def only(self, paths: Set[str]) -> list[str]:
        """Forgets the build before, and all outputs of it but these; says which that were."""
        others = [path for path, _ in self._before if path not in paths]
        self._before.clear()
        self._base.executemany("DELETE FROM pages WHERE path = ?", ((path,) for path in others))
        return others

    def files(self) -> Iterable[tuple[str, str, int]]:
        """Each output in the order of the paths: path, hash and bytes."""
        return self._base.execute("SELECT path, sha256, size FROM pages ORDER BY path")

    def size(self, path: str) -> int | None:
        """The bytes of an output; None where there is none."""
        found = self._base.execute("SELECT size FROM pages WHERE path = ?", (path,)).fetchone()
        return found and found[0]

    def heaviest(self) -> Iterator[Candidate]:
        """The outputs among which the heaviest of each kind must be: the largest without a picture, and all that have one."""
        largest = "SELECT kind, max(size) AS size FROM pages WHERE pictures = '' AND kind IS NOT NULL GROUP BY kind"
        yield from (Candidate(*row, ()) for row in self._base.execute(f"SELECT kind, max(path), size FROM pages NATURAL JOIN ({largest}) WHERE pictures = '' GROUP BY kind"))
        pictured = self._base.execute("SELECT kind, path, size, pictures FROM pages WHERE pictures != '' AND kind IS NOT NULL")
        yield from (Candidate(kind, path, size, tuple(pictures.split("\n"))) for kind, path, size, pictures in pictured)

    def keep(self, name: str, answers: Answers, read: Reader) -> None:
        """Writes down all that is remembered, for the build that finds what the one called `name` left."""
        if not self._rest.build:
            self._base.executemany("INSERT OR REPLACE INTO parts VALUES (?, ?)", answers.parts.items())
        cleared = self._without_idle()
        rest = name, read.sought, tuple(self.scales.weighed.items()), self._last, cleared
        self._base.execute("DELETE FROM rest")
        self._base.execute("INSERT INTO rest VALUES (?)", (marshal.dumps(rest),))
        self._base.commit()
        self._cache.put(self._key, self._base.serialize())
        self._cache.drop_others()

    def _without_idle(self) -> int:
        """Clears away the questions that no page asks any more, once many came; the number of the last one when that was done last."""
        if not self._rest.build or self._last - self._rest.cleared > _IDLE:
            used = {number for asked, in self._base.execute("SELECT asked FROM pages WHERE asked IS NOT NULL") for number in array("I", asked)}
            idle = [key for *key, number in self._base.execute("SELECT part, question, number FROM questions") if number not in used]
            self._base.executemany("DELETE FROM questions WHERE part = ? AND question = ?", idle)
            return self._last
        return self._rest.cleared


def _key(question: Question) -> tuple[str, str]:
    """The part of the content that a question is about alone, if it is about one, and the rest of the question."""
    name, *about = question
    return (about[0], "\n".join((name, *about[1:]))) if name in OF_A_PART else ("", "\n".join(question))


def _question(part: str, rest: str) -> Question:
    name, *about = rest.split("\n")
    return (name, part, *about) if part else (name, *about)


def _opened(content: memoryview | None, left: str) -> tuple[sqlite3.Connection, _Rest]:
    """The database that was kept, when it is about what was left; otherwise a new one."""
    if content and left:
        base = _base()
        base.deserialize(content)
        rest = _Rest(*marshal.loads(base.execute("SELECT value FROM rest").fetchone()[0]))
        if rest.build == left:
            base.execute("BEGIN")
            return base, rest
    base = _base()
    base.executescript(f"PRAGMA page_size = {_BLOCK}; {_TABLES} BEGIN")
    return base, _Rest()


def _base() -> sqlite3.Connection:
    return sqlite3.connect(":memory:", isolation_level=None, check_same_thread=False)  # what is remembered is written by another thread
