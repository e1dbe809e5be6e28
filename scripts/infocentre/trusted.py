"""git -> the records and signers of a trusted branch, and what a branch changes against it."""

from __future__ import annotations

import contextlib
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from .load import load
from .model.picture import FORMATS
from .problem import Problem, Refused
from .schema import Content, read
from .signing import SIGNERS

RECORDS = ("data", "docs")
_MODES = {
    "120000": "a link to another place",
    "160000": "another repository inside this one",
    "100755": "a file marked as a program",
}
MAX_CHANGES = 20_000
MAX_FILES = 200_000
MAX_BYTES = 1024 * 1024 * 1024
MAX_PARTS = 4
"""How many names a path has at the most: data/<kind>/<id>/<file>."""
MAX_NAME_BYTES = 255


class NoSuchRevision(Exception):
    """git does not know the revision."""


@dataclass(frozen=True)
class Trusted:
    """What the trusted branch holds."""

    content: Content | None
    signers: str


def trusted(root: Path, revision: str) -> Trusted:
    """The content and the signers of the project in `root` at a revision; NoSuchRevision when there is none."""
    with tempfile.TemporaryDirectory() as folder:
        write_records(root, revision, Path(folder))
        content, _ = read(load(Path(folder))[0])
    return Trusted(content, _show(root, revision, SIGNERS))


@contextlib.contextmanager
def borrowed(root: Path, revision: str) -> Iterator[Path]:
    """A project with the records of `revision` and everything else, code and templates, of `root`.

    Nothing that the revision says outside data/ and docs/ is read, so none of its code can run.
    """
    with tempfile.TemporaryDirectory() as folder:
        project = Path(folder)
        write_records(root, revision, project)
        shutil.copytree(root / "overrides", project / "overrides")
        shutil.copy(root / "mkdocs.yml", project / "mkdocs.yml")
        yield project


def write_records(root: Path, revision: str, target: Path) -> None:
    """The ordinary files of data/ and docs/ at a revision, byte for byte: git's filters and attributes are not asked.

    Refused when they are more than any site has; none of them is read then.
    """
    names = [(line.split(b"\t", 1)) for line in _git(root, "ls-tree", "-r", "-l", "-z", _known(root, revision), *RECORDS).split(b"\0") if line]
    if len(names) > MAX_FILES or sum(int(meta.split()[3]) for meta, _ in names if meta.startswith(b"100")) > MAX_BYTES:
        message = f"more than {MAX_FILES:,} files or {MAX_BYTES // 1024 ** 2:,} MB; none of them was read"
        raise Refused([Problem("data", 0, 0, "too-many-files", message, "Send less at once.")])
    wanted = [(meta.split()[2], name.decode("utf-8", "surrogateescape")) for meta, name in names if meta.startswith(b"100644") and _fits_a_disk(name)]
    batch = _git(root, "cat-file", "--batch", input=b"".join(blob + b"\n" for blob, _ in wanted))
    for _, name in wanted:
        head, _, batch = batch.partition(b"\n")
        size = int(head.split()[2])
        file = target / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(batch[:size])
        batch = batch[size + 1 :]


def _fits_a_disk(name: bytes) -> bool:
    parts = name.split(b"/")
    return len(parts) <= MAX_PARTS and all(len(part) <= MAX_NAME_BYTES for part in parts)


def foreign_changes(root: Path, base: str, head: str) -> Iterator[Problem]:
    """What a pull request may not bring: anything outside data/ and docs/, and anything that is no ordinary file."""
    raw = _git(root, "diff", "--raw", "-z", "--no-renames", f"{_known(root, base)}...{_known(root, head)}").split(b"\0")
    pairs = list(zip(raw[0::2], raw[1::2], strict=False))
    if len(pairs) > MAX_CHANGES:
        yield Problem(".", 0, 0, "too-many-files", f"{len(pairs):,} files change; {MAX_CHANGES:,} is the most", "Send less at once.")
        return
    for meta, name in pairs:
        path = name.decode("utf-8", "backslashreplace")
        mode = meta.split()[1].decode()
        if path.split("/")[-1] in (".gitattributes", ".gitmodules", ".mailmap"):
            yield Problem(path, 0, 0, "foreign-file", "the file tells git to treat others differently", "Take it out.")
        elif path.split("/")[0] not in RECORDS:
            yield Problem(path, 0, 0, "foreign-file", "the change lies outside data/ and docs/; it was not read and did not run", "Send it as a change of its own.")
        elif not _fits_a_disk(name):
            yield Problem(path, 0, 0, "file-name", "the name is too long, or lies too deep; the file was not read", "Shorten it.")
        elif mode in _MODES:
            yield Problem(path, 0, 0, "file-kind", f"{_MODES[mode]} is not read", "Put an ordinary file in its place.")


class Commit(NamedTuple):
    """What a commit tells of its author and of who put it in, besides its changes."""

    id: str
    zones: tuple[str, str]
    names: tuple[str, str]
    mails: tuple[str, str]
    message: str


def commits_between(root: Path, base: str, head: str) -> Iterator[Commit]:
    """The commits of `head` that `base` does not have."""
    form = "%x00".join(("%h", "%ad", "%cd", "%an", "%cn", "%ae", "%ce", "%B"))
    text = _git(root, "log", "-z", "--no-mailmap", f"--format={form}", "--date=format:%z", f"{_known(root, base)}..{_known(root, head)}")
    parts = iter(text.decode(errors="replace").split("\0"))  # the one sign that no name and no message can hold
    for id, *pairs, message in zip(*[parts] * 8, strict=False):
        yield Commit(id, *zip(pairs[0::2], pairs[1::2], strict=True), message)


def left_in_history(root: Path, base: str, head: str) -> Iterator[Problem]:
    """Each picture that a commit of the branch holds and its last one does not: it would arrive with the history all the same."""
    base, head = _known(root, base), _known(root, head)
    kept = {line.split()[2] for line in _git(root, "ls-tree", "-r", "-z", head, *RECORDS).split(b"\0") if line}
    for line in _git(root, "rev-list", "--objects", head, f"^{base}", "--", *RECORDS).splitlines():
        blob, _, name = line.partition(b" ")
        path = name.decode("utf-8", "backslashreplace")
        if blob not in kept and path.rpartition(".")[2].lower() in FORMATS:
            message = "an earlier commit of the branch holds another picture here; git keeps it for ever"
            yield Problem(path, 0, 0, "picture-in-history", message, "Make the branch anew, with one commit that holds the clean picture only.")


def _show(root: Path, revision: str, path: str) -> str:
    done = subprocess.run(["git", "-C", str(root), "show", f"{revision}:{path}"], capture_output=True, check=False)
    return done.stdout.decode(errors="replace") if done.returncode == 0 else ""


def _known(root: Path, revision: str) -> str:
    """The full name of the commit, so that no revision can be read as an option."""
    done = subprocess.run(["git", "-C", str(root), "rev-parse", "--verify", "--quiet", f"{revision}^{{commit}}"], capture_output=True, check=False)
    if done.returncode:
        raise NoSuchRevision(revision)
    return done.stdout.decode().strip()


def _git(root: Path, *arguments: str, input: bytes = b"") -> bytes:
    return subprocess.run(["git", "-C", str(root), *arguments], input=input, capture_output=True, check=True).stdout
