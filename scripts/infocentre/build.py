"""Records and frames -> a folder: only what changed is written, what nobody claims is removed, the manifest comes last."""

from __future__ import annotations

import datetime
import hashlib
import os
import re
import stat
from array import array
from collections import Counter
from collections.abc import Callable, Iterable
from contextlib import suppress
from dataclasses import dataclass, field
from json.encoder import encode_basestring as in_quotes
from pathlib import Path

from .answers import Answers
from .approvals import Verifier, nobody
from .articles import Desk, open_desk
from .articles.desk import Question
from .catalogue import Catalogue
from .editions import Output, outputs
from .frames import FrameSet
from .meanwhile import alongside
from .page_memory import PAGE_CACHE, Made, PageMemory
from .preparing import Prepared, prepare
from .problem import Problem
from .readback import Leak, Reader
from .site_folder import FOLDER_MODE, Seen, SiteFolder
from .staging import Staging, staging
from .standing import Standing
from .weights import Weight, pictures_of, weigh
from .workers import spread

MANIFEST = "manifest.json"
_FOREIGN = "holds files that no build made; empty it or choose another with --site-dir"
_BEGINNING, _OURS = 100, re.compile(rb'\{\s*"version": [0-9]+,\s*"date": "[0-9-]{10}",\s*"files": \{')
"""How a manifest of ours begins, in so many bytes."""
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
    name: str
    """By which what it left in the folder of the site is known; see SiteFolder."""


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
    seen: Callable[[], Seen] | None = None,
) -> Built:
    """The site of the project in `root`, as of the day `today`, in the folder `site_dir`.

    `render` makes the frames; `verify` tells which approvals hold; `jobs` processes share the work; `data` is what
    stands in the folder of the records, and `seen` what was seen in the folder of the site, when somebody has looked already. Raises Refused when a record has
    an error, Leak when an output holds what may not be published, TooHeavy when a page is, NotOurs when the folder holds
    something else than a built site; each leaves the folder as it is.
    """
    refuse_foreign(site_dir, root)
    prepared = prepare(root, today, verify, jobs, data)
    desk = open_desk(prepared.catalogue, root / "overrides")
    return fill(root, site_dir, prepared, desk, render(desk), progress, clean, jobs, seen)


def fill(
    root: Path,
    site_dir: Path,
    prepared: Prepared,
    desk: Desk,
    frames: FrameSet,
    progress: Progress | None = None,
    clean: bool = False,
    jobs: int = 1,
    seen: Callable[[], Seen] | None = None,
) -> Built:
    """Every output in `site_dir`, and nothing else; `clean` empties it first, once all is rendered."""
    catalogue = prepared.catalogue
    planned = list(outputs(desk, frames))
    claimed, pages = _claimed(planned), sum(output.is_page for output in planned)
    with staging(site_dir, clean) as stage:
        folder = SiteFolder(root, site_dir)
        memory, before = _remembered(root, site_dir, folder, seen, stage.is_whole)
        refuse_links(before.has_links, site_dir)
        work = _Work(desk, stage, Reader(prepared.content, catalogue), Answers(desk, frames, root / "overrides"), memory, before)
        new = work.make(planned, progress, jobs)
        del planned  # thousands of small things, and what is remembered is about to be written, which takes the most room
        removed = {*memory.only(claimed), *before.strange_files} - claimed
        weights = weigh(memory.heaviest(), memory.size, stage.read, catalogue.site.budgets, memory.scales)
        name, manifest = folder.begin(), _manifest(memory.files(), catalogue)
        if stage.is_whole:
            stage.put(MANIFEST, manifest)
            stage.replace()
        else:
            if not (site_dir / MANIFEST).is_file():  # should this build be cut off, the next one sees that the folder is ours
                _publish(stage, _manifest((), catalogue))
            stage.publish(new)
            _tidy(site_dir, removed, before.folders)
            _publish(stage, manifest)
        with alongside(lambda: memory.keep(name, work.answers, work.read)):
            folder.keep(name, before, (MANIFEST, *new, *removed), claimed, is_whole=stage.is_whole)
    return Built(pages, len(catalogue.languages), len(new), len(removed), prepared.problems, weights, name)


def _claimed(planned: Iterable[Output]) -> set[str]:
    paths = Counter(output.path for output in planned)
    twins = [path for path, count in paths.items() if count > 1 or path == MANIFEST]
    if twins:
        raise ValueError(f"two outputs claim {', '.join(sorted(twins))}")
    return {MANIFEST, *paths}


