"""All outputs -> what the first view of the heaviest page of each kind weighs, and whether that is allowed."""

from __future__ import annotations

import gzip
import hashlib
import posixpath
import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import NamedTuple

from .articles.discreet import SECTION
from .articles.shelves import FACETS
from .model.kinds import BY_FOLDER, GUIDE
from .model.site import Budgets

KILOBYTE = 1024
_LOADED = re.compile(rb'<(?:link rel="(?:stylesheet|icon)" href|script src|img [^>]*?\bsrc)="([^"]+)"')
_PICTURE = b"<picture"
_FACETS = frozenset(facet.name for facet in FACETS)
# A page of text shrinks to about a quarter; a picture stays as it is. Only used to find the heaviest page.
_SHRINKS = 4


@dataclass(frozen=True)
class Weight:
    """What a reader's first view of a page costs, in bytes, compressed as a server sends it."""

    kind: str
    path: str
    size: int
    script: int
    most: int | None
    """Kilobytes that this kind may weigh; None when nobody has set a limit."""

    def __str__(self) -> str:
        limit = f" of {self.most}" if self.most else ""
        return f"{self.kind} {_kilobytes(self.size)} KB{limit}"


class TooHeavy(Exception):
    """Pages weigh more than data/site.yml allows."""

    def __init__(self, messages: Iterable[str]):
        self.messages = tuple(messages)
        super().__init__(f"{len(self.messages)} kinds of page are too heavy for a phone")


class Scales:
    """What files weigh compressed, by the hash of their bytes: what was weighed once is not compressed again."""

    def __init__(self, weighed: Mapping[str, int]):
        """`weighed` is what earlier scales came to."""
        self._before = weighed
        self.weighed: dict[str, int] = {}

    def __call__(self, content: bytes) -> int:
        key = hashlib.sha256(content).hexdigest()
        self.weighed[key] = self._before.get(key) or self.weighed.get(key) or len(gzip.compress(content, mtime=0))
        return self.weighed[key]


class Candidate(NamedTuple):
    """A page that may be the heaviest of its kind: its bare size in bytes, and the files of its pictures."""

    kind: str
    path: str
    size: int
    pictures: tuple[str, ...]


def weigh(candidates: Iterable[Candidate], size: Callable[[str], int | None], read: Callable[[str], bytes], budgets: Budgets, scales: Scales) -> tuple[Weight, ...]:
    """The heaviest page of each kind, with all that it loads; TooHeavy when one is above its limit.

    `size` gives the bare size of an output, None where there is none, and `read` its bytes.

    Compressing ten thousand pages would take longer than building them, so one page a kind is
    compressed: the one whose bare size, with its pictures, is the largest.
    """
    heaviest: dict[str, tuple[float, str]] = {}
    for kind, path, bare, pictures in candidates:
        whole = bare / _SHRINKS + sum(size(picture) or 0 for picture in pictures)
        heaviest[kind] = max(heaviest.get(kind, (0.0, "")), (whole, path))
    found = tuple(_weight(kind, path, size, read, budgets, scales) for kind, (_, path) in sorted(heaviest.items()))
    if faults := [fault for weight in found for fault in _faults(weight, budgets)]:
        raise TooHeavy(faults)
    return found


def kind_of(path: str) -> str | None:
    """`home`, the kind of a record, `list` or `page`; None for files and for pages that only ask for a language."""
    parts = path.split("/")
    if len(parts) == 4 and parts[1] == SECTION:
        return GUIDE.name
    if parts[-1] != "index.html" or len(parts) < 2 or len(parts[0]) != 2:
        return None
    if len(parts) == 2:
        return "home"
    kind = BY_FOLDER.get(parts[1])
    if kind and len(parts) > 3 and not parts[2].startswith("page-"):
        return kind.name
    return "list" if kind or parts[1] in _FACETS else "page"


def pictures_of(path: str, content: bytes) -> tuple[str, ...]:
    """The files of the pictures that an output shows, in the order of their names; of most outputs there are none."""
    return tuple(sorted(_loads(path, content))) if _PICTURE in content else ()


def _loads(path: str, content: bytes) -> set[str]:
    """The files that a browser fetches for a page: styles, scripts, icon, and of each picture the middle one."""
    folder = posixpath.dirname(path)
    return {posixpath.normpath(posixpath.join(folder, link.decode())) for link in _LOADED.findall(content)}


def _weight(kind: str, path: str, size: Callable[[str], int | None], read: Callable[[str], bytes], budgets: Budgets, scales: Scales) -> Weight:
    files = {path, *(file for file in _loads(path, read(path)) if size(file) is not None)}
    sizes = {file: scales(read(file)) for file in files}
    script = sum(size for file, size in sizes.items() if file.endswith(".js"))
    return Weight(kind, path, sum(sizes.values()), script, getattr(budgets, kind))


def _faults(weight: Weight, budgets: Budgets) -> Iterable[str]:
    if weight.most and weight.size > weight.most * KILOBYTE:
        yield f"{weight.path}: weighs {_kilobytes(weight.size)} KB with all that it loads, {weight.most} KB is the most for the kind {weight.kind}"
    if weight.script > budgets.script * KILOBYTE:
        yield f"{weight.path}: its scripts weigh {_kilobytes(weight.script)} KB, {budgets.script} KB is the most"


def _kilobytes(size: int) -> str:
    return f"{size / KILOBYTE:.1f}"
