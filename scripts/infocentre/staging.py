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

FILE_MODE = 0o644
_WHOLE, _BEFORE = "whole", "before"


@dataclass(frozen=True)
class Staging:
    """A folder beside the site, on the same file system, so that each file, or the whole site, is moved at once."""

    site_dir: Path
    folder: Path
    is_whole: bool
    """Whether a whole site is made here, which then takes the place of what was there, if anything was."""

    def put(self, path: str, content: bytes) -> bool:
        """Whether the published file at `path` differs, so that this one was kept; of a whole site each is."""
        if not self.is_whole and _same(self.site_dir / path, content):
            return False
        file = self._file(path)
        try:
            _write(file, content)
        except FileNotFoundError:
            _make_folder(os.path.dirname(file))
            _write(file, content)
        return True

    def read(self, path: str) -> bytes:
        """The bytes that the file at `path` will have."""
        staged = Path(self._file(path))
        return (staged if staged.exists() else self.site_dir / path).read_bytes()

    def publish(self, paths: Iterable[str]) -> None:
        """Moves the kept files to their places, one after the other."""
        for path in paths:
            try:
                os.replace(self._file(path), f"{self.site_dir}/{path}")
            except FileNotFoundError:
                _make_folder(os.path.dirname(f"{self.site_dir}/{path}"))
                os.replace(self._file(path), f"{self.site_dir}/{path}")

    def replace(self) -> None:
        """Puts the whole site in the place of what was there, which is gone when the staging ends."""
        if self.site_dir.exists():
            os.rename(self.site_dir, self.folder / _BEFORE)
        os.rename(self.folder / _WHOLE, self.site_dir)

    def _file(self, path: str) -> str:
        # Of single files one folder for all: making a folder costs more than writing a page.
        return f"{self.folder}/{_WHOLE}/{path}" if self.is_whole else f"{self.folder}/{hashlib.sha256(path.encode()).hexdigest()}"


def _write(file: str, content: bytes) -> None:
    with open(file, "wb") as opened:
        opened.write(content)
    os.chmod(file, FILE_MODE)


def _make_folder(folder: str) -> None:
    """The folder and those it lies in, open to every reader whatever the user's own habits; another process may make the same ones."""
    try:
        os.mkdir(folder)
    except FileExistsError:
        return
    except FileNotFoundError:
        _make_folder(os.path.dirname(folder))
        _make_folder(folder)
        return
    os.chmod(folder, FOLDER_MODE)


@contextmanager
def staging(site_dir: Path, clean: bool = False) -> Iterator[Staging]:
    """A staging folder for the site, empty, and for the whole of it when it is to be made anew; it is gone at the end. A second build waits for the first."""
    folder = site_dir.parent / f".{site_dir.name}.next"
    folder.parent.mkdir(parents=True, exist_ok=True)
    with _locked(folder):
        for left in folder.iterdir():  # by a build that was cut off
            shutil.rmtree(left) if left.is_dir() else left.unlink()
        try:
            yield Staging(site_dir, folder, clean or not site_dir.exists())
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
