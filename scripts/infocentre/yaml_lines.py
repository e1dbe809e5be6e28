"""YAML text -> plain data plus the line and column of every key and value.

A strict subset of YAML 1.2: one mapping, no aliases, anchors, tags, merge keys,
directives or second documents. `no`, `on`, `12:30`, `010` and `2022-03-01` stay text.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property

from .limits import RECORD_LIMITS, Limits
from .problem import Problem
from .yaml_places import Mark, Path, Places, read
from .yaml_plain import plain_data

__all__ = ["Document", "Mark", "Path", "parse"]


@dataclass(frozen=True)
class Document:
    """The data of one file and where each part of it stands."""

    path: str
    data: dict
    source: str = field(default="", repr=False)
    """The YAML text itself: where its parts stand is found out only when somebody asks, which is when there is a problem."""
    first_line: int = 1
    """The line of the file at which the source begins."""
    below: Mapping[Path, Mark] = field(default_factory=dict)
    """Where the texts begin that stand in the file below the source."""
    cut: frozenset[Path] = frozenset()
    """Unquoted values followed by ` #`: what stands after it was read as a comment."""
    nulls: tuple[Path, ...] = ()
    """Values that are written and hold nothing."""
    limits: Limits = RECORD_LIMITS
    """How much of the source is read."""

    @cached_property
    def places(self) -> Places:
        """Where each key and value stands, and each text that can be followed letter by letter."""
        found = read(self.source, self.path, self.first_line, self.limits).places if self.source else Places()
        return Places({**found.values, **self.below}, found.keys, {**found.texts, **self.below})

    @property
    def values(self) -> Mapping[Path, Mark]:
        """Where each value stands."""
        return self.places.values

    @property
    def keys(self) -> Mapping[Path, Mark]:
        """Where each key stands."""
        return self.places.keys

    def mark(self, path: Path) -> Mark:
        """Where the value at `path` stands, or the nearest thing around it."""
        while path and path not in self.values:
            path = path[:-1]
        return self.values.get(path, Mark(1, 1))

    def key_mark(self, path: Path) -> Mark:
        """Where the key at `path` stands, or its value where it has no key."""
        return self.keys.get(path) or self.mark(path)

    def mark_inside(self, path: Path, offset: int) -> Mark:
        """Where the character at `offset` of the text at `path` stands, or its beginning where that cannot be told.

        The model drops empty lines around a text, so the offset counts from its first full line.
        """
        first = self.places.texts.get(path)
        if first is None:
            return self.mark(path)
        text = self._text(path)
        before = text[: offset + len(text) - len(text.lstrip("\n"))]
        return Mark(first.line + before.count("\n"), first.column + len(before) - before.rfind("\n") - 1)

    def _text(self, path: Path) -> str:
        value = self.data
        for step in path:
            value = value[step]
        return value


def parse(text: str, path: str, first_line: int = 1, limits: Limits = RECORD_LIMITS) -> tuple[Document | None, list[Problem]]:
    """The document in `text`, or None, and every problem found on the way.

    `first_line` is the line of the file at which `text` begins.
    """
    if (data := plain_data(text, limits)) is not None:
        return Document(path, data, text, first_line, limits=limits), []
    builder = read(text, path, first_line, limits)
    if not builder.problems and not isinstance(builder.root, dict):
        builder.problems.append(_root_problem(builder.root, path, first_line))
    if builder.problems:
        return None, builder.problems
    return Document(path, builder.root, text, first_line, cut=frozenset(builder.cut), nulls=tuple(builder.nulls), limits=limits), []


def _root_problem(root: object, path: str, line: int) -> Problem:
    if root is None:
        return Problem(path, line, 1, "empty-record", "the record is empty", "Write its fields as `name: value`.")
    return Problem(path, line, 1, "not-a-mapping", "the file must consist of `name: value` lines", "Begin each field with its name and a colon.")
