"""Records and frames -> a folder: only what changed is written, what nobody claims is removed, the manifest comes last."""

from __future__ import annotations

import datetime
import hashlib
import json
import os
import shutil
import stat
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Set
from dataclasses import dataclass, replace
from operator import itemgetter
from pathlib import Path

from .answers import Answers
from .approvals import Verifier, nobody
from .articles import Desk, open_desk
from .catalogue import Catalogue
from .editions import Output, outputs
from .frames import FrameSet
from .page_memory import Made, Page, PageMemory
from .preparing import Prepared, prepare
from .problem import Problem
from .readback import Leak, Reader
from .staging import FOLDER_MODE, Staging, staging
from .stamps import mode_of
from .standing import Standing
from .weights import Weight, pictures_of, weigh
from .workers import spread

MANIFEST = "manifest.json"
PAGE_CACHE = Path(".cache", "pages")
_FOREIGN = "holds files that no build made; empty it or choose another with --site-dir"
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
    standing: Standing
    """What stands in the folder of the site now."""


def build(
    root: Path,
    site_dir: Path,
    today: datetime.date,
    render: Callable[[Desk], FrameSet],
    progress: Progress | None = None,
    clean: bool = False,
    verify: Verifier = nobody,
    jobs: int = 1,
    data: Standing | None = None,
) -> Built:
    """The site of the project in `root`, as of the day `today`, in the folder `site_dir`.

    `render` makes the frames; `verify` tells which approvals hold; `jobs` processes share the work; `data` is what
    stands in the folder of the records, when somebody has looked already. Raises Refused when a record has
    an error, Leak when an output holds what may not be published, TooHeavy when a page is, NotOurs when the folder holds
    something else than a built site; each leaves the folder as it is.
    """
    refuse_foreign(site_dir, root)
    prepared = prepare(root, today, verify, jobs, data)
    desk = open_desk(prepared.catalogue, root / "overrides")
    return fill(root, site_dir, prepared, desk, render(desk), progress, clean, jobs)


def fill(
    root: Path,
    site_dir: Path,
    prepared: Prepared,
    desk: Desk,
    frames: FrameSet,
    progress: Progress | None = None,
    clean: bool = False,
    jobs: int = 1,
) -> Built:
    """Every output in `site_dir`, and nothing else; `clean` empties it first, once all is rendered."""
    catalogue = prepared.catalogue
    planned = list(outputs(desk, frames))
    _refuse_twins(planned)
    with staging(site_dir) as stage:
        memory = PageMemory(root / PAGE_CACHE, site_dir)
        refuse_links(memory.standing, site_dir)
        work = _Work(desk, stage, Reader(prepared.content, catalogue), Answers(desk, frames, root / "overrides"), memory, clean)
        files, new = work.make(planned, progress, jobs)
        weights = weigh({path: (file.size, file.pictures) for path, file in files.items()}, stage.read, catalogue.site.budgets, memory.scales)
        if clean and site_dir.is_dir():
            shutil.rmtree(site_dir)
        if not (site_dir / MANIFEST).is_file():  # should this build be cut off, the next one sees that the folder is ours
            _publish(stage, MANIFEST, _manifest({}, catalogue))
        stage.publish(new)
        removed = [] if clean else _remove_unclaimed(site_dir, memory.standing, {MANIFEST, *files})
        _publish(stage, MANIFEST, _manifest(files, catalogue))
        touched = {f"{path.rpartition('/')[0]}/".lstrip("/") for path in (MANIFEST, *new, *removed)}
        standing = memory.standing_after(touched, site_dir, clean=clean)
        memory.keep(files, standing, work.answers, work.read)
    pages = sum(output.is_page for output in planned)
    return Built(pages, len(catalogue.languages), len(new), len(removed), prepared.problems, weights, standing)


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

    def make(self, planned: list[Output], progress: Progress | None, jobs: int) -> tuple[dict[str, Page], list[str]]:
        """Every output, those that stay and those made now, and which are new and on the stage; Leak when any may not be published."""
        unchanged = {} if self.clean else self.memory.unchanged(self.answers)
        kept = {output.path: unchanged[output.path] for output in planned if output.path in unchanged}
        made: dict[str, Page] = {}
        new: list[str] = []
        faults: set[str] = set()
        for file in spread([output for output in planned if output.path not in kept], self._anew, jobs):
            made[file.path] = self.memory.page(file)
            new += [file.path] if file.is_new else []
            faults.update(file.faults)
            if progress:
                progress("files", len(kept) + len(made))
        if not self.memory.is_clean(self.read):  # what stays is read for what may not be published since
            faults.update(fault for found in spread(list(kept), self._faults, jobs) for fault in found)
        if faults:
            raise Leak(sorted(faults))
        return {**kept, **made}, new

    def _anew(self, output: Output) -> Made:
        with self.desk.noting() as asked:
            content = output.content
        found = Made(output.path, hashlib.sha256(content).hexdigest(), len(content), pictures_of(output.path, content), frozenset(asked) if output.is_noted else None)
        faults = tuple(self.read(output.path, content))
        return replace(found, faults=faults, is_new=not faults and self.stage.put(output.path, content, anew=self.clean))

    def _faults(self, path: str) -> tuple[str, ...]:
        return tuple(self.read(path, (self.stage.site_dir / path).read_bytes()))


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
        raise NotOurs(f"{site_dir} {_FOREIGN}")


