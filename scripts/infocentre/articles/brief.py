"""A record -> what other pages may show of it: nothing else of it is there, so that no edit of anything else can change them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import SimpleNamespace

from ..model.kinds import Kind
from ..schema import Entry

_FACTS = ("original", "status", "published", "topics", "places", "countries", "needs", "urgency", "happened", "life", "died", "people")
_WORDS = ("title", "name", "call_sign", "summary", "role")


@dataclass(frozen=True)
class Brief:
    """The part of a record that cards, links and lists show; its fields have the names that the record gives them."""

    kind: Kind
    id: str
    facts: SimpleNamespace
    words: Mapping[str, SimpleNamespace]
    """By language."""

    @property
    def address(self) -> str:
        return f"{self.kind.folder}/{self.id}"


def brief(entry: Entry) -> Brief:
    """The brief of a record."""
    facts = _of(entry.facts, _FACTS)
    facts.level = entry.facts.identity.level if hasattr(entry.facts, "identity") else None
    facts.events = len(getattr(entry.facts, "timeline", ()))
    return Brief(entry.kind, entry.id, facts, {language: _of(words, _WORDS) for language, words in entry.words.items()})


def _of(model: object, names: tuple[str, ...]) -> SimpleNamespace:
    values = vars(model)
    return SimpleNamespace(**{name: values[name] for name in names if name in values})
