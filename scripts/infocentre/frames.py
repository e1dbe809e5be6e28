"""Rendered frame pages -> slots; slots and an article -> a page.

A frame is the shell of a page: everything but what changes from article to article. There
is one for each language, section and depth, because its links are relative.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

SLOTS = ("head", "languages", "content")
_DEPTHS = {
    "home": (1,),
    "stories": (2, 3),
    "profiles": (2, 3),
    "guides": (2, 3),
    "contacts": (2,),
    "help": (2,),
    "g": (3,),
    "centre": (2,),
    "browse": (2, 3, 4),
    "timeline": (2, 3),
    "map": (2, 3),
}
_CHOOSER_DEPTHS = (0, 2)
_MARKER = re.compile("<!--slot:([a-z]+)-->")


class BadFrame(ValueError):
    """The templates of the shell leave out a slot, or print one twice."""


class FrameKey(NamedTuple):
    """Which frame a page needs."""

    language: str
    section: str
    depth: int

    @property
    def source(self) -> str:
        """A path as deep as the pages of this frame, for the generator that renders it."""
        folders = [self.language, self.section, "record", "page"][: self.depth]
        return "/".join([*folders, "index.md"])


def keys(languages: Iterable[str]) -> Iterator[FrameKey]:
    """Every frame that a site in these languages needs."""
    languages = tuple(languages)
    for language in languages:
        for section, depths in _DEPTHS.items():
            yield from (FrameKey(language, section, depth) for depth in depths)
    yield from (FrameKey(languages[0], "chooser", depth) for depth in _CHOOSER_DEPTHS)


def marker(slot: str) -> str:
    """What a frame's template prints where a slot is."""
    return f"<!--slot:{slot}-->"


@dataclass(frozen=True)
class Frame:
    """The text of a shell, cut at its slots: text, slot, text, slot, …, text."""

    parts: tuple[str, ...]

    @classmethod
    def split(cls, html: str) -> Frame:
        """The frame in a rendered page; BadFrame when a slot is missing or stands twice."""
        parts = tuple(_MARKER.split(html))
        if sorted(parts[1::2]) != sorted(SLOTS):
            raise BadFrame(f"a frame needs the slots {', '.join(SLOTS)}, once each; it has {', '.join(parts[1::2])}")
        return cls(parts)

    def pour(self, slots: Mapping[str, str]) -> str:
        """The page with its slots filled. What is poured in is never searched for slots."""
        return "".join(slots[part] if index % 2 else part for index, part in enumerate(self.parts))


@dataclass(frozen=True)
class FrameSet:
    """All frames of a site, and the files they need beside them."""

    frames: Mapping[FrameKey, Frame]
    assets: Mapping[str, bytes] = field(default_factory=dict)
