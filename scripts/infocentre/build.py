"""Records and frames -> a folder: only what changed is written, what nobody claims is removed, the manifest comes last."""

from __future__ import annotations

import datetime
import hashlib
import json
import os
import shutil
from collections import Counter
from collections.abc import Callable, Iterable, Set
from dataclasses import dataclass, replace
from pathlib import Path

from .answers import Answers
from .approvals import Verifier, nobody
from .articles import Desk, open_desk
from .catalogue import Catalogue
from .editions import Output, outputs
from .frames import FrameSet
from .page_memory import Made, PageMemory
from .preparing import Prepared, prepare
from .problem import Problem
from .readback import Leak, Reader
from .staging import Staging, staging
from .weights import Weight, pictures_of, weigh
from .workers import spread

MANIFEST = "manifest.json"
PAGE_CACHE = Path(".cache", "pages")
_OUR_FOLDERS = ("data", "docs", "overrides", "scripts", "tests", ".git")
Progress = Callable[[str, int], None]
"""Called with the name of a step and the number of things done in it."""


@dataclass(frozen=True)
class Built:
    """What a build made."""

    pages: int
    languages: int
    written: int
    removed: int
    problems: tuple[Problem, ...]
    """Warnings and held records; a build with errors makes nothing."""
    weights: tuple[Weight, ...]
    """The heaviest page of each kind."""


def build(
    root: Path,
    site_dir: Path,
    today: datetime.date,
    render: Callable[[Catalogue], FrameSet],
    progress: Progress | None = None,
    clean: bool = False,
    verify: Verifier = nobody,
    jobs: int = 1,
) -> Built:
    """The site of the project in `root`, as of the day `today`, in the folder `site_dir`.

    `render` makes the frames; `verify` tells which approvals hold; `jobs` processes share the work. Raises Refused when a record has
    an error, Leak when an output holds what may not be published, TooHeavy when a page is, NotOurs when the folder holds
    something else than a built site; each leaves the folder as it is.
    """
    refuse_foreign(site_dir, root)
    prepared = prepare(root, today, verify, jobs)
    return fill(root, site_dir, prepared, render(prepared.catalogue), progress, clean, jobs)


def fill(
    root: Path,
    site_dir: Path,
    prepared: Prepared,
    frames: FrameSet,
    progress: Progress | None = None,
    clean: bool = False,
    jobs: int = 1,
) -> Built:
    """Every output in `site_dir`, and nothing else; `clean` empties it first, once all is rendered."""
    catalogue, templates = prepared.catalogue, root / "overrides"
    desk = open_desk(catalogue, templates)
    planned = list(outputs(desk, frames))
    _refuse_twins(planned)
    with staging(site_dir) as stage:
        work = _Work(desk, stage, Reader(prepared.content, catalogue), Answers(desk, frames, templates), PageMemory(root / PAGE_CACHE, site_dir), clean)
        made = work.make(planned, progress, jobs)
        weights = weigh({file.path: (file.size, file.pictures) for file in made}, stage.read, catalogue.site.budgets)
        if clean and site_dir.is_dir():
            shutil.rmtree(site_dir)
        if not (site_dir / MANIFEST).is_file():  # should this build be cut off, the next one sees that the folder is ours
            _publish(stage, MANIFEST, _manifest([], catalogue))
        stage.publish(file.path for file in made if file.is_new)
        removed = _remove_unclaimed(site_dir, {MANIFEST, *(file.path for file in made)})
        _publish(stage, MANIFEST, _manifest(made, catalogue))
        work.memory.keep(made, work.answers, work.read)
    pages, new = sum(output.is_page for output in planned), sum(file.is_new for file in made)
    return Built(pages, len(catalogue.languages), new, removed, prepared.problems, weights)


def _refuse_twins(planned: Iterable[Output]) -> None:
    paths = Counter(output.path for output in planned)
    twins = [path for path, count in paths.items() if count > 1 or path == MANIFEST]
    if twins:
        raise ValueError(f"two outputs claim {', '.join(sorted(twins))}")


