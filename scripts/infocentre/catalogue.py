"""Checked content -> the records that readers may see today, and the only view of them that templates get."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from types import SimpleNamespace
from typing import Any

from pydantic import BaseModel

from .brief import Brief
from .extract import Extract
from .holdings import Holdings, extracts_of
from .model.fields import Model, PartialDate, is_public
from .model.kinds import CONTACT, PAGE, Kind
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

    @cached_property
    def briefs(self) -> Mapping[str, Brief]:
        """What lists and other pages may show of each live record, in the order of the addresses; no record is opened for it."""
        return {address: found.brief for address, found in extracts_of(self.entries).items()}

    @cached_property
    def digests(self) -> Mapping[str, str]:
        """The hash of the files of each live record."""
        return {address: found.digest for address, found in extracts_of(self.entries).items()}

    def parts(self, address: str, *languages: str) -> tuple[bytes, ...]:
        """The hashes of the facts of a live record, and of its words in these languages; empty for those it has not."""
        found = extracts_of(self.entries).get(address)
        own = dict(zip(("", *found.brief.words), found.parts, strict=True)) if found else {}
        return tuple(own.get(key, b"") for key in ("", *languages))

    @property
    def languages(self) -> tuple[str, ...]:
        return tuple(self.site.languages)

    def get(self, address: str) -> Entry | None:
        """The live record at `address` (kind/id), or None."""
        return self.entries.get(address)

    def of_kind(self, kind: Kind) -> Iterator[Entry]:
        """The live records of a kind, in the order of their ids; each is opened when its turn comes."""
        return (self.entries[address] for address, brief in self.briefs.items() if brief.kind is kind)

    def label(self, vocabulary: str, id: str, language: str) -> str:
        """The label of a vocabulary's entry in a language."""
        label = self.vocabularies[vocabulary][id].label
        return label if isinstance(label, str) else label[language]

    def labels(self, vocabulary: str, language: str) -> Mapping[str, str]:
        """The label of each entry of a vocabulary in a language, by id."""
        return {id: self.label(vocabulary, id, language) for id in self.vocabularies.get(vocabulary, {})}

    @cached_property
    def unlabelled(self) -> Mapping[str, Mapping[str, SimpleNamespace]]:
        """The entries of each vocabulary without their labels, for whoever has asked for none in a language."""
        return {name: {id: SimpleNamespace(**{field: value for field, value in vars(entry).items() if field != "label"}) for id, entry in entries.items()} for name, entries in self.vocabularies.items()}

    def best_language(self, entry: Entry | Brief, language: str) -> str:
        """The language in which to show a record to a reader of `language`."""
        wished = (language, *self.site.languages[language].fallback, entry.facts.original)
        return next(code for code in wished if code in entry.words)


def open_catalogue(content: Content, problems: Iterable[Problem], today: datetime.date, pictures: Pictures | None = None) -> Catalogue:
    """The records that may be seen on the day `today`, with their pictures.

    Left out: drafts, withdrawn and embargoed records, words in no language of the site,
    and every record with a problem of the level `held`.
    """
    held = {address_of(problem.path) for problem in problems if problem.level == "held"}
    found = extracts_of(content.entries)
    live = {address: one for address, one in sorted(found.items()) if address not in held and _may_be_seen(one, today)}
    shown = {address: pictures[address] for address in pictures or {} if address in live}
    entries = content.entries.only(live) if isinstance(content.entries, Holdings) else {address: content.entries[address] for address in live}
    return Catalogue(content.site, content.ledger, content.vocabularies, content.interface, entries, today, shown)


def address_of(path: str) -> str:
    """The address of the record that a file belongs to: kind/id."""
    top, *inside = path.split("/")
    if top == "docs":
        return f"{PAGE.folder}/{inside[-1].removesuffix('.md')}"
    return "/".join(inside[:2])


def _may_be_seen(found: Extract, today: datetime.date) -> bool:
    facts = found.brief.facts
    if getattr(facts, "status", "published") in ("draft", "withdrawn") or not found.brief.words or not found.is_whole:
        return False
    return found.brief.kind is CONTACT or getattr(facts, "published", today) <= today


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
