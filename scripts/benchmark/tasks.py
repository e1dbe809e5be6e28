"""What is built in turn, and what is known of it at the end."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from .edits import Edit
from .ours import Centre
from .timing import Run, median
from .trees import Size, difference, size, stamps, written


@dataclass(frozen=True)
class Row:
    """One build in the table: medians, what lies there at the end, and of a build after an edit what it wrote."""

    name: str
    run: Run
    size: Size
    written: int | None = None
    differs: tuple[str, ...] | None = None
    """The files that a clean build makes otherwise; None where that is no question."""


@dataclass
class Task:
    """Something that builds a folder from nothing."""

    name: str
    target: Path
    build: Callable[[], Run]
    runs: list[Run] = field(default_factory=list)

    def once(self) -> None:
        """One timed run; what lay there is removed before."""
        shutil.rmtree(self.target, ignore_errors=True)
        self.runs.append(self.build())

    def row(self) -> Row:
        """What is known after the last run."""
        return Row(self.name, median(self.runs), size(self.target))


@dataclass
class AfterEdit:
    """A build of the made-up centre after one thing changed; the first is compared with a clean one, outside of the timing."""

    edit: Edit
    centre: Centre
    runs: list[Run] = field(default_factory=list)
    written: list[int] = field(default_factory=list)
    differs: tuple[str, ...] = ()

    @property
    def name(self) -> str:
        return f"this project: {self.edit.name}"

    def once(self) -> None:
        """One edit and one timed run after it."""
        self.edit.apply(self.centre.root)
        before = stamps(self.centre.site)
        self.runs.append(self.centre.build(day=self.edit.day))
        self.written.append(written(before, stamps(self.centre.site)))
        if len(self.runs) == 1:
            with self.centre.built_anew(self.edit.day) as anew:
                self.differs = tuple(difference(anew, self.centre.site))

    def row(self) -> Row:
        """What is known after the last run; the number of files written is the largest of all rounds."""
        return Row(self.name, median(self.runs), size(self.centre.site), max(self.written), self.differs)


def in_alternation(tasks: Sequence[Task | AfterEdit], rounds: int, say: Callable[[str], None]) -> list[Row]:
    """Each task once a round, in turn, so that whatever else the machine does hits all of them alike."""
    for turn in range(1, rounds + 1):
        for task in tasks:
            task.once()
            say(f"round {turn}: {task.runs[-1].wall:7.2f} s  {task.name}")
    return [task.row() for task in tasks]
