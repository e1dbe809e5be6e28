"""The events of PyYAML's C parser, one by one -> plain data, the line and column of every key and value, and what is wrong.

The depth is counted as they come, because PyYAML's own composer crashes the process on 100,000 nested brackets.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

import yaml

from .decode import character_faults
from .limits import RECORD_LIMITS, Limits
from .problem import Problem, visible
from .yaml_faults import syntax_problem
from .yaml_plain import DECIMAL, INTEGER, MAX_DEPTH, MAX_DIGITS, MAX_FIELD_CHARACTERS, NULLS, ODD_NUMBER, TELLING

Path = tuple[str | int, ...]


class Mark(NamedTuple):
    """Where a key or value begins; both count from 1."""

    line: int
    column: int


@dataclass(frozen=True)
class Places:
    """Where each part of a document stands."""

    values: Mapping[Path, Mark] = field(default_factory=dict)
    keys: Mapping[Path, Mark] = field(default_factory=dict)
    texts: Mapping[Path, Mark] = field(default_factory=dict)
    """Where the first letter stands of each text whose lines are lines of the file, one below the other:
    `|` blocks, and what is written on one line without an escape."""


class _Stop(Exception):
    """The rest of the file cannot be read with any sense."""


def read(text: str, path: str, first_line: int, limits: Limits = RECORD_LIMITS) -> Builder:
    """Everything in a text, with its places and its faults."""
    builder = Builder(text, path, first_line, limits)
    loader = yaml.CSafeLoader(text)
    try:
        while event := loader.get_event():
            builder.take(event)
    except _Stop:
        pass
    except yaml.YAMLError as error:
        builder.problems.append(syntax_problem(error, path, text, first_line))
    return builder


class Builder:
    """Takes the parser's events and keeps the data and marks made so far."""

    def __init__(self, text: str, path: str, first_line: int, limits: Limits):
        self.lines = text.split("\n")
        self.path, self.shift, self._limits = path, first_line, limits
        self.root: object = None
        self.values: dict[Path, Mark] = {}
        self.keys: dict[Path, Mark] = {}
        self.texts: dict[Path, Mark] = {}
        self.cut: set[Path] = set()
        self.nulls: list[Path] = []
        self.problems: list[Problem] = []
        self._stack: list[tuple[dict | list, Path]] = []
        self._key: list[str | None] = []
        self._documents = self._count = 0

    @property
    def places(self) -> Places:
        return Places(self.values, self.keys, self.texts)

    def take(self, event: yaml.Event) -> None:
        kind = type(event)
        if kind is yaml.ScalarEvent:
            self._scalar(event)
        elif kind is yaml.MappingStartEvent or kind is yaml.SequenceStartEvent:
            self._open(event)
        elif kind is yaml.MappingEndEvent or kind is yaml.SequenceEndEvent:
            self._stack.pop()
            self._key.pop()
        elif kind is yaml.DocumentStartEvent:
            self._document(event)
        elif kind is yaml.AliasEvent:
            self._refuse(event, "yaml-alias", f"`*{event.anchor}` repeats another value", 'Write the value out, or put the text in "quotes".')

    def _document(self, event: yaml.DocumentStartEvent) -> None:
        self._documents += 1
        if event.version or event.tags:
            self._refuse(event, "yaml-directive", "a line that begins with % is not read", "Delete the line.")
        if self._documents > 1:
            self._refuse(event, "yaml-documents", "a second document begins here", "Keep one record in a file; delete the line `---` or `...`.")

    def _open(self, event: yaml.CollectionStartEvent) -> None:
        self._tags(event)
        if len(self._stack) >= MAX_DEPTH:
            self._refuse(event, "yaml-depth", f"lists and fields lie deeper than {MAX_DEPTH} levels in each other", "Use fewer brackets, or quote the text.")
        if self._stack and isinstance(self._stack[-1][0], dict) and self._key[-1] is None:
            self._refuse(event, "yaml-key", "a list or mapping stands where a field's name is expected", 'Text that starts with { or [ needs "quotes".')
        new: dict | list = {} if isinstance(event, yaml.MappingStartEvent) else []
        path = self._place(event, new)
        self._stack.append((new, path))
        self._key.append(None)

    def _scalar(self, event: yaml.ScalarEvent) -> None:
        self._tags(event)
        if self._stack and isinstance(self._stack[-1][0], dict) and self._key[-1] is None:
            self._begin_key(event)
            return
        value = self._resolve(event)
        path = self._place(event, value)
        if value is None:
            self.nulls.append(path)
        if first := self._first_letter(event):
            self.texts[path] = first
        if not event.style and self._comment_follows(event):
            self.cut.add(path)

    def _begin_key(self, event: yaml.ScalarEvent) -> None:
        key = unicodedata.normalize("NFC", event.value)
        mapping, path = self._stack[-1]
        self._count += 1
        if self._count > self._limits.fields:
            self._refuse(event, "yaml-keys", f"the file has more than {self._limits.fields:,} fields", self._limits.hint)
        if not event.style and key == "<<":
            self._refuse(event, "yaml-merge", "`<<` copies fields from elsewhere", "Write the fields out.")
        if not event.style and not isinstance(self._plain(event), str):
            self._add(event, "yaml-key", "a field's name must be text", "Put the name in \"quotes\" if it is meant.")
        self._characters(event, key)
        if key in mapping:
            first = self.keys[(*path, key)].line
            self._add(event, "duplicate-key", f"`{key}` stands twice; the first is on line {first}", "Keep one of them.")
        self.keys[(*path, key)] = self._mark(event)
        self._key[-1] = key

    def _place(self, event: yaml.Event, value: object) -> Path:
        if not self._stack:
            self.root, path = value, ()
        else:
            parent, above = self._stack[-1]
            if isinstance(parent, dict):
                path = (*above, self._key[-1])
                parent[self._key[-1]] = value
                self._key[-1] = None
            else:
                path = (*above, len(parent))
                parent.append(value)
        self.values[path] = self._mark(event)
        return path

    def _resolve(self, event: yaml.ScalarEvent) -> object:
        if len(event.value) > MAX_FIELD_CHARACTERS:
            message = f"the text has {len(event.value):,} characters; {MAX_FIELD_CHARACTERS:,} is the most"
            self._add(event, "field-length", message, "Shorten it.")
        self._characters(event, event.value)
        return self._plain(event) if not event.style else unicodedata.normalize("NFC", event.value)

    def _plain(self, event: yaml.ScalarEvent) -> object:
        text = event.value
        if text and text[0] not in TELLING:
            return unicodedata.normalize("NFC", text)
        if text in NULLS:
            return None
        if text in ("true", "false"):
            return text == "true"
        for form, number in ((INTEGER, int), (DECIMAL, float)):
            if form.match(text):
                return number(text) if len(text.lstrip("-").replace(".", "")) <= MAX_DIGITS else self._long(event)
        if ODD_NUMBER.match(text):
            self._add(event, "number-form", f"`{text[:20]}` is not a number that can be printed", 'Write it in digits, or as text in "quotes".')
        return unicodedata.normalize("NFC", text)

    def _long(self, event: yaml.ScalarEvent) -> str:
        self._add(event, "number-form", f"the number has more than {MAX_DIGITS} digits", 'Put it in "quotes" if it is not a number.')
        return event.value

    def _characters(self, event: yaml.ScalarEvent, text: str) -> None:
        # What was written as an escape ("\0", "\u202e") has passed the gate of the raw text.
        if event.style == '"' and "\\" in self._source_line(event):
            for position, fault in character_faults(text):
                self._add(event, "character", f"an escape stands for {fault} ({visible(text[position])})", "Delete it.")

    def _source_line(self, event: yaml.Event) -> str:
        return "\n".join(self.lines[event.start_mark.line : event.end_mark.line + 1])

    def _comment_follows(self, event: yaml.ScalarEvent) -> bool:
        line = self.lines[event.end_mark.line] if event.end_mark.line < len(self.lines) else ""
        return line[event.end_mark.column :].lstrip(" \t").startswith("#")

    def _first_letter(self, event: yaml.ScalarEvent) -> Mark | None:
        """Where the text itself begins, when each of its lines is a line of the file."""
        line, column = event.start_mark.line, event.start_mark.column + bool(event.style)
        if event.style == "|":
            # The spaces before each line that are no part of the text.
            indent = _leading_spaces(self.lines[line + 1 : event.end_mark.line + 1]) - _leading_spaces(event.value.split("\n"))
            return Mark(line + 1 + self.shift, indent + 1)
        is_as_written = event.style != ">" and line < len(self.lines) and self.lines[line].startswith(event.value, column)
        return Mark(line + self.shift, column + 1) if is_as_written else None

    def _tags(self, event: yaml.NodeEvent) -> None:
        if event.anchor:
            self._refuse(event, "yaml-anchor", f"`&{event.anchor}` names a value for repeating", 'Delete it, or put the text in "quotes".')
        if event.tag:
            self._refuse(event, "yaml-tag", "a word that begins with ! is not read", 'Put the text in "quotes".')

    def _mark(self, event: yaml.Event) -> Mark:
        start = event.start_mark
        return Mark(start.line + self.shift, start.column + 1)

    def _add(self, event: yaml.Event, code: str, message: str, hint: str) -> None:
        mark = self._mark(event)
        self.problems.append(Problem(self.path, mark.line, mark.column, code, message, hint))

    def _refuse(self, event: yaml.Event, code: str, message: str, hint: str) -> None:
        self._add(event, code, message, hint)
        raise _Stop


def _leading_spaces(lines: list[str]) -> int:
    """The spaces at the beginning of the first line that holds anything else."""
    return next((len(line) - len(line.lstrip(" ")) for line in lines if line.strip(" ")), 0)
