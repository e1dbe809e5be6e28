"""What the last run found of each record: one that did not change is not read again, and not checked again unless what it rests on changed.

Only records without a problem are remembered, and none with pictures or approvals, since those rest on more than their files.
Everything here may be deleted at any time. Each file is kept under a checksum and for this code and these libraries alone.
"""

from __future__ import annotations

import datetime
import hashlib
import os
import pickle
import sys
from collections.abc import Callable, Collection, Iterable, Mapping
from contextlib import suppress
from dataclasses import dataclass, replace
from functools import lru_cache
from importlib.metadata import version
from pathlib import Path

from .cache import Cache
from .checks import Gist, Surroundings
from .checks.ties import Ties, ground, proof, ties
from .model.kinds import KINDS
from .schema import Entry, fingerprint
from .stamps import Stamp, digest, is_settled, stamp
from .yaml_lines import Document

_LIBRARIES = ("pydantic", "pydantic-core", "pyyaml", "pyromark", "phonenumbers", "babel", "nh3", "jinja2", "markupsafe", "segno", "mkdocs", "mkdocs-material")


@dataclass(frozen=True)
class Known:
    """What was found of a record."""

    stamp: Stamp
    digest: str
    gist: Gist
    ties: Ties
    proof: str
    since: datetime.date
    """The day as of which it was looked at; that earlier days are no problem is not known."""


class Memory:
    """What a run remembers of the one before it, in a folder that is made when it is needed."""

    def __init__(self, root: Path, folder: Path):
        self._root = root
        self._cache = Cache(folder)
        self._now = _now(folder)
        self._stamps = {f"{kind.folder}/{id}": stamp(root / "data" / kind.folder / id) for kind in KINDS for id in _names(root / "data" / kind.folder)}
        found = self._cache.get(self._index)
        self._known: dict[str, Known] = pickle.loads(found) if found else {}

    @property
    def _index(self) -> str:
        return f"index-{recipe()}"

    def unchanged(self) -> dict[str, Entry]:
        """The remembered records whose files are what they were."""
        found = {}
        for address, known in self._known.items():
            if self._is_same(address, known) and (content := self._cache.get(_key(address, known.digest))):
                found[address] = pickle.loads(content)
        return found

    def _is_same(self, address: str, known: Known) -> bool:
        """By their stamps; in a new checkout, where these are others, by every byte."""
        now = self._stamps.get(address, ())
        return bool(now) and (now == known.stamp or digest(self._root / "data" / address, now) == known.digest)

    def gist(self, address: str) -> Gist:
        """The gist of a remembered record."""
        return self._known[address].gist

    def not_proved(self, addresses: Iterable[str], around: Surroundings, today: datetime.date) -> list[str]:
        """Those of the remembered records that may be no longer as clean as they were: in these surroundings, on this day."""
        prove = _prover(around)
        return [address for address in addresses if not self._holds(self._known[address], prove, today)]

    @staticmethod
    def _holds(known: Known, prove: Callable[[Ties], str], today: datetime.date) -> bool:
        in_time = known.since <= today and (known.ties.until is None or today < known.ties.until)
        return in_time and prove(known.ties) == known.proof

    def keep(self, clean: Iterable[Entry], kept: Collection[str], gists: Mapping[str, Gist], around: Surroundings, today: datetime.date) -> None:
        """Remembers the `clean` records that were read and checked now, and the `kept` ones; forgets everything else."""
        prove = _prover(around)
        known = {address: replace(self._known[address], stamp=self._settled(address)) for address in kept}
        for entry in clean:
            if found := self._new(entry, gists[entry.address], prove, today):
                known[entry.address] = found
        if known != self._known:
            self._cache.put(self._index, pickle.dumps(known, pickle.HIGHEST_PROTOCOL))
        self._cache.drop_others()

    def _settled(self, address: str) -> Stamp:
        return found if is_settled(found := self._stamps.get(address, ()), self._now) else ()

    def _new(self, entry: Entry, gist: Gist, prove: Callable[[Ties], str], today: datetime.date) -> Known | None:
        folder, before = self._root / "data" / entry.address, self._settled(entry.address)
        if not before or entry.signatures or entry.files:
            return None
        content = digest(folder, before)
        if not content or stamp(folder) != before:  # somebody is writing there
            return None
        self._cache.put(_key(entry.address, content), pickle.dumps(_bare(entry), pickle.HIGHEST_PROTOCOL))
        found = ties(entry)
        return Known(before, content, gist, found, prove(found), today)


def _bare(entry: Entry) -> Entry:
    """A record without the places of its values in the files: only problems need those."""
    return replace(entry, documents={key: Document(document.path, {}) for key, document in entry.documents.items()}, fingerprint=fingerprint(entry))


def _key(address: str, digest: str) -> str:
    return hashlib.sha256(f"{recipe()} {address} {digest}".encode()).hexdigest()


def _prover(around: Surroundings) -> Callable[[Ties], str]:
    base = repr(ground(around))
    return lambda found: hashlib.sha256(f"{base}{proof(found, around)!r}".encode()).hexdigest()


def _names(folder: Path) -> list[str]:
    return os.listdir(folder) if folder.is_dir() else []



@lru_cache(maxsize=1)
def recipe() -> str:
    """Changes with all that can change what is found in the same files: our own code, Python, the libraries."""
    whole = hashlib.sha256(repr((sys.version, [version(name) for name in _LIBRARIES])).encode())
    for file in sorted(Path(__file__).parent.rglob("*.py")):
        whole.update(file.read_bytes())
    return whole.hexdigest()


def _now(folder: Path) -> int:
    """The time by the clock of the file system itself; 0, at which nothing is settled, where nothing can be written."""
    file = folder / f".now.{os.getpid()}"
    with suppress(OSError):
        folder.mkdir(parents=True, exist_ok=True)
        file.write_bytes(b"")
        try:
            return file.stat().st_mtime_ns
        finally:
            file.unlink()
    return 0
