"""What the last build left in the folder of a site, and what differs there since."""

from __future__ import annotations

import marshal
import os
import stat
from collections.abc import Collection, Container, Iterable, Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

from .cache import Cache, place_of
from .recipe import recipe
from .stamps import Mark, file_clock, is_settled, mark_of, mode_of
from .standing import Listing, listing_of, look

SITE_CACHE = Path(".cache", "site")
FOLDER_MODE = 0o755
_OF_A_FOLDER = ("/", "")
"""How the path of one ends."""


class Seen(NamedTuple):
    """What somebody saw who looked at the folder of a site. Paths of folders end in `/`; the folder itself is empty."""

    turn: str
    """The build that had begun to publish last when the look began; empty where none is known."""
    left: str
    """The build whose leavings the folder was compared with; empty where nothing is known of any."""
    files: frozenset[str]
    """What that build left as a file and is gone, or another file."""
    strange_files: tuple[str, ...]
    """What stands there and was not left there."""
    folders: tuple[str, ...]
    """Folders in which something came or went, and such as were not left there."""
    has_links: bool
    """Whether anything there is a link, through which a writer would reach out of the folder."""
    is_as_left: bool


class SiteFolder:
    """What is remembered in `.cache/` of one folder of a site; it may be deleted at any time."""

    def __init__(self, root: Path, site_dir: Path):
        self._folder, self._site_dir = root / SITE_CACHE, site_dir
        self._cache = Cache(self._folder)
        place = place_of(site_dir)
        self._turn, self._left = f"{place}-turn", f"{place}-{recipe()}"
        self._begun = 0

    @property
    def turn(self) -> str:
        """The build that has begun to publish last."""
        return bytes(self._cache.get(self._turn) or b"").decode()

    def look(self, *, anew: bool = False) -> Seen:
        """Compares the folder with what was left there; `anew` as if nothing were known of that."""
        turn, (left, marks) = self.turn, ("", {}) if anew else self._leavings()
        top = str(self._site_dir)
        other = [path for path, mark in marks.items() if mark_of(f"{top}/{path}" if path[-1:] not in _OF_A_FOLDER else _path(top, path)) != mark]
        files = frozenset(path for path in other if path[-1:] not in _OF_A_FOLDER)
        return _seen(top, turn, left, marks, files, [path for path in other if path not in files] if left else [""])

    def begin(self) -> str:
        """To be called before anything is published: whoever has looked before must look again. Gives this build a name of its own."""
        self._begun = file_clock(self._folder)
        name = os.urandom(16).hex()
        self._cache.put(self._turn, name.encode())
        return name

    def keep(self, name: str, seen: Seen, touched: Iterable[str], claimed: Collection[str], *, is_whole: bool) -> None:
        """Remembers what the build called `name` leaves: after a look, it `touched` some files, or made the `whole` folder elsewhere and moved it here; `claimed` are all of its files."""
        left, marks = self._leavings()
        top, now = str(self._site_dir), self._begun
        if is_whole:
            marks = _whole(top, claimed, now)
        elif not left:
            marks = _noted(top, look(self._site_dir, {}).folders, claimed, now)
        else:
            restless = (path for path, mark in marks.items() if not mark)
            files = {*touched, *seen.files}
            changed = {*restless, *seen.folders, *(folder for path in files for folder in _around(path))}
            for path in (*files, *changed):
                marks.pop(path, None)
            marks |= _noted(top, {here: listing for here in changed if (listing := listing_of(_path(top, here)))}, claimed, now)
        self._cache.put(self._left, marshal.dumps((name, marks)))
        self._cache.drop_others()

    def _leavings(self) -> tuple[str, dict[str, Mark]]:
        """The build that left something, and the mark of each file and folder; without one where more may have come in the moment of that look."""
        found = self._cache.get(self._left)
        return marshal.loads(found) if found else ("", {})


def _seen(top: str, turn: str, left: str, marks: Mapping[str, Mark], files: frozenset[str], restless: list[str]) -> Seen:
    """Looks into the `restless` folders, and to its end through whatever nobody left there."""
    opened = _opened(top, marks, restless)
    strange = [f"{here}{name}" for here, listing in opened.items() for name in listing.files if f"{here}{name}" not in marks]
    is_known = all(here in marks and stat.S_IMODE(mode_of(listing.mark)) == FOLDER_MODE for here, listing in opened.items())
    has_links = any(stat.S_ISLNK(mode_of(mark)) for path in (*strange, *files) if (mark := mark_of(f"{top}/{path}")))
    return Seen(turn, left, files, tuple(strange), tuple(opened), has_links, bool(left) and is_known and not files and not strange)


def _opened(top: str, marks: Mapping[str, Mark], waiting: list[str]) -> dict[str, Listing]:
    found: dict[str, Listing] = {}
    while waiting:
        here = waiting.pop()
        if listing := listing_of(_path(top, here)):
            found[here] = listing
            waiting += [path for name in listing.folders if (path := f"{here}{name}/") not in marks]
    return found


def _noted(top: str, folders: Mapping[str, Listing], claimed: Container[str], now: int) -> dict[str, Mark]:
    """The marks of folders and of the files in them. A folder in which something came after that time, or in which more stands than is claimed, gets none."""
    marks: dict[str, Mark] = {}
    for here, listing in folders.items():
        files = [path for name in listing.files if (path := f"{here}{name}") in claimed]
        is_lasting = len(files) == len(listing.files) and is_settled((listing.mark,), now)
        marks[here] = listing.mark if is_lasting else b""
        marks.update((path, mark_of(f"{top}/{path}")) for path in files)
    return marks


def _whole(top: str, claimed: Iterable[str], now: int) -> dict[str, Mark]:
    """The same of a folder in which nobody but us could put anything before that time."""
    folders = {path: mark_of(_path(top, path)) for path in {folder for file in claimed for folder in _around(file)}}
    return {**{path: mark if is_settled((mark,), now) else b"" for path, mark in folders.items()}, **{path: mark_of(f"{top}/{path}") for path in claimed}}


def _path(top: str, here: str) -> str:
    """Of a folder, so that a link in its place is seen as a link."""
    return f"{top}/{here}"[:-1]


def _folder(path: str) -> str:
    """The folder in which a file lies; of a folder itself."""
    return path[: path.rfind("/") + 1]


def _around(path: str) -> Iterator[str]:
    """Every folder in which a file lies."""
    while path := _folder(path):
        yield path
        path = path[:-1]
    yield ""
