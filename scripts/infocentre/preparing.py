"""The files of a project -> its records, their problems, and what of them may be built."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TypeVar

from .approvals import Verifier, nobody, with_approvals
from .catalogue import Catalogue, open_catalogue
from .checks import check_centre, check_record, check_records, gist, reading, surroundings
from .checks.ledger import NOT_IN_LEDGER
from .checks.surroundings import Surroundings
from .checks.ties import Ties, ties
from .extract import extract
from .holdings import Holdings
from .load import load
from .memory import RECORD_CACHE, Known, Memory
from .model.kinds import of_address
from .pictures import Pictures, develop_all
from .problem import Problem, Refused
from .schema import Content, Entry, centre_of, read, read_one
from .standing import Standing
from .workers import spread
from .yaml_lines import Document

PICTURE_CACHE = Path(".cache", "pictures")
Found = TypeVar("Found")
_WORTH_A_PROCESS = 20
"""Records: reading and checking one takes some milliseconds."""


def examine(root: Path, today: datetime.date, verify: Verifier = nobody) -> tuple[Content | None, list[Problem]]:
    """The content of the project in `root` and all its problems, in the order of files and lines.

    `verify` tells which approvals hold; without it none does.
    """
    content, problems = _read(root, verify)
    if content is None:
        return None, sorted({*problems})
    around = surroundings(content, {address: gist(entry) for address, entry in content.entries.items()})
    _, more = _check(root, content, list(content.entries.values()), around, today, problems)
    return content, more


@dataclass(frozen=True)
class Prepared:
    """Records that may be built: all of them, those that are live, and what is not an error."""

    content: Content
    catalogue: Catalogue
    problems: tuple[Problem, ...]


def prepare(root: Path, today: datetime.date, verify: Verifier = nobody, jobs: int = 1, data: Standing | None = None) -> Prepared:
    """The records of the project, ready to build; Refused with every problem when one of them is an error.

    What did not change since the last time is remembered in `.cache/` of the project. Records without a problem are
    read and checked by `jobs` processes and not held in memory; each other one is read here, since a problem needs its line.
    `data` is what stands in the folder of the records, when somebody has looked already.
    """
    memory = Memory(root, root / RECORD_CACHE, data)
    _get_to_know(root, memory, jobs)
    while True:
        content, problems = _read(root, verify, memory)
        if content is None:
            raise Refused(sorted({*problems}))
        here = dict(content.entries)
        extracts = {address: extract(entry) for address, entry in here.items()} | {address: known.extract for address, known in memory.known.items()}
        content = replace(content, entries=Holdings(here, extracts, memory.fetch))
        around = surroundings(content, {address: found.gist for address, found in extracts.items()})
        if not _forget_faulty(memory, around, today, jobs):
            break
    pictures, problems = _check(root, content, list(here.values()), around, today, problems, memory.is_clean(around, today))
    memory.keep(centre_of(content) if _is_clean(content, problems) else None, around, today)
    if any(problem.level == "error" for problem in problems):
        raise Refused(problems)
    kept = {address: known.extract for address, known in memory.known.items()}  # what was read now lies there, too, and need not be held twice
    content = replace(content, entries=Holdings(_lightened(here), {**extracts, **kept}, memory.fetch))
    return Prepared(content, open_catalogue(content, problems, today, pictures), tuple(problems))


def _read(root: Path, verify: Verifier, memory: Memory | None = None) -> tuple[Content | None, list[Problem]]:
    """The records that are not known yet, and everything that is no record."""
    before = memory.centre if memory else None
    raw, problems = load(root, memory.known if memory else (), before.documents if before else {})
    content, more = read(raw, before)
    return content and with_approvals(content, verify), [*problems, *more]


def _get_to_know(root: Path, memory: Memory, jobs: int) -> None:
    """Reads the records that changed; known are then those of the right form that rest on nothing but their own texts."""

    def known(address: str) -> Known | None:
        entry, problems = read_one(root, *of_address(address))
        if entry is None or problems or entry.signatures or entry.files:
            return None
        memory.put(entry)
        return Known(extract(entry))

    for address, found in _each(memory.unknown, known, jobs):
        if found:
            memory.known[address] = found


def _forget_faulty(memory: Memory, around: Surroundings, today: datetime.date, jobs: int) -> bool:
    """Asks the rules about the doubtful ones of the known records; whether one had a problem, and is known no longer."""
    def tied(address: str) -> Ties | None:
        entry = memory.fetch(address)
        read = reading(entry)
        return None if any(check_record(entry, read, around, today)) else ties(entry, read, today)

    faulty = []
    for address, found in _each(list(memory.doubtful(around, today)), tied, jobs):
        if found:
            memory.prove(address, found, around, today)
        else:
            faulty.append(address)
    for address in faulty:
        del memory.known[address]
    return bool(faulty)


def _each(addresses: Sequence[str], work: Callable[[str], Found | None], jobs: int) -> Iterator[tuple[str, Found | None]]:
    return zip(addresses, spread(addresses, work, jobs, _WORTH_A_PROCESS), strict=True)


def _check(
    root: Path, content: Content, records: list[Entry], around: Surroundings, today: datetime.date, problems: list[Problem], is_clean: bool = False
) -> tuple[Pictures, list[Problem]]:
    """The pictures, and all problems with those that the rules and the pictures add; `is_clean` when nothing is wrong with what is no record."""
    # What has the wrong form is said once; what other rules think of the same place adds nothing.
    said = {(problem.path, problem.line, problem.column) for problem in problems}
    found = (*check_records(records, around, today), *(() if is_clean else check_centre(content, around, today)))
    problems = [*problems, *(problem for problem in found if (problem.path, problem.line, problem.column) not in said)]
    pictures, more = develop_all(content, root / PICTURE_CACHE)
    return pictures, sorted(_without_idle({*problems, *more}))


def _is_clean(content: Content, problems: Iterable[Problem]) -> bool:
    """Whether nothing is wrong with what is no record."""
    return content.unread.isdisjoint(content.documents) and not any(problem.path in content.documents for problem in problems)


def _without_idle(problems: set[Problem]) -> set[Problem]:
    """A held record is on no page; that the ledger does not know it is nothing to mend."""
    held = {problem.path for problem in problems if problem.level == "held"}
    return {problem for problem in problems if problem.code != NOT_IN_LEDGER or problem.path not in held}


def _lightened(records: Mapping[str, Entry]) -> dict[str, Entry]:
    """The same records without the places of their values in the files: only problems need those, and they take most of the memory."""
    return {
        address: replace(entry, documents={key: Document(document.path, {}) for key, document in entry.documents.items()})
        for address, entry in records.items()
    }
