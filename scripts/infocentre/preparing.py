"""The files of a project -> its records, their problems, and what of them may be built."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from .approvals import Verifier, nobody, with_approvals
from .catalogue import Catalogue, open_catalogue
from .checks import Gist, Surroundings, check_centre, check_records, gist, surroundings
from .checks.ledger import NOT_IN_LEDGER
from .load import load
from .memory import Memory
from .pictures import Pictures, develop_all
from .problem import Problem, Refused
from .schema import Content, Entry, read
from .yaml_lines import Document

PICTURE_CACHE = Path(".cache", "pictures")
RECORD_CACHE = Path(".cache", "records")


def examine(root: Path, today: datetime.date, verify: Verifier = nobody) -> tuple[Content | None, list[Problem]]:
    """The content of the project in `root` and all its problems, in the order of files and lines.

    `verify` tells which approvals hold; without it none does.
    """
    content, _, problems = _examine(root, today, verify)
    return content, problems


Examined = tuple[Content | None, Pictures, list[Problem]]


@dataclass(frozen=True)
class _Taken:
    """Records as they were read or remembered, before any rule has looked at them."""

    content: Content
    fresh: list[Entry]
    """Those that were read now."""
    unchanged: Mapping[str, Entry]
    """Those that are remembered, and as clean as they were."""
    gists: Mapping[str, Gist]
    around: Surroundings


def _examine(root: Path, today: datetime.date, verify: Verifier, memory: Memory | None = None) -> Examined:
    taken, problems = _take(root, today, verify, memory)
    if taken is None:
        return None, {}, sorted({*problems})
    # What has the wrong form is said once; what other rules think of the same place adds nothing.
    said = {(problem.path, problem.line, problem.column) for problem in problems}
    found = (*check_records(taken.fresh, taken.around, today), *check_centre(taken.content, taken.around, today))
    problems += (problem for problem in found if (problem.path, problem.line, problem.column) not in said)
    pictures, more = develop_all(taken.content, root / PICTURE_CACHE)
    problems += more
    if memory:
        memory.keep(_clean(taken.fresh, problems), taken.unchanged, taken.gists, taken.around, today)
    return taken.content, pictures, sorted(_without_idle({*problems}))


def _take(root: Path, today: datetime.date, verify: Verifier, memory: Memory | None) -> tuple[_Taken | None, list[Problem]]:
    """The records of a project; what is no longer as clean as it was is read like any other, since a problem needs its line."""
    unchanged = memory.unchanged() if memory else {}
    while True:
        raw, problems = load(root, unchanged)
        content, more = read(raw)
        problems += more
        if content is None:
            return None, problems
        content = with_approvals(content, verify)
        fresh = list(content.entries.values())
        content = replace(content, entries={**content.entries, **unchanged})
        gists = {address: memory.gist(address) if memory and address in unchanged else gist(entry) for address, entry in content.entries.items()}
        around = surroundings(content, gists)
        doubtful = memory.not_proved(unchanged, around, today) if memory else []
        if not doubtful:
            return _Taken(content, fresh, unchanged, gists, around), problems
        unchanged = {address: entry for address, entry in unchanged.items() if address not in doubtful}


def _clean(records: Iterable[Entry], problems: Iterable[Problem]) -> list[Entry]:
    """The records none of whose files has a problem."""
    faulty = {tuple(problem.path.split("/")[1:3]) for problem in problems}
    return [entry for entry in records if (entry.kind.folder, entry.id) not in faulty and not entry.faulty]


def _without_idle(problems: set[Problem]) -> set[Problem]:
    """A held record is on no page; that the ledger does not know it is nothing to mend."""
    held = {problem.path for problem in problems if problem.level == "held"}
    return {problem for problem in problems if problem.code != NOT_IN_LEDGER or problem.path not in held}


@dataclass(frozen=True)
class Prepared:
    """Records that may be built: all of them, those that are live, and what is not an error."""

    content: Content
    catalogue: Catalogue
    problems: tuple[Problem, ...]


def prepare(root: Path, today: datetime.date, verify: Verifier = nobody) -> Prepared:
    """The records of the project, ready to build; Refused with every problem when one of them is an error.

    What did not change since the last time is remembered in `.cache/` of the project.
    """
    content, pictures, problems = _examine(root, today, verify, Memory(root, root / RECORD_CACHE))
    if content is None or any(problem.level == "error" for problem in problems):
        raise Refused(problems)
    return _lightened(Prepared(content, open_catalogue(content, problems, today, pictures), tuple(problems)))


def _lightened(prepared: Prepared) -> Prepared:
    """The same records without the places of their values in the files: only problems need those, and they take most of the memory.

    The paths stay, since it is by its path that a record is held.
    """
    entries = {
        address: replace(entry, documents={key: Document(document.path, {}) for key, document in entry.documents.items()})
        for address, entry in prepared.content.entries.items()
    }
    live = {address: entries[address] for address in prepared.catalogue.entries}
    return replace(prepared, content=replace(prepared.content, entries=entries), catalogue=replace(prepared.catalogue, entries=live))


