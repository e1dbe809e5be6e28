"""What the last run found of each record: one that did not change is not read again, and not checked again unless what it rests on changed.

Only records without a problem are remembered, and none with pictures or approvals, since those rest on more than their files.
Everything here may be deleted at any time. Each file is kept under a checksum and for this code and these libraries alone.
"""

from __future__ import annotations

import datetime
import hashlib
import pickle
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

from .cache import Cache, Table
from .checks import Surroundings
from .checks.ties import Ties, ground, proof
from .extract import Extract
from .load import id_fault
from .model.kinds import KINDS, of_address
from .recipe import recipe
from .schema import Entry, read_one, revive
from .stamps import Mark, digest_of, file_clock, is_settled
from .standing import Standing, look


class Changed(Exception):
    """A record is another one than it was when this run began; the message is for whoever runs it."""


class Known(NamedTuple):
    """What was found of a record that has the right form."""

    extract: Extract
    ties: Ties | None = None
    stamp: bytes = b""
    """One hash of the marks of its files; nothing while a change could still go unseen: then every byte is compared."""
    proof: bytes = b""
    """Of that on which its being without a problem rests; empty where no rule has looked at it yet."""
    since: datetime.date = datetime.date.max
    """The day as of which it was looked at; that earlier days are no problem is not known."""


class Memory:
    """What a run remembers of the one before it, in a folder that is made when it is needed."""

    def __init__(self, root: Path, folder: Path, data: Standing | None = None):
        """`data` is what stands in the project's folder of that name, when somebody has looked already."""
        self._root = root
        self._cache = Cache(folder)
        self._index, self._listings = Table(self._cache, f"index-{recipe()}"), Table(self._cache, f"listings-{recipe()}")
        self._standing = data or look(root / "data", self._listings.rows, file_clock(folder))
        self._stamps = dict(_stamps(self._standing))
        self.known = {address: known for address, known in self._index.rows.items() if self._is_same(address, known)}
        """The records that are what they were; what is taken out of here is forgotten."""

    def _is_same(self, address: str, known: Known) -> bool:
        """By their stamps; in a new checkout, where these are others, by every byte."""
        now = self._stamps.get(address)
        return bool(now) and (now == known.stamp or digest_of(self._root / "data" / address, self._marks(address)) == known.extract.digest)

    def _marks(self, address: str) -> dict[str, Mark]:
        return _marks(self._standing, f"{address}/")

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
            raise Changed(f"data/{address} was changed in the meantime; try again")
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
        now = {address: known if known.stamp == self._stamps.get(address) else known._replace(stamp=self._settled(address)) for address, known in self.known.items()}
        self._index.keep(now)
        self._listings.keep(self._standing.lasting())
        self._cache.drop_others(frozenset(_key(address, known.extract.digest) for address, known in now.items()))

    def _settled(self, address: str) -> bytes:
        return self._stamps.get(address, b"") if is_settled(self._marks(address).values(), self._standing.at) else b""


def prover(around: Surroundings) -> Callable[[Ties], bytes]:
    """Gives of the ties of a record the proof that they are what they were."""
    base = [hashlib.sha256(repr(ground(around, is_profile)).encode()).hexdigest() for is_profile in (False, True)]
    return lambda found: hashlib.sha256(f"{base[found.is_profile]}{proof(found, around)!r}".encode()).digest()


def _key(address: str, digest: str) -> str:
    return hashlib.sha256(f"{recipe()} {address} {digest}".encode()).hexdigest()


def _stamps(data: Standing) -> Iterator[tuple[str, bytes]]:
    """A hash of the marks of all files in each folder that may hold a record; what has no good name or holds folders is left to load(), which says so."""
    for kind in KINDS:
        for id in (listing := data.folders.get(f"{kind.folder}/")) and listing.folders or ():
            inside = data.folders[f"{kind.folder}/{id}/"]
            if not id_fault(id) and not inside.folders:
                yield f"{kind.folder}/{id}", _stamp(_marks(data, f"{kind.folder}/{id}/")) if inside.files else b""


def _stamp(marks: Mapping[str, Mark]) -> bytes:
    whole = hashlib.sha256("/".join(marks).encode(errors="surrogateescape"))
    whole.update(b"".join(marks.values()))
    return whole.digest()


def _marks(data: Standing, folder: str) -> dict[str, Mark]:
    return {name: data.files[f"{folder}{name}"] for name in data.folders[folder].files} if folder in data.folders else {}
