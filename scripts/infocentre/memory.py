"""What the last run found of each record: one that did not change is not read again, and not checked again unless what it rests on changed.

Only records without a problem are remembered, and none with pictures or approvals, since those rest on more than their files.
So is what is no record, when nothing was wrong with it. Everything here may be deleted at any time. Each file is kept under
a checksum and for this code and these libraries alone.
"""

from __future__ import annotations

import datetime
import hashlib
import pickle
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any, NamedTuple

from .brief import brief, fetched
from .cache import Cache
from .checks import Surroundings
from .checks.ties import Ties, ground, proof, whole
from .extract import Extract
from .load import id_fault
from .model.kinds import KINDS, of_address
from .recipe import recipe
from .record_index import RecordIndex, Texts
from .schema import Centre, Entry, read_one, revive
from .stamps import Mark, digest_of, file_clock, is_settled
from .standing import Standing, look

RECORD_CACHE = Path(".cache", "records")
_FOLDERS, _FILES = ("vocabulary/", "interface/"), ("site.yml", "published.yml")
"""Where in the folder of the records that stands which is no record."""


class Changed(Exception):
    """A record is another one than it was when this run began; the message is for whoever runs it."""


class Known(NamedTuple):
    """What was found of a record that has the right form."""

    extract: Extract
    stamp: bytes = b""
    """One hash of the marks of its files; nothing while a change could still go unseen: then every byte is compared."""
    proof: bytes = b""
    """Of that on which its being without a problem rests; empty where no rule has looked at it yet."""
    since: str = ""
    """The day as of which it was looked at; that earlier days are no problem is not known."""
    until: str = ""
    """The day from which it must be looked at again; empty where there is none."""
    ties: Ties | None = None
    """As far as they were found by this run; others are fetched."""


