"""The pictures of all records -> clean copies for readers, and what is wrong with each picture."""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Callable, Iterator
from functools import lru_cache
from pathlib import Path

from .. import darkroom
from ..darkroom.child import Answer, Copy, develop, read_answer
from ..darkroom.fault import Fault
from ..darkroom.inspection import inspect, measure, most_bytes
from ..darkroom.measured import COLOUR, Measured
from ..holdings import extracts_of
from ..model.picture import Picture, PictureLimits
from ..problem import Problem
from ..schema import Content
from ..cache import Cache
from .developed import Developed, Job, Pictures, path_of
from .likeness import alike

__all__ = ["Developed", "Job", "Pictures", "develop_all", "jobs", "path_of", "read_file"]

_MAX_CHILDREN = 4


def develop_all(content: Content, cache_folder: Path) -> tuple[Pictures, list[Problem]]:
    """Every picture that could be developed, and every problem of the others.

    Answers are kept in `cache_folder`, so that a picture that did not change is not decoded again.
    """
    kept, limits, waiting = Cache(cache_folder), content.site.pictures, list(jobs(content))
    done = _developed(lambda job: _develop(job, limits, kept), waiting) if waiting else []
    kept.drop_others()
    problems = [problem for _, found in done for problem in found]
    developed = [(job, picture) for job, (picture, _) in zip(waiting, done, strict=True) if picture]
    problems += alike(content, developed)
    pictures: dict[str, dict[str, Developed]] = {}
    for job, picture in developed:
        pictures.setdefault(job.entry.address, {})[job.picture.id] = picture
    return pictures, problems


def _developed(develop: Callable[[Job], tuple[Developed | None, list[Problem]]], waiting: list[Job]) -> list[tuple[Developed | None, list[Problem]]]:
    from concurrent.futures import ThreadPoolExecutor  # where no record has a picture nobody needs it

    with ThreadPoolExecutor(min(_MAX_CHILDREN, os.cpu_count() or 1)) as pool:
        return list(pool.map(develop, waiting))


def jobs(content: Content) -> Iterator[Job]:
    """The pictures whose file is there, in the order of their records; `load` has named the others."""
    for entry in (content.entries[address] for address, found in sorted(extracts_of(content.entries).items()) if found.has_pictures):
        for index, picture in enumerate(getattr(entry.facts, "pictures", ())):
            if picture.file in entry.files:
                yield Job(entry, index, picture)


def read_file(job: Job, limits: PictureLimits) -> tuple[bytes, Measured]:
    """The file of a picture and its measures; Fault when it must not be decoded."""
    try:
        with job.entry.files[job.picture.file].open("rb") as opened:
            content = opened.read(most_bytes(limits) + 1)
    except OSError:
        raise Fault("picture-file", "the file cannot be opened", "Allow everybody to read it.") from None
    return content, inspect(content, job.picture.file, limits)


def _develop(job: Job, limits: PictureLimits, kept: Cache) -> tuple[Developed | None, list[Problem]]:
    try:
        content, measured = read_file(job, limits)
        answer = _answer(content, measured, job.picture, limits, kept)
        _prove(answer.copies, content)
    except Fault as fault:
        return None, [job.problem(fault.code, fault.message, fault.hint, "masks" if fault.code == "picture-mask" else "file")]
    return Developed(answer.copies, answer.likeness), list(_leaks(job, measured, answer))


def _answer(content: bytes, measured: Measured, picture: Picture, limits: PictureLimits, kept: Cache) -> Answer:
    key = _key(content, picture, limits)
    if answer := kept.get(key):
        return read_answer(bytes(answer))
    made = develop(content, measured, picture.masks, limits)
    kept.put(key, made)
    return read_answer(made)


def _key(content: bytes, picture: Picture, limits: PictureLimits) -> str:
    """Changes with all that can change the answer: the file, the masks, the settings, Pillow, our own code."""
    parts = [hashlib.sha256(content).hexdigest(), [mask.model_dump() for mask in picture.masks], limits.model_dump(), _recipe()]
    return hashlib.sha256(json.dumps(parts, sort_keys=True).encode()).hexdigest()


@lru_cache(maxsize=1)
def _recipe() -> str:
    from importlib.metadata import version  # where no record has a picture nobody needs it

    digest = hashlib.sha256(version("pillow").encode())
    for file in sorted(Path(darkroom.__file__).parent.glob("*.py")):
        digest.update(file.read_bytes())
    return digest.hexdigest()


def _prove(copies: tuple[Copy, ...], original: bytes) -> None:
    """Fault unless each copy holds pixels and nothing else, and is not the very file that was sent."""
    for copy in copies:
        if measure(copy.content, copy.format) != Measured(copy.format, copy.width, copy.height):
            raise Fault("picture-damaged", "the copies made of the picture are not clean", "Delete .cache/ and try again.")
        if copy.content == original:
            raise Fault("picture-unchanged", "the file is a copy made by this site, byte for byte", "Send the picture that it was made of.")


def _leaks(job: Job, measured: Measured, answer: Answer) -> Iterator[Problem]:
    """What the file in the repository shows, which is public for ever, and the site's copies do not."""
    hint = f"Before you commit, run: ./scripts/centre clean-pictures {job.entry.address}. If it is committed already, see CONTRIBUTING.md."
    if extras := sorted(measured.extras - COLOUR):
        message = f"the site's copies are clean, but the file itself carries {', '.join(extras)}"
        yield job.problem("picture-metadata", message, hint)
    if answer.bare:
        numbers = ", ".join(str(number + 1) for number in answer.bare)
        message = f"the site's copies are covered, but the file itself shows what lies under mask {numbers}"
        yield job.problem("picture-bare", message, hint, "masks")
