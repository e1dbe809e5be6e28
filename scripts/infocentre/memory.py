"""What the last run found of each record: one that did not change is not read again, and not checked again unless what it rests on changed.

Only records without a problem are remembered, and none with pictures or approvals, since those rest on more than their files.
So is what is no record, when nothing was wrong with it. Everything here may be deleted at any time. Each file is kept under
a checksum and for this code and these libraries alone.
"""

from __future__ import annotations

import datetime
import hashlib
import pickle
import zlib
from collections.abc import Callable, Iterator, Mapping
from functools import partial
from pathlib import Path
from typing import NamedTuple

from .brief import fetched
from .cache import Cache
from .checks import Surroundings
from .checks.ties import Ties, ground, proof, whole
from .database import closed, key_of_records, opened
from .extract import Extract
from .load import id_fault
from .model.kinds import KINDS, of_address
from .recipe import recipe
from .schema import Centre, Entry, read_one, revive
from .stamps import Mark, digest_of, file_clock, is_settled
from .standing import Standing, look

_TABLES = """
CREATE TABLE shelves (number INTEGER PRIMARY KEY, records BLOB);
CREATE TABLE texts (address TEXT PRIMARY KEY, ties BLOB, lines BLOB, sources BLOB);
CREATE TABLE centre (stamp BLOB, digest TEXT, content BLOB, proof BLOB, day TEXT);
"""
_SHELVES = 32
"""Records are taken up many at a time, which is faster; of these lots only those are written in which something changed."""
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
        self._cache, self._key = Cache(folder), key_of_records()
        self._base = opened(self._cache.get(self._key), _TABLES)
        self._standing = data or look(root / "data", {}, file_clock(folder))
        self._stamps = dict(_stamps(self._standing))
        self._before = dict(self._rows())
        self.known = {address: known for address, known in self._before.items() if self._is_same(address, known)}
        """The records that are what they were; what is taken out of here is forgotten."""
        self.centre, self._proof, self._day = self._remembered_centre()
        """What is no record, when it is what it was and nothing was wrong with it."""
        self._proven: tuple[Surroundings, Callable[[Ties], bytes]] | None = None

    def _rows(self) -> Iterator[tuple[str, Known]]:
        for records, in self._base.execute("SELECT records FROM shelves"):
            for address, (extract, *rest) in pickle.loads(records).items():
                yield address, Known(self._held(extract), *rest)

    def _held(self, extract: Extract) -> Extract:
        """The same extract, for which words and sources are fetched."""
        address = extract.brief.address
        return extract._replace(brief=extract.brief.held(partial(self._fetched, "lines", address), partial(self._fetched, "sources", address)))

    def _fetched(self, column: str, address: str) -> bytes:
        return self._base.execute(f"SELECT {column} FROM texts WHERE address = ?", (address,)).fetchone()[0]

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
            if not in_time or (not is_same and self._prover(around)(self._ties(address)) != known.proof):
                yield address

    def is_clean(self, around: Surroundings, today: datetime.date) -> bool:
        """Whether nothing can be wrong with what is no record."""
        return self._day == today.isoformat() and self._is_proven(around)

    def _is_proven(self, around: Surroundings) -> bool:
        """Whether all surroundings are what they were when the last run ended, so that each proof still holds."""
        return self.centre is not None and whole(around) == self._proof

    def _ties(self, address: str) -> Ties:
        return self.known[address].ties or pickle.loads(self._fetched("ties", address))

    def _prover(self, around: Surroundings) -> Callable[[Ties], bytes]:
        if self._proven is None or self._proven[0] is not around:
            self._proven = around, prover(around)
        return self._proven[1]

    def keep(self, centre: Centre | None, around: Surroundings, today: datetime.date) -> None:
        """Remembers the known records, and what is no record unless something is wrong with it, and forgets everything else."""
        for address, known in self.known.items():
            if known.stamp != self._stamps.get(address) and (stamp := self._settled(address)) != known.stamp:
                self.known[address] = known._replace(stamp=stamp)
        self._keep_records()
        self._keep_centre(centre, around, today)
        if self._base.total_changes:
            self._cache.put(self._key, closed(self._base))
        self._cache.drop_others(frozenset(_key(address, known.extract.digest) for address, known in self.known.items()))

    def _keep_records(self) -> None:
        changed = {address for address, known in self.known.items() if known is not self._before.get(address)}
        gone = self._before.keys() - self.known.keys()
        self._base.executemany("DELETE FROM texts WHERE address = ?", ((address,) for address in gone))
        self._base.executemany("INSERT OR REPLACE INTO texts VALUES (?, ?, ?, ?)", map(self._texts, sorted(changed)))
        shelves: dict[int, dict[str, tuple[object, ...]]] = {_shelf(address): {} for address in changed | gone}
        for address, (extract, *rest, _) in self.known.items():
            if (shelf := shelves.get(_shelf(address))) is not None:
                shelf[address] = extract._replace(brief=extract.brief.held(b"", b"")), *rest
        rows = ((number, pickle.dumps(records, pickle.HIGHEST_PROTOCOL)) for number, records in shelves.items())
        self._base.executemany("INSERT OR REPLACE INTO shelves VALUES (?, ?)", rows)
        self.known.update((address, self.known[address]._replace(extract=self._held(self.known[address].extract), ties=None)) for address in changed)

    def _texts(self, address: str) -> tuple[str, bytes | None, bytes, bytes]:
        known = self.known[address]
        ties = pickle.dumps(self._ties(address)) if known.proof else None
        return address, ties, fetched(known.extract.brief.words.lines), fetched(known.extract.brief.sources)

    def _settled(self, address: str) -> bytes:
        return self._stamps.get(address, b"") if is_settled(self._marks(address).values(), self._standing.at) else b""

    def _remembered_centre(self) -> tuple[Centre | None, bytes, str]:
        """What is no record, if it is what it was; the proof of all surroundings, and the day on which nothing was wrong with it."""
        marks = _centre_marks(self._standing)
        found = self._base.execute("SELECT stamp, digest, content, proof, day FROM centre").fetchone()
        self._centre_stamp = _stamp(marks) if is_settled(marks.values(), self._standing.at) else b""
        if found and self._centre_stamp == found[0] != b"":
            return pickle.loads(found[2]), *found[3:]
        # Of the bytes before anybody reads them, so that it is never that of newer ones.
        self._centre_digest = digest_of(self._root / "data", marks)
        return (pickle.loads(found[2]), *found[3:]) if found and found[1] == self._centre_digest != "" else (None, b"", "")

    def _keep_centre(self, centre: Centre | None, around: Surroundings, today: datetime.date) -> None:
        now = whole(around), today.isoformat()
        if centre is None or self.centre is None:
            self._base.execute("DELETE FROM centre")
        if centre is not None and self.centre is None and self._centre_digest:
            content = pickle.dumps(centre, pickle.HIGHEST_PROTOCOL)
            self._base.execute("INSERT INTO centre VALUES (?, ?, ?, ?, ?)", (self._centre_stamp, self._centre_digest, content, *now))
        self._base.execute("UPDATE centre SET stamp = ?1, proof = ?2, day = ?3 WHERE (stamp, proof, day) IS NOT (?1, ?2, ?3)", (self._centre_stamp, *now))


def prover(around: Surroundings) -> Callable[[Ties], bytes]:
    """Gives of the ties of a record the proof that they are what they were."""
    base = [hashlib.sha256(repr(ground(around, is_profile)).encode()).hexdigest() for is_profile in (False, True)]
    return lambda found: hashlib.sha256(f"{base[found.is_profile]}{proof(found, around)!r}".encode()).digest()


def _shelf(address: str) -> int:
    return zlib.crc32(address.encode()) % _SHELVES


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