class Memory:
    """What a run remembers of the one before it, in a folder that is made when it is needed."""

    def __init__(self, root: Path, folder: Path, data: Standing | None = None):
        """`data` is what stands in the project's folder of that name, when somebody has looked already."""
        self._root = root
        self._cache = Cache(folder)
        self._index = RecordIndex(self._cache, f"index-{recipe()}", lambda address: _texts(self.fetch(address)))
        self._standing = data or look(root / "data", {}, file_clock(folder))
        self._stamps = dict(_stamps(self._standing))
        self._before: dict[str, Known] = dict(self._index.records())
        self.known = {address: known for address, known in self._before.items() if self._is_same(address, known)}
        """The records that are what they were; what is taken out of here is forgotten."""
        self.centre, self._proof, self._day = self._remembered_centre()
        """What is no record, when it is what it was and nothing was wrong with it."""
        self._proven: tuple[Surroundings, Callable[[Ties], bytes]] | None = None

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

    def prove(self, address: str, found: Ties, around: Surroundings, today: datetime.date) -> None:
        """Remembers that a known record has no problem in these surroundings on this day."""
        until = found.until.isoformat() if found.until else ""
        self.known[address] = self.known[address]._replace(ties=found, proof=self._prover(around)(found), since=today.isoformat(), until=until)

    def doubtful(self, around: Surroundings, today: datetime.date) -> Iterator[str]:
        """The known records of which it is not certain that they have no problem: in these surroundings, on this day."""
        day, is_same = today.isoformat(), self._is_proven(around)
        for address, known in self.known.items():
            in_time = known.proof and known.since <= day and (not known.until or day < known.until)
            if not in_time or (not is_same and not self._is_tied(address, around)):
                yield address

    def _is_tied(self, address: str, around: Surroundings) -> bool:
        """Whether all that a record rests on is what it was; not when that is known no longer."""
        found = self._ties(address)
        return bool(found) and self._prover(around)(found) == self.known[address].proof

    def is_clean(self, around: Surroundings, today: datetime.date) -> bool:
        """Whether nothing can be wrong with what is no record."""
        return self._day == today.isoformat() and self._is_proven(around)

    def _is_proven(self, around: Surroundings) -> bool:
        """Whether all surroundings are what they were when the last run ended, so that each proof still holds."""
        return self.centre is not None and whole(around) == self._proof

    def _ties(self, address: str) -> Ties | None:
        known = self.known[address]
        if known.ties or not known.proof:
            return known.ties
        kept = self._index.texts(address).ties
        return pickle.loads(kept) if kept else None

    def _prover(self, around: Surroundings) -> Callable[[Ties], bytes]:
        if self._proven is None or self._proven[0] is not around:
            self._proven = around, prover(around)
        return self._proven[1]

    def keep(self, centre: Centre | None, around: Surroundings, today: datetime.date) -> None:
        """Remembers the known records, and what is no record unless something is wrong with it, and forgets everything else."""
        for address, known in self.known.items():
            if known.stamp != self._stamps.get(address) and (stamp := self._settled(address)) != known.stamp:
                self.known[address] = known._replace(stamp=stamp)
        before = self._index.rest
        has_changed = self._keep_records()
        rest = self._centre_now(centre, around, today)
        if has_changed or rest != before:
            self._index.keep(rest)
        self._cache.drop_others(self._index.names() | {_key(address, known.extract.digest) for address, known in self.known.items()})

    def _keep_records(self) -> bool:
        """Hands over to the index what has changed; whether anything is to be kept."""
        changed = [address for address, known in self.known.items() if known is not self._before.get(address)]
        gone = self._before.keys() - self.known.keys()
        texts = {address: self._texts(address) for address in changed}
        self.known.update((address, self._lightened(address)) for address in changed)
        return self._index.put(texts, gone, self.known)

    def _texts(self, address: str) -> Texts:
        found = self.known[address].extract.brief
        ties = self._ties(address)
        return Texts(fetched(found.words.lines), fetched(found.sources), pickle.dumps(ties) if ties else b"")

    def _lightened(self, address: str) -> Known:
        """What is known of a record, with its texts in the index."""
        known = self.known[address]
        return known._replace(extract=known.extract._replace(brief=known.extract.brief.held(*self._index.held(address))), ties=None)

    def _settled(self, address: str) -> bytes:
        return self._stamps.get(address, b"") if is_settled(self._marks(address).values(), self._standing.at) else b""

    def _remembered_centre(self) -> tuple[Centre | None, bytes, str]:
        """What is no record, if it is what it was; the proof of all surroundings, and the day on which nothing was wrong with it."""
        marks = _centre_marks(self._standing)
        self._centre_stamp = _stamp(marks) if is_settled(marks.values(), self._standing.at) else b""
        stamp, self._centre_digest, content, *rest = self._index.rest or (b"", "", b"", b"", "")
        if not self._centre_stamp or self._centre_stamp != stamp:
            # Of the bytes before anybody reads them, so that it is never that of newer ones.
            before, self._centre_digest = self._centre_digest, digest_of(self._root / "data", marks)
            content = content if self._centre_digest == before else b""
        return (pickle.loads(content), *rest) if content else (None, b"", "")

    def _centre_now(self, centre: Centre | None, around: Surroundings, today: datetime.date) -> tuple[Any, ...]:
        """What is to be kept of what is no record; nothing when something is wrong with it."""
        if centre is None or not self._centre_digest:
            return ()
        content = self._index.rest[2] if self.centre else pickle.dumps(centre, pickle.HIGHEST_PROTOCOL)
        return self._centre_stamp, self._centre_digest, content, whole(around), today.isoformat()


def prover(around: Surroundings) -> Callable[[Ties], bytes]:
    """Gives of the ties of a record the proof that they are what they were."""
    base = [hashlib.sha256(repr(ground(around, is_profile)).encode()).hexdigest() for is_profile in (False, True)]
    return lambda found: hashlib.sha256(f"{base[found.is_profile]}{proof(found, around)!r}".encode()).digest()


def _texts(entry: Entry) -> Texts:
    found = brief(entry)
    return Texts(fetched(found.words.lines), fetched(found.sources))


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
    stamp = hashlib.sha256("/".join(marks).encode(errors="surrogateescape"))
    stamp.update(b"".join(marks.values()))
    return stamp.digest()


def _marks(data: Standing, folder: str) -> dict[str, Mark]:
    return {name: data.files[f"{folder}{name}"] for name in data.folders[folder].files} if folder in data.folders else {}


def _centre_marks(data: Standing) -> dict[str, Mark]:
    inside = {f"{folder}{name}": mark for folder in _FOLDERS for name, mark in _marks(data, folder).items()}
    return inside | {name: data.files[name] for name in _FILES if name in data.files}
