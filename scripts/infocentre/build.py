"""Records and frames -> a folder: only what changed is written, what nobody claims is removed, the manifest comes last."""

from __future__ import annotations

import datetime
import hashlib
import json
import os
import shutil
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from .approvals import Verifier, nobody, with_approvals
from .articles import open_desk
from .catalogue import Catalogue, open_catalogue
from .checks import check
from .editions import Output, outputs
from .frames import FrameSet
from .load import load
from .pictures import Pictures, develop_all
from .problem import Problem, Refused
from .readback import read_back
from .schema import Content, read
from .weights import Weight, weigh

MANIFEST = "manifest.json"
_OUR_FOLDERS = ("data", "docs", "overrides", "scripts", "tests", ".git")
PICTURE_CACHE = Path(".cache", "pictures")
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


def examine(root: Path, today: datetime.date, verify: Verifier = nobody) -> tuple[Content | None, list[Problem]]:
    """The content of the project in `root` and all its problems, in the order of files and lines.

    `verify` tells which approvals hold; without it none does.
    """
    content, _, problems = _examine(root, today, verify)
    return content, problems


def _examine(root: Path, today: datetime.date, verify: Verifier) -> tuple[Content | None, Pictures, list[Problem]]:
    raw, problems = load(root)
    content, more = read(raw)
    problems += more
    pictures: Pictures = {}
    if content:
        content = with_approvals(content, verify)
        # What has the wrong form is said once; what other rules think of the same place adds nothing.
        said = {(problem.path, problem.line, problem.column) for problem in problems}
        problems += (problem for problem in check(content, today) if (problem.path, problem.line, problem.column) not in said)
        pictures, more = develop_all(content, root / PICTURE_CACHE)
        problems += more
    return content, pictures, sorted(set(problems))


@dataclass(frozen=True)
class Prepared:
    """Records that may be built: all of them, those that are live, and what is not an error."""

    content: Content
    catalogue: Catalogue
    problems: tuple[Problem, ...]


def prepare(root: Path, today: datetime.date, verify: Verifier = nobody) -> Prepared:
    """The records of the project, ready to build; Refused with every problem when one of them is an error."""
    content, pictures, problems = _examine(root, today, verify)
    if content is None or any(problem.level == "error" for problem in problems):
        raise Refused(problems)
    return Prepared(content, open_catalogue(content, problems, today, pictures), tuple(problems))


def build(
    root: Path,
    site_dir: Path,
    today: datetime.date,
    render: Callable[[Catalogue], FrameSet],
    progress: Progress | None = None,
    clean: bool = False,
    verify: Verifier = nobody,
) -> Built:
    """The site of the project in `root`, as of the day `today`, in the folder `site_dir`.

    `render` makes the frames; `verify` tells which approvals hold. Raises Refused when a record has
    an error, Leak when an output holds what may not be published, TooHeavy when a page is, NotOurs when the folder holds
    something else than a built site; each leaves the folder as it is.
    """
    prepared = prepare(root, today, verify)
    refuse_foreign(site_dir, root)
    return fill(root, site_dir, prepared, render(prepared.catalogue), progress, clean)


def fill(
    root: Path,
    site_dir: Path,
    prepared: Prepared,
    frames: FrameSet,
    progress: Progress | None = None,
    clean: bool = False,
) -> Built:
    """Every output in `site_dir`, and nothing else; `clean` empties it first, once all is rendered."""
    catalogue = prepared.catalogue
    desk = open_desk(catalogue, root / "overrides")
    made, pages = _collect(outputs(desk, frames), progress)
    read_back(made, prepared.content, catalogue)
    weights = weigh(made, catalogue.site.budgets)
    made[MANIFEST] = _manifest(made, catalogue.today)
    if clean and site_dir.is_dir():
        shutil.rmtree(site_dir)
    if not (site_dir / MANIFEST).is_file():  # should this build be cut off, the next one sees that the folder is ours
        _write(site_dir, MANIFEST, _manifest({}, catalogue.today))
    written = sum(_write(site_dir, path, made[path]) for path in (*sorted(set(made) - {MANIFEST}),))
    removed = _remove_unclaimed(site_dir, made)
    _write(site_dir, MANIFEST, made[MANIFEST])
    return Built(pages, len(catalogue.languages), written, removed, prepared.problems, weights)


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


def _collect(found: Iterator[Output], progress: Progress | None) -> tuple[dict[str, bytes], int]:
    made: dict[str, bytes] = {}
    pages = 0
    for output in found:
        if output.path in made:
            raise ValueError(f"two outputs claim {output.path}")
        made[output.path] = output.content
        pages += output.is_page
        if progress:
            progress("pages", pages)
    return made, pages


def _manifest(made: Mapping[str, bytes], today: datetime.date) -> bytes:
    files = {path: {"sha256": hashlib.sha256(content).hexdigest(), "bytes": len(content)} for path, content in sorted(made.items())}
    manifest = {"version": 1, "date": today.isoformat(), "files": files}
    return (json.dumps(manifest, ensure_ascii=False, indent=1) + "\n").encode()


def _write(site_dir: Path, path: str, content: bytes) -> bool:
    """Whether the file had to be written; the same bytes are left alone."""
    file = site_dir / path
    try:
        if file.read_bytes() == content:
            return False
    except (FileNotFoundError, NotADirectoryError, IsADirectoryError):
        pass
    file.parent.mkdir(parents=True, exist_ok=True)
    aside = file.with_name(f".{file.name}.{os.getpid()}")
    aside.write_bytes(content)
    os.chmod(aside, 0o644)
    os.replace(aside, file)
    return True


def _remove_unclaimed(site_dir: Path, made: Mapping[str, bytes]) -> int:
    removed = 0
    for folder, _, files in os.walk(site_dir, topdown=False):
        for name in files:
            file = Path(folder) / name
            if file.relative_to(site_dir).as_posix() not in made:
                file.unlink()
                removed += 1
        if Path(folder) != site_dir and not os.listdir(folder):
            os.rmdir(folder)
        else:
            os.chmod(folder, 0o755)
    return removed
