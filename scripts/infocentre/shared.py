"""A value -> the one that equals it and was there before: what thousands of records repeat lies in memory once."""

from __future__ import annotations

import sys
from collections.abc import Hashable
from typing import TypeVar

Value = TypeVar("Value", bound=Hashable)
_FIRST: dict[tuple[type, Hashable], Hashable] = {}


def shared(value: Value) -> Value:
    """The first value of this type that was equal; for what is never changed, and what many records have."""
    if type(value) is str:
        return sys.intern(value)
    return _FIRST.setdefault((type(value), value), value)  # type: ignore[return-value]


def all_shared(values: tuple[Value, ...]) -> tuple[Value, ...]:
    """The same for each of some values."""
    return tuple(map(shared, values))
