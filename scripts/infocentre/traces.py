"""A record -> what the readback looks for: its private values, and texts of which one alone would give it away."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator
from dataclasses import dataclass

from pydantic import BaseModel

from .model.fields import is_public
from .schema import Entry

SHORTEST_SECRET = 6
# So many words of a text that they stand in no other one by chance, with no sign that markup or escaping would change.
_PRINTED_AS_IT_IS = re.compile(r"[^\n{}\[\]()*_#`\\~|<>&\"']{41,200}")


@dataclass(frozen=True, slots=True)
class Trace:
    """What a readback needs of a record without opening it."""

    secrets: tuple[tuple[str, str], ...]
    """The name of a private field, and its value."""
    told: frozenset[bytes]
    """Hashes of the telling texts; see hash_of()."""


def trace(entry: Entry) -> Trace:
    """The trace of a record."""
    return Trace(tuple(_secrets(entry)), frozenset(map(hash_of, telling(entry))))


def telling(entry: Entry) -> Iterator[str]:
    """What would give away a record that is not live: its address, its summary and its text."""
    yield entry.address
    for words in entry.words.values():
        for name in ("summary", "body", "answer"):
            if match := _PRINTED_AS_IT_IS.search(getattr(words, name, None) or ""):
                yield match[0]


def hash_of(text: str) -> bytes:
    """A short hash of a telling text."""
    return hashlib.blake2b(text.encode(), digest_size=16).digest()


def _secrets(entry: Entry) -> Iterator[tuple[str, str]]:
    """Every value of a private field that is long enough to be told from an ordinary word."""
    for name, text in _private_texts(entry.facts, ""):
        if len(text) >= SHORTEST_SECRET:
            yield name, text


def _private_texts(model: BaseModel, path: str, *, inside: bool = False) -> Iterator[tuple[str, str]]:
    for name, field in type(model).model_fields.items():
        private = inside or not is_public(field)
        for value in _each(getattr(model, name)):
            if isinstance(value, BaseModel):
                yield from _private_texts(value, f"{path}{name}.", inside=private)
            elif private and isinstance(value, str) and "Literal" not in str(field.annotation):
                yield f"{path}{name}", value


def _each(value: object) -> Iterator[object]:
    """A value, or every one that lists and mappings in it hold."""
    if isinstance(value, (tuple, dict)):
        for item in value.values() if isinstance(value, dict) else value:
            yield from _each(item)
    else:
        yield value
