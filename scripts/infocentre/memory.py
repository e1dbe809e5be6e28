"""What the last run found of each record: one that did not change is not read again, and not checked again unless what it rests on changed.

Only records without a problem are remembered, and none with pictures or approvals, since those rest on more than their files.
Everything here may be deleted at any time. Each file is kept under a checksum and for this code and these libraries alone.
"""

from __future__ import annotations

import datetime
import hashlib
import os
import pickle
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path

from .cache import Cache
from .checks import Surroundings
from .checks.ties import Ties, ground, proof
from .extract import Extract
from .load import id_fault
from .model.kinds import KINDS, of_address
from .recipe import recipe
from .schema import Entry, read_one, revive
from .stamps import Stamp, digest_of, is_settled, stamp


class Changed(Exception):
    """A record is another one than it was when this run began."""


@dataclass(frozen=True, slots=True)
class Known:
    """What was found of a record that has the right form."""

    extract: Extract
    ties: Ties | None = None
    stamp: Stamp = ()
    """Nothing while a change could still go unseen; then every byte is compared."""
    proof: str = ""
    """Of that on which its being without a problem rests; empty where no rule has looked at it yet."""
    since: datetime.date = datetime.date.max
    """The day as of which it was looked at; that earlier days are no problem is not known."""


class Memory:
    """What a run remembers of the one before it, in a folder that is made when it is needed."""

    def __init__(self, root: Path, folder: Path):
        self._root = root
        self._cache = Cache(folder)
        self._now = _now(folder)
        self._stamps = {address: stamp(root / "data" / address) for address in _addresses(root / "data")}
        found = self._cache.get(self._index)
        self._before: dict[str, Known] = pickle.loads(found) if found else {}
        self.known = {address: known for address, known in self._before.items() if self._is_same(address, known)}
        """The records that are what they were; what is taken out of here is forgotten."""

    @property
    def _index(self) -> str:
        return f"index-{recipe()}"

    def _is_same(self, address: str, known: Known) -> bool:
        """By their stamps; in a new checkout, where these are others, by every byte."""
        now = self._stamps.get(address, ())
        return bool(now) and (now == known.stamp or digest_of(self._root / "data" / address, now) == known.extract.digest)

    @property
    def unknown(self) -> list[str]:
        """The addresses of the records of which nothing is known."""
        return [address for address in self._stamps if address not in self.known]

    def fetch(self, address: str) -> Entry:
        """A known record; Changed when somebody edited it in the meantime."""
        kind, id = of_address(address)
        digest = self.known[address].extract.digest
        if content := self._cache.get(_key(address, digest)):
            return revive(kind, id, pickle.loads(content), digest)
        entry, _ = read_one(self._root, kind, id)  # where nothing can be kept, or another run has cleared it away
        if entry is None or entry.digest != digest:
            raise Changed(f"data/{address} was changed while it was read")
        return entry

    def put(self, entry: Entry) -> None:
        """Keeps what a record is made of, so that it can be fetched."""
        data = {key: document.data for key, document in entry.documents.items()}
        self._cache.put(_key(entry.address, entry.digest), pickle.dumps(data, pickle.HIGHEST_PROTOCOL))

    def doubtful(self, around: Surroundings, today: datetime.date) -> Iterator[str]:
        """The known records of which it is not certain that they have no problem: in these surroundings, on this day."""
        prove = prover(around)
        for address, known in self.known.items():
            in_time = known.ties and known.since <= today and (known.ties.until is None or today < known.ties.until)
            if not in_time or prove(known.ties) != known.proof:
                yield address

    def keep(self) -> None:
        """Remembers the known records, and forgets everything else."""
        now = {address: known if known.stamp == (seen := self._settled(address)) else replace(known, stamp=seen) for address, known in self.known.items()}
        if now != self._before:
            self._cache.put(self._index, pickle.dumps(now, pickle.HIGHEST_PROTOCOL))
        self._cache.drop_others(frozenset(_key(address, known.extract.digest) for address, known in now.items()))

    def _settled(self, address: str) -> Stamp:
        return found if is_settled(found := self._stamps.get(address, ()), self._now) else ()


def prover(around: Surroundings) -> Callable[[Ties], str]:
    """Gives of the ties of a record the proof that they are what they were."""
    base = repr(ground(around))
    return lambda found: hashlib.sha256(f"{base}{proof(found, around)!r}".encode()).hexdigest()


def _key(address: str, digest: str) -> str:
    return hashlib.sha256(f"{recipe()} {address} {digest}".encode()).hexdigest()


def _addresses(data: Path) -> Iterator[str]:
    """Every folder that may hold a record; what is a link or has no good name is left to load(), which says so."""
    for folder in (kind.folder for kind in KINDS if not (data / kind.folder).is_symlink()):
        with suppress(OSError), os.scandir(data / folder) as found:
            yield from (f"{folder}/{one.name}" for one in found if one.is_dir(follow_symlinks=False) and not id_fault(one.name))


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
