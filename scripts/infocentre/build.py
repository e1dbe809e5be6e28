"""Records and frames -> a folder: only what changed is written, what nobody claims is removed, the manifest comes last."""

from __future__ import annotations

import datetime
import hashlib
import json
import os
import shutil
from collections import Counter
from collections.abc import Callable, Iterable, Set
from dataclasses import dataclass
from pathlib import Path

from .approvals import Verifier, nobody
from .articles import open_desk
from .catalogue import Catalogue
from .editions import Output, outputs
from .frames import FrameSet
from .preparing import Prepared, prepare
from .problem import Problem
from .readback import Leak, Reader, reader
from .staging import Staging, staging
from .weights import Weight, pictures_of, weigh
from .workers import spread

MANIFEST = "manifest.json"
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
    prepared = prepare(root, today, verify)
    refuse_foreign(site_dir, root)
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
    catalogue = prepared.catalogue
    planned = list(outputs(open_desk(catalogue, root / "overrides"), frames))
    _refuse_twins(planned)
    with staging(site_dir) as stage:
        made = _make(planned, stage, reader(prepared.content, catalogue), progress, clean, jobs)
        weights = _weigh(planned, made, catalogue)
        if clean and site_dir.is_dir():
            shutil.rmtree(site_dir)
        if not (site_dir / MANIFEST).is_file():  # should this build be cut off, the next one sees that the folder is ours
            _publish(stage, MANIFEST, _manifest([], catalogue))
        stage.publish(file.path for file in made if file.is_new)
        removed = _remove_unclaimed(site_dir, {MANIFEST, *(file.path for file in made)})
        _publish(stage, MANIFEST, _manifest(made, catalogue))
    pages, new = sum(output.is_page for output in planned), sum(file.is_new for file in made)
    return Built(pages, len(catalogue.languages), new, removed, prepared.problems, weights)


def _refuse_twins(planned: Iterable[Output]) -> None:
    paths = Counter(output.path for output in planned)
    twins = [path for path, count in paths.items() if count > 1 or path == MANIFEST]
    if twins:
        raise ValueError(f"two outputs claim {', '.join(sorted(twins))}")


@dataclass(frozen=True, slots=True)
class _File:
    """What the manifest says of an output, and whether it must be published."""

    path: str
    sha256: str
    size: int
    is_new: bool
    faults: tuple[str, ...]
    pictures: tuple[str, ...]
    """Files of the pictures that a page shows."""


def _make(planned: list[Output], stage: Staging, read: Reader, progress: Progress | None, clean: bool, jobs: int) -> list[_File]:
    """Every output made, read once more, and put on the stage where it is new; Leak when any may not be published."""

    def make(output: Output) -> _File:
        content = output.content
        faults = tuple(read(output.path, content))
        is_new = not faults and stage.put(output.path, content, anew=clean)
        return _File(output.path, hashlib.sha256(content).hexdigest(), len(content), is_new, faults, pictures_of(output.path, content))

    made: list[_File] = []
    for file in spread(planned, make, jobs):
        made.append(file)
        if progress:
            progress("files", len(made))
    if faults := sorted({fault for file in made for fault in file.faults}):
        raise Leak(faults)
    return made


def _weigh(planned: Iterable[Output], made: Iterable[_File], catalogue: Catalogue) -> tuple[Weight, ...]:
    outputs = {output.path: output for output in planned}
    return weigh({file.path: (file.size, file.pictures) for file in made}, lambda path: outputs[path].content, catalogue.site.budgets)


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


def _manifest(made: Iterable[_File], catalogue: Catalogue) -> bytes:
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
