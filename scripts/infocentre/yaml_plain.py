"""YAML text in which nothing asks for a closer look -> its data, as quickly as it can be had.

Most files are such. Whatever is odd, wrong, or too much is left to `yaml_places`, which reads the
same text slowly, and says what is wrong and where.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from typing import Any

import yaml
from yaml.events import AliasEvent, MappingEndEvent, MappingStartEvent, ScalarEvent, SequenceEndEvent

from .decode import is_ordinary
from .limits import RECORD_LIMITS, Limits

MAX_DEPTH = 8
MAX_FIELD_CHARACTERS = 20 * 1024
MAX_DIGITS = 15

INTEGER = re.compile(r"-?(0|[1-9][0-9]*)\Z")
DECIMAL = re.compile(r"-?(0|[1-9][0-9]*)\.[0-9]+\Z")
ODD_NUMBER = re.compile(r"[-+]?(\.inf|\.nan|[0-9]+(\.[0-9]*)?e[-+]?[0-9]+)\Z", re.IGNORECASE)
NULLS = frozenset(("", "~", "null", "Null", "NULL"))
# A plain text that begins with none of these is a text and nothing else; most do.
TELLING = frozenset("-+.0123456789~nNtfI")

_Next = Callable[[], yaml.Event]


class _Odd(Exception):
    """Something that `yaml_places` must look at."""


def plain_data(text: str, limits: Limits = RECORD_LIMITS) -> dict[str, Any] | None:
    """The data of a text of one mapping, or None where anything in it is not quite ordinary."""
    if text.count(":") + text.count("?") > limits.fields:
        return None
    try:
        return _document(yaml.CSafeLoader(text).get_event, text)
    except (_Odd, yaml.YAMLError):
        return None


def _document(next: _Next, text: str) -> dict[str, Any]:
    _expect(next(), yaml.StreamStartEvent)
    start = _expect(next(), yaml.DocumentStartEvent)
    root = _expect(next(), yaml.MappingStartEvent)
    if start.version or start.tags or root.anchor or root.tag:
        raise _Odd
    data = _mapping(next, _Scalars(text), 1)
    _expect(next(), yaml.DocumentEndEvent)
    _expect(next(), yaml.StreamEndEvent)
    return data


def _expect(event: yaml.Event, kind: type[yaml.Event]) -> Any:
    if type(event) is not kind:
        raise _Odd
    return event


def _mapping(next: _Next, read: _Scalars, depth: int) -> dict[str, Any]:
    found: dict[str, Any] = {}
    while (kind := type(event := next())) is not MappingEndEvent:
        key = read(event) if kind is ScalarEvent else None
        if type(key) is not str or key in found or key == "<<":
            raise _Odd
        value = next()
        found[key] = read(value) if type(value) is ScalarEvent else _within(value, next, read, depth)
    return found


def _sequence(next: _Next, read: _Scalars, depth: int) -> list[Any]:
    found = []
    while (kind := type(event := next())) is not SequenceEndEvent:
        found.append(read(event) if kind is ScalarEvent else _within(event, next, read, depth))
    return found


def _within(event: yaml.Event, next: _Next, read: _Scalars, depth: int) -> Any:
    """The mapping or sequence that begins with this event."""
    kind = type(event)
    if depth >= MAX_DEPTH or kind is AliasEvent or event.anchor or event.tag:
        raise _Odd
    return (_mapping if kind is MappingStartEvent else _sequence)(next, read, depth + 1)


class _Scalars:
    """Reads the scalars of one text."""

    def __init__(self, text: str):
        lines = text.split("\n") if "#" in text or "\\" in text else []
        self._noted = {number: line for number, line in enumerate(lines) if "#" in line and not line.lstrip(" \t").startswith("#")}
        self._escaped = {number for number, line in enumerate(lines) if "\\" in line}

    def __call__(self, event: yaml.ScalarEvent) -> object:
        text, style = event.value, event.style
        if event.anchor or event.tag or len(text) > MAX_FIELD_CHARACTERS:
            raise _Odd
        if not style:
            if self._noted and self._comment_follows(event.end_mark):
                raise _Odd
            if not text or text[0] in TELLING:
                return _resolved(text)
        elif style == '"' and self._escaped and self._is_escaped(event):
            raise _Odd
        return text if text.isascii() else unicodedata.normalize("NFC", text)

    def _comment_follows(self, end: yaml.Mark) -> bool:
        """Lines that are a comment and nothing else are not among the noted ones: no value ends there."""
        return end.line in self._noted and self._noted[end.line][end.column :].lstrip(" \t").startswith("#")

    def _is_escaped(self, event: yaml.ScalarEvent) -> bool:
        """Whether an escape may stand for a character that may not stand in any text."""
        lines = range(event.start_mark.line, event.end_mark.line + 1)
        return not self._escaped.isdisjoint(lines) and not is_ordinary(event.value)


def _resolved(text: str) -> object:
    """What a plain text means that may be more than a text."""
    if text in ("true", "false"):
        return text == "true"
    for form, number in ((INTEGER, int), (DECIMAL, float)):
        if form.match(text):
            if len(text) > MAX_DIGITS:
                raise _Odd
            return number(text)
    if text in NULLS or ODD_NUMBER.match(text):
        raise _Odd
    return unicodedata.normalize("NFC", text)
