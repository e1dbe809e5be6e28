"""The new files of a site, kept apart until every one of them may be published."""

from __future__ import annotations

import hashlib
import os
import shutil
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from .site_folder import FOLDER_MODE

try:
    import fcntl
except ImportError:  # Windows: two builds at once into one folder are the user's own care there
    fcntl = None  # type: ignore[assignment]


@dataclass(frozen=True)
class Staging:
    """A folder beside the site, on the same file system, so that each file is moved at once and whole."""

    site_dir: Path
    folder: Path

    def put(self, path: str, content: bytes, *, anew: bool = False) -> bool:
        """Whether the published file at `path` differs, so that this one was kept; the same bytes are left alone unless `anew`."""
        if not anew and _same(self.site_dir / path, content):
            return False
        file = self._file(path)
        file.write_bytes(content)
        os.chmod(file, 0o644)
        return True

    def read(self, path: str) -> bytes:
        """The bytes that the file at `path` will have."""
        staged = self._file(path)
        return (staged if staged.exists() else self.site_dir / path).read_bytes()

    def publish(self, paths: Iterable[str]) -> None:
        """Moves the kept files to their places, one after the other."""
        for path in paths:
            try:
                os.replace(self._file(path), f"{self.site_dir}/{path}")
            except FileNotFoundError:
                _make_folder((self.site_dir / path).parent)
                os.replace(self._file(path), f"{self.site_dir}/{path}")

    def _file(self, path: str) -> Path:
        # One folder for all: making a folder costs more than writing a page.
        return self.folder / hashlib.sha256(path.encode()).hexdigest()


def _make_folder(folder: Path) -> None:
    """The folder and those it lies in, open to every reader whatever the user's own habits."""
    if not folder.is_dir():
        _make_folder(folder.parent)
        folder.mkdir()
        os.chmod(folder, FOLDER_MODE)


@contextmanager
def staging(site_dir: Path) -> Iterator[Staging]:
    """A staging folder for the site, empty; it is gone at the end. A second build waits for the first."""
    folder = site_dir.parent / f".{site_dir.name}.next"
    folder.parent.mkdir(parents=True, exist_ok=True)
    with _locked(folder):
        for left in folder.iterdir():  # by a build that was cut off
            left.unlink()
        try:
            yield Staging(site_dir, folder)
        finally:
            shutil.rmtree(folder, ignore_errors=True)


@contextmanager
def _locked(folder: Path) -> Iterator[None]:
    while True:
        folder.mkdir(exist_ok=True)
        if fcntl is None:
            yield
            return
        handle = os.open(folder, os.O_RDONLY | os.O_NOFOLLOW | os.O_DIRECTORY)
        try:
            fcntl.flock(handle, fcntl.LOCK_EX)
            if _is_still(folder, handle):  # the build before us may have removed the very folder we waited for
                yield
                return
        finally:
            os.close(handle)


def _is_still(folder: Path, handle: int) -> bool:
    try:
        return os.path.samestat(os.lstat(folder), os.fstat(handle))
    except FileNotFoundError:
        return False


def _same(file: Path, content: bytes) -> bool:
    try:
        return os.stat(file).st_size == len(content) and file.read_bytes() == content
    except (FileNotFoundError, NotADirectoryError, IsADirectoryError):
        return False
