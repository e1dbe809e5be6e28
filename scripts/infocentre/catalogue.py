"""Checked content -> the records that readers may see today, and the only view of them that templates get."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any

from pydantic import BaseModel

from .model.fields import Model, PartialDate, is_public
from .model.kinds import CONTACT, Kind
from .model.site import Ledger, Site
from .pictures import Pictures
from .problem import Problem
from .schema import Content, Entry, Interface

_AS_THEY_ARE = frozenset((str, bool, int, type(None), PartialDate, datetime.date))


@dataclass(frozen=True)
class Catalogue:
    """The live records. Whatever is not in here is in no output, whichever edition asks."""

    site: Site
    ledger: Ledger
    vocabularies: Mapping[str, Mapping[str, Model]]
    interface: Mapping[str, Interface]
    entries: Mapping[str, Entry]
    today: datetime.date
    pictures: Pictures = field(default_factory=dict)

    @property
    def languages(self) -> tuple[str, ...]:
        return tuple(self.site.languages)

    def get(self, address: str) -> Entry | None:
        """The live record at `address` (kind/id), or None."""
        return self.entries.get(address)

    def of_kind(self, kind: Kind) -> Iterator[Entry]:
        """The live records of a kind, in the order of their ids."""
        return (entry for entry in self.entries.values() if entry.kind is kind)

    def label(self, vocabulary: str, id: str, language: str) -> str:
        """The label of a vocabulary's entry in a language."""
        label = self.vocabularies[vocabulary][id].label
        return label if isinstance(label, str) else label[language]

    def best_language(self, entry: Entry, language: str) -> str:
        """The language in which to show a record to a reader of `language`."""
        wished = (language, *self.site.languages[language].fallback, entry.facts.original)
        return next(code for code in wished if code in entry.words)


def open_catalogue(content: Content, problems: Iterable[Problem], today: datetime.date, pictures: Pictures | None = None) -> Catalogue:
    """The records that may be seen on the day `today`, with their pictures.

    Left out: drafts, withdrawn and embargoed records, words in no language of the site,
    and every record with a problem of the level `held`.
    """
    held = {problem.path for problem in problems if problem.level == "held"}
    live = {
        address: entry
        for address, entry in sorted(content.entries.items())
        if _may_be_seen(entry, today) and not held.intersection(document.path for document in entry.documents.values())
    }
    shown = {address: found for address, found in (pictures or {}).items() if address in live}
    return Catalogue(content.site, content.ledger, content.vocabularies, content.interface, live, today, shown)


def _may_be_seen(entry: Entry, today: datetime.date) -> bool:
    status = getattr(entry.facts, "status", "published")
    if status in ("draft", "withdrawn") or not entry.words or entry.faulty:
        return False
    return entry.kind is CONTACT or getattr(entry.facts, "published", today) <= today


def public_view(model: BaseModel) -> dict[str, Any]:
    """The fields of a record that its model opens, as plain values; everything else does not exist."""
    values = vars(model)
    return {name: _plain(values[name]) for name in _public_names(type(model))}


@lru_cache(maxsize=None)
def _public_names(model: type[BaseModel]) -> tuple[str, ...]:
    return tuple(name for name, field in model.model_fields.items() if is_public(field))


def _plain(value: object) -> Any:
    if type(value) in _AS_THEY_ARE:
        return value
    if isinstance(value, BaseModel):
        return public_view(value)
    if isinstance(value, tuple):
        return tuple(_plain(item) for item in value)
    if isinstance(value, dict):
        return {key: _plain(item) for key, item in value.items()}
    return value
