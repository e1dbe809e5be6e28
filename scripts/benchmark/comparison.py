"""One comparison: a made-up centre of some size, built in one place by every generator, in alternation."""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from .centre import Maker
from .edits import EDITS, guides_with_contact
from .ours import Centre
from .peers.peer import Peer, Titles
from .project import write_centre
from .tasks import AfterEdit, Row, Task, in_alternation
from .timing import run

OURS, FLOOR = "this project: clean, --jobs 1", "copying the finished files"


@dataclass(frozen=True)
class Comparison:
    """What was found for one number of records in one place."""

    place: Path
    count: int
    guides_with_contact: int
    rows: tuple[Row, ...]


@dataclass(frozen=True)
class Wish:
    """What is to be compared: how many records, how often, from which seed, with which peers."""

    project: Path
    count: int
    rounds: int
    seed: int
    peers: Sequence[Peer]


def compare(wish: Wish, folder: Path, say: Callable[[str], None]) -> Comparison:
    """Everything that is timed, in a folder of its own below `folder` that is gone afterwards; Failed when a build fails."""
    with tempfile.TemporaryDirectory(dir=folder, prefix="benchmark-") as name:
        place = Path(name)
        write_centre(wish.project, place / "centre", wish.count, wish.seed)
        centre = Centre(place / "centre", place / "site")
        tasks = [*_peers(wish, place), *_ours(centre), _copy(centre, place / "copy")]
        rows = in_alternation(tasks, wish.rounds, say)
        return Comparison(folder, wish.count, guides_with_contact(centre.root), tuple(rows))


def _peers(wish: Wish, place: Path) -> list[Task]:
    records = list(Maker(wish.project, wish.count, wish.seed).records())
    titles: Titles = {f"{record.kind}/{record.id}": {language: words.title for language, words in record.words.items()} for record in records}
    tasks = []
    for peer in wish.peers:
        folder, target = place / peer.program, place / f"{peer.program}-site"
        peer.export(records, titles, folder)
        command = peer.command(peer.found(), folder, target)
        tasks.append(Task(peer.name, target, lambda command=command: run(command)))
    return tasks


def _ours(centre: Centre) -> list[Task | AfterEdit]:
    clean = [Task(f"this project: clean, --jobs {jobs}", centre.site, lambda jobs=jobs: centre.clean(jobs)) for jobs in (1, 2)]
    return [*clean, *(AfterEdit(edit, centre) for edit in EDITS)]


def _copy(centre: Centre, target: Path) -> Task:
    return Task(FLOOR, target, lambda: run(["cp", "-r", str(centre.site), str(target)]))
