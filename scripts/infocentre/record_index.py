"""What is known of all records -> files, and back: what lists need of each in one index, the longest texts in lots, of which a run opens some and writes few.

The index names each lot of texts by its content, so that the two always belong together, wherever a run was cut off.
"""

from __future__ import annotations

import hashlib
import io
import marshal
import pickle
import zlib
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any, NamedTuple

from .cache import Cache

_LOTS = 32
"""Records are taken up many at a time, which is faster; of these lots only those are written in which something changed."""


class Texts(NamedTuple):
    """What is fetched of a record when somebody asks."""

    lines: bytes
    sources: bytes
    ties: bytes = b""
    """Pickled; nothing where they are not known."""


class Fetched:
    """One of the texts of a record, by its address and the name of the text; it is opened when somebody calls for it."""

    __slots__ = ("_texts", "about")

    def __init__(self, texts: Callable[[str], Texts], about: tuple[str, str]):
        self._texts, self.about = texts, about

    def __call__(self) -> bytes:
        address, name = self.about
        return getattr(self._texts(address), name)


class RecordIndex:
    """What is kept of records in a cache under a key, and beside it of what is no record."""

    def __init__(self, cache: Cache, key: str, lost: Callable[[str], Texts]):
        """`lost` finds the texts of a record anew, when what was kept of them is gone."""
        self._cache, self._key, self._lost = cache, key, lost
        found = cache.get(key)
        self._lots: dict[int, tuple[bytes, str]]
        self._lots, self.rest = marshal.loads(found) if found else ({}, ())
        self._opened: dict[int, dict[str, tuple[bytes, ...]]] = {}
        self._earlier = self.names()
        self._missing = {number for number, (_, name) in self._lots.items() if not cache.has(name)}
        """Lots whose texts another run has cleared away, or which were harmed."""

    def records(self) -> Iterator[tuple[str, Any]]:
        """Each record by its address, as it was put."""
        for content, _ in self._lots.values():
            yield from _Unpickler(content, self.texts).load().items()

    def texts(self, address: str) -> Texts:
        """The texts of a record."""
        found = self._lot(_number(address)).get(address)
        return Texts(*found) if found else self._lost(address)

    def held(self, address: str) -> tuple[Fetched, Fetched]:
        """What fetches the words of a record, and its sources."""
        return Fetched(self.texts, (address, "lines")), Fetched(self.texts, (address, "sources"))

    def put(self, texts: Mapping[str, Texts], gone: Iterable[str], known: Mapping[str, Any]) -> bool:
        """Takes over what is `known` now of each record: the texts of some are new, others are gone; nothing else has changed of any but those. Says whether there is anything to keep."""
        changed = {_number(address) for address in (*texts, *gone)} | self._missing
        lots: dict[int, list[str]] = {number: [] for number in sorted(changed)}
        for address in sorted(known):
            if (number := _number(address)) in lots:
                lots[number].append(address)
        for number, addresses in lots.items():
            opened = {address: tuple(texts.get(address) or self.texts(address)) for address in addresses}
            content = marshal.dumps(opened)
            name = f"texts-{hashlib.sha256(content).hexdigest()}"
            self._cache.put(name, content)
            self._opened[number], self._lots[number] = opened, (_pickled({address: known[address] for address in addresses}), name)
        return bool(changed)

    def keep(self, rest: tuple[Any, ...]) -> None:
        """Writes down all that was put, and the rest, in which there is nothing but what marshal can write."""
        self.rest = rest
        self._cache.put(self._key, marshal.dumps((self._lots, rest)))
        for name in self._earlier - self.names():
            self._cache.drop(name)

    def names(self) -> set[str]:
        """The keys of the lots of texts."""
        return {name for _, name in self._lots.values()}

    def _lot(self, number: int) -> dict[str, tuple[bytes, ...]]:
        if number not in self._opened:
            content = self._cache.get(self._lots[number][1]) if number in self._lots else None
            self._opened[number] = marshal.loads(content) if content else {}
        return self._opened[number]


class _Pickler(pickle.Pickler):
    def persistent_id(self, value: object) -> tuple[str, str] | None:
        return value.about if type(value) is Fetched else None


class _Unpickler(pickle.Unpickler):
    def __init__(self, content: bytes, texts: Callable[[str], Texts]):
        super().__init__(io.BytesIO(content))
        self._texts = texts

    def persistent_load(self, about: tuple[str, str]) -> Fetched:
        return Fetched(self._texts, about)


def _pickled(value: object) -> bytes:
    into = io.BytesIO()
    _Pickler(into, pickle.HIGHEST_PROTOCOL).dump(value)
    return into.getvalue()


def _number(address: str) -> int:
    return zlib.crc32(address.encode()) % _LOTS