def _is_built(site_dir: Path) -> bool:
    """Whether a manifest of ours lies in the folder."""
    try:
        manifest = json.loads((site_dir / MANIFEST).read_bytes())
    except (OSError, ValueError):
        return False
    return isinstance(manifest, dict) and sorted(manifest) == ["date", "files", "version"] and not (site_dir / ".git").exists()


def refuse_links(standing: Standing, site_dir: Path) -> None:
    """NotOurs when something stands in the folder through which a build would reach out of it."""
    if standing.has_links:
        raise NotOurs(f"{site_dir} {_FOREIGN}")


def _manifest(files: Mapping[str, Page], catalogue: Catalogue) -> bytes:
    """Every file with its hash. Of a withdrawn record not even the path is told: the hash of the path stands for it."""
    gone = tuple(f"{address}/" for address in catalogue.ledger.withdrawn)
    named = {f"sha256:{hashlib.sha256(path.encode()).hexdigest()}" if any(address in path for address in gone) else path: file for path, file in files.items()}
    # As json.dumps would write it, which takes long for as many files.
    lines = ",\n".join(f'  {json.dumps(path, ensure_ascii=False)}: {{\n   "sha256": "{file.sha256}",\n   "bytes": {file.size}\n  }}' for path, file in sorted(named.items(), key=itemgetter(0)))
    listed = f"{{\n{lines}\n }}" if lines else "{}"
    return f'{{\n "version": 1,\n "date": "{catalogue.today.isoformat()}",\n "files": {listed}\n}}\n'.encode()


def _publish(stage: Staging, path: str, content: bytes) -> None:
    if stage.put(path, content):
        stage.publish([path])


def _remove_unclaimed(site_dir: Path, standing: Standing, claimed: Set[str]) -> list[str]:
    """Removes the files that nobody claims and the folders that are empty then; says which files."""
    removed = [path for path in standing.files if path not in claimed]
    for path in removed:
        (site_dir / path).unlink()
    empty = (path for path, listing in standing.folders.items() if path and not listing.files and not listing.folders)
    for folder in {*empty, *(path.rpartition("/")[0] for path in removed)}:
        _remove_empty(site_dir, folder.rstrip("/"))
    for path, listing in standing.folders.items():
        if stat.S_IMODE(mode_of(listing.mark)) != FOLDER_MODE and (site_dir / path).is_dir():
            os.chmod(site_dir / path, FOLDER_MODE)
    return removed


def _remove_empty(site_dir: Path, folder: str) -> None:
    while folder:
        try:
            os.rmdir(site_dir / folder)
        except OSError:  # something stands in it
            return
        folder = folder.rpartition("/")[0]