def _remembered(root: Path, site_dir: Path, folder: SiteFolder, seen: Callable[[], Seen] | None, is_whole: bool) -> tuple[PageMemory, Seen]:
    """What is remembered of the site, and what differs in its folder from that."""
    before = seen() if seen else folder.look()
    if before.turn != folder.turn:  # another build has come in between
        before = folder.look()
    memory = PageMemory(root / PAGE_CACHE, site_dir, "" if is_whole else before.left)
    return memory, folder.look(anew=True) if memory.is_empty and before.left else before


@dataclass(frozen=True)
class _Work:
    """What is needed to make the outputs of one build."""

    desk: Desk
    stage: Staging
    read: Reader
    answers: Answers
    memory: PageMemory
    before: Seen
    told: dict[int, int] = field(default_factory=dict)
    """How many of its questions each process has told."""

    def make(self, planned: list[Output], progress: Progress | None, jobs: int) -> list[str]:
        """Remembers every output, those that stay and those made now; says which are new and on the stage. Leak when any may not be published."""
        kept = set() if self.memory.is_empty else self.memory.unchanged(self.answers, self.before.files).intersection(output.path for output in planned)
        made = 0
        new: list[str] = []
        faults: set[str] = set()
        for file in spread([output for output in planned if output.path not in kept], self._anew, jobs):
            self.memory.put(file, self.answers)
            made += 1
            new += [file.path] if file.is_new else []
            faults.update(file.faults)
            if progress:
                progress("files", len(kept) + made)
        if not self.memory.is_clean(self.read):  # what stays is read for what may not be published since
            faults.update(fault for found in spread(sorted(kept), self._faults, jobs) for fault in found)
        if faults:
            raise Leak(sorted(faults))
        return new

    def _anew(self, output: Output) -> Made:
        with self.desk.noting() as asked:
            content = output.content
            faults = tuple(self.read(output.path, content))
            for sort, value in self.read.found():  # it is clean only while that stands in a contact
                self.desk.note("reach", sort, value)
        is_new = not faults and self.stage.put(output.path, content)
        notes = array("I", asked).tobytes() if output.is_noted else None
        return Made(output.path, hashlib.sha256(content).hexdigest(), len(content), pictures_of(output.path, content), notes, *self._learned(), is_new, faults)

    def _learned(self) -> tuple[int, tuple[Question, ...]]:
        """This process, and the questions that it has told nobody yet."""
        process = os.getpid()
        learned = self.desk.questions[self.told.get(process, 0) :]
        self.told[process] = len(self.desk.questions)
        return process, tuple(learned)

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
        with (site_dir / MANIFEST).open("rb") as file:
            return bool(_OURS.match(file.read(_BEGINNING))) and not (site_dir / ".git").exists()
    except OSError:
        return False


def refuse_links(has_links: bool, site_dir: Path) -> None:
    """NotOurs when something stands in the folder through which a build would reach out of it."""
    if has_links:
        raise NotOurs(f"{site_dir} {_FOREIGN}")


def _manifest(files: Iterable[tuple[str, str, int]], catalogue: Catalogue) -> bytes:
    """Every file with its hash. Of a withdrawn record not even the path is told: the hash of the path stands for it."""
    if gone := tuple(f"{address}/" for address in catalogue.ledger.withdrawn):
        files = sorted((f"sha256:{hashlib.sha256(path.encode()).hexdigest()}" if any(address in path for address in gone) else path, *rest) for path, *rest in files)
    # As json.dumps would write it, which takes long for as many files.
    lines = ",\n".join([f'  {in_quotes(path)}: {{\n   "sha256": "{sha256}",\n   "bytes": {size}\n  }}' for path, sha256, size in files])
    listed = f"{{\n{lines}\n }}" if lines else "{}"
    return f'{{\n "version": 1,\n "date": "{catalogue.today.isoformat()}",\n "files": {listed}\n}}\n'.encode()


def _publish(stage: Staging, manifest: bytes) -> None:
    if stage.put(MANIFEST, manifest):
        stage.publish([MANIFEST])


def _tidy(site_dir: Path, removed: Iterable[str], changed: Iterable[str]) -> None:
    """Removes files, and the folders that are empty then or were before; of the `changed` ones, in which something came or went, each is open to every reader."""
    for path in removed:
        with suppress(FileNotFoundError, NotADirectoryError):
            (site_dir / path).unlink()
    for folder in {*changed, *(path.rpartition("/")[0] for path in removed)}:
        _remove_empty(site_dir, folder.rstrip("/"))
    for folder in changed:
        if (site_dir / folder).is_dir() and stat.S_IMODE((site_dir / folder).stat().st_mode) != FOLDER_MODE:
            os.chmod(site_dir / folder, FOLDER_MODE)


def _remove_empty(site_dir: Path, folder: str) -> None:
    while folder:
        try:
            os.rmdir(site_dir / folder)
        except OSError:  # something stands in it
            return
        folder = folder.rpartition("/")[0]
