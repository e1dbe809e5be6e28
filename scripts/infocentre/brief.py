"""A record -> what other pages may show of it: nothing else of it is there, so that no edit of anything else can change them."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from types import SimpleNamespace
from typing import Any

from .model.fields import PartialDate
from .model.kinds import Kind
from .model.record import Article as ArticleFacts
from .model.record import Source
from .schema import Entry

_FACTS = ("original", "status", "published", "topics", "places", "countries", "needs", "urgency", "happened", "life", "died", "people")
_WORDS = ("title", "name", "call_sign", "summary", "role", "timeline")
_OF_A_SOURCE = {name: field.default for name, field in Source.model_fields.items()}
# Pages of people at these levels stay out of search engines.
HIDDEN_LEVELS = (2, 3)


@dataclass(frozen=True)
class Brief:
    """The part of a record that cards, links and lists show; its fields have the names that the record gives them."""

    kind: Kind
    id: str
    facts: SimpleNamespace
    words: Mapping[str, SimpleNamespace]
    """By language."""
    sources: tuple[dict[str, Any], ...] = ()
    """The sources as plain values; see sources_of()."""
    modified: str = ""
    """The day of the last change that a reader can see, as an ISO date; of a page, which has none, nothing."""
    is_hidden: bool = False
    """Whether search engines are told to leave its pages out."""
    has_card: bool = True
    """Whether messengers may preview it: not a person whom search engines may not find, nor one who agreed to other channels only."""

    @property
    def address(self) -> str:
        return f"{self.kind.folder}/{self.id}"


def brief(entry: Entry) -> Brief:
    """The brief of a record."""
    facts = _of(entry.facts, _FACTS)
    identity = getattr(entry.facts, "identity", None)
    facts.level = identity.level if identity else None
    facts.timeline = tuple((event.id, event.on, event.to) for event in getattr(entry.facts, "timeline", ()))
    facts.corrections = len(getattr(entry.facts, "corrections", ()))
    is_hidden = facts.level in HIDDEN_LEVELS
    has_card = not is_hidden and (identity is None or identity.consent is None or "social" in identity.consent.channels)
    sources = tuple(source.model_dump(exclude_defaults=True) for source in entry.facts.sources.values())
    words = {language: _of(words, _WORDS) for language, words in entry.words.items()}
    return Brief(entry.kind, entry.id, facts, words, sources, _modified(entry.facts), is_hidden, has_card)


def sources_of(found: Brief) -> tuple[dict[str, Any], ...]:
    """The sources of a record, each with all its fields; they were read once, so nothing is looked at again."""
    return tuple({**_OF_A_SOURCE, **source, "published": _date(source.get("published"))} for source in found.sources)


@lru_cache(maxsize=10_000)
def _date(written: str | None) -> PartialDate | None:
    return PartialDate.parse(written) if written else None


def _of(model: object, names: tuple[str, ...]) -> SimpleNamespace:
    values = vars(model)
    return SimpleNamespace(**{name: values[name] for name in names if name in values})


def _modified(facts: object) -> str:
    if not isinstance(facts, ArticleFacts):
        return ""
    days: list[datetime.date | None] = [facts.published, facts.edited, facts.checked and facts.checked.on, *(item.on for item in facts.corrections)]
    return max((day.isoformat() for day in days if day), default="")
