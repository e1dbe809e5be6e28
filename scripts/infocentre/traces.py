"""A record -> what the readback looks for: its private values, and texts of which one alone would give it away."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from pydantic import BaseModel

from .model.fields import is_public
from .schema import Entry

SHORTEST_SECRET = 6
# So many words of a text that they stand in no other one by chance, with no sign that markup or escaping would change.
_PRINTED_AS_IT_IS = re.compile(r"[^\n{}\[\]()*_#`\\~|<>&\"']{41,200}")


_HASH_BYTES = 16


class Trace(NamedTuple):
    """What a readback needs of a record without opening it."""

    secrets: tuple[tuple[str, str], ...]
    """The name of a private field, and its value."""
    told: bytes
    """The hashes of the telling texts, one after the other; see hash_of()."""
    leads: str
    """The web addresses of its sources and of their copies, one a line."""
    ways: tuple[str, ...]
    """Of a contact, every way to reach somebody."""

    def hashes(self) -> Iterator[bytes]:
        """The hash of each telling text."""
        return (self.told[start : start + _HASH_BYTES] for start in range(0, len(self.told), _HASH_BYTES))


def trace(entry: Entry) -> Trace:
    """The trace of a record."""
    sources = entry.facts.sources.values()
    leads = [url for source in sources for url in (source.url, *(copy.url for copy in source.archived)) if url]
    ways = tuple(channel.value for channel in getattr(entry.facts, "channels", ()))
    return Trace(tuple(_secrets(entry)), b"".join(sorted({*map(hash_of, telling(entry))})), "\n".join(leads), ways)


def telling(entry: Entry) -> Iterator[str]:
    """What would give away a record that is not live: its address, its summary and its text."""
    yield entry.address
    for words in entry.words.values():
        for name in ("summary", "body", "answer"):
            if match := _PRINTED_AS_IT_IS.search(getattr(words, name, None) or ""):
                yield match[0]


def hash_of(text: str) -> bytes:
    """A short hash of a telling text."""
    return hashlib.blake2b(text.encode(), digest_size=_HASH_BYTES).digest()


def _secrets(entry: Entry) -> Iterator[tuple[str, str]]:
    """Every value of a private field that is long enough to be told from an ordinary word."""
    for name, text in _private_texts(entry.facts, ""):
        if len(text) >= SHORTEST_SECRET:
            yield name, text


def _private_texts(model: BaseModel, path: str, *, inside: bool = False) -> Iterator[tuple[str, str]]:
    for name, is_open, is_literal in _fields(type(model)):
        private = inside or not is_open
        for value in _each(getattr(model, name)):
            if isinstance(value, BaseModel):
                yield from _private_texts(value, f"{path}{name}.", inside=private)
            elif private and isinstance(value, str) and not is_literal:
                yield f"{path}{name}", value


@cache
def _fields(model: type[BaseModel]) -> tuple[tuple[str, bool, bool], ...]:
    """Each field, whether it is public, and whether it holds one of a few known words."""
    return tuple((name, is_public(field), "Literal" in str(field.annotation)) for name, field in model.model_fields.items())


def _each(value: object) -> Iterator[object]:
    """A value, or every one that lists and mappings in it hold."""
    if isinstance(value, (tuple, dict)):
        for item in value.values() if isinstance(value, dict) else value:
            yield from _each(item)
    else:
        yield value