@dataclass(frozen=True)
class _Work:
    """What is needed to make the outputs of one build."""

    desk: Desk
    stage: Staging
    read: Reader
    answers: Answers
    memory: PageMemory
    clean: bool

    def make(self, planned: list[Output], progress: Progress | None, jobs: int) -> list[Made]:
        """Every output made or kept, read once more, and put on the stage where it is new; Leak when any may not be published."""
        kept = {} if self.clean else self.memory.unchanged(self.answers)
        is_clean = self.memory.is_clean(self.read)
        made = [kept[output.path] for output in planned if output.path in kept and is_clean]
        waiting = [output for output in planned if output.path not in kept or not is_clean]
        for file in spread(waiting, lambda output: self._again(kept[output.path]) if output.path in kept else self._anew(output), jobs):
            made.append(file)
            if progress:
                progress("files", len(made))
        if faults := sorted({fault for file in made for fault in file.faults}):
            raise Leak(faults)
        return made

    def _anew(self, output: Output) -> Made:
        with self.desk.noting() as asked:
            content = output.content
        found = Made(output.path, hashlib.sha256(content).hexdigest(), len(content), pictures_of(output.path, content), frozenset(asked) if output.is_noted else None)
        faults = tuple(self.read(output.path, content))
        return replace(found, faults=faults, is_new=not faults and self.stage.put(output.path, content, anew=self.clean))

    def _again(self, file: Made) -> Made:
        """A page that stays as it is, read for what may not be published since."""
        content = (self.stage.site_dir / file.path).read_bytes()
        return replace(file, faults=tuple(self.read(file.path, content)))


class NotOurs(Exception):
    """The folder to build into holds something that no build made."""


def refuse_foreign(site_dir: Path, root: Path) -> None:
    """NotOurs unless the folder is missing, empty or holds an earlier build, finished or cut off."""
    full, project = site_dir.resolve(), root.resolve()
    if full == project or full in project.parents or any(full.is_relative_to(project / name) for name in _OUR_FOLDERS):
        raise NotOurs(f"{site_dir} is a folder of the project itself; choose another with --site-dir")
    if site_dir.is_symlink() or (site_dir.exists() and not site_dir.is_dir()):
        raise NotOurs(f"{site_dir} is not a folder; choose another with --site-dir")
    if site_dir.is_dir() and any(site_dir.iterdir()) and not _is_built(site_dir):
        raise NotOurs(f"{site_dir} holds files that no build made; empty it or choose another with --site-dir")


def _is_built(site_dir: Path) -> bool:
    """Whether a manifest of ours lies in the folder, and nothing through which a build would reach out of it."""
    try:
        manifest = json.loads((site_dir / MANIFEST).read_bytes())
    except (OSError, ValueError):
        return False
    if not isinstance(manifest, dict) or sorted(manifest) != ["date", "files", "version"] or (site_dir / ".git").exists():
        return False
    return not any((Path(folder) / name).is_symlink() for folder, folders, files in os.walk(site_dir) for name in (*folders, *files))


def _manifest(made: Iterable[Made], catalogue: Catalogue) -> bytes:
    """Every file with its hash. Of a withdrawn record not even the path is told: the hash of the path stands for it."""
    gone = tuple(f"{address}/" for address in catalogue.ledger.withdrawn)
    files = {
        f"sha256:{hashlib.sha256(file.path.encode()).hexdigest()}" if any(address in file.path for address in gone) else file.path: {"sha256": file.sha256, "bytes": file.size}
        for file in made
    }
    manifest = {"version": 1, "date": catalogue.today.isoformat(), "files": dict(sorted(files.items()))}
    return (json.dumps(manifest, ensure_ascii=False, indent=1) + "\n").encode()


def _publish(stage: Staging, path: str, content: bytes) -> None:
    if stage.put(path, content):
        stage.publish([path])


def _remove_unclaimed(site_dir: Path, claimed: Set[str]) -> int:
    removed = 0
    for folder, _, files in os.walk(site_dir, topdown=False):
        for name in files:
            file = Path(folder) / name
            if file.relative_to(site_dir).as_posix() not in claimed:
                file.unlink()
                removed += 1
        if Path(folder) != site_dir and not os.listdir(folder):
            os.rmdir(folder)
        else:
            os.chmod(folder, 0o755)
    return removed
