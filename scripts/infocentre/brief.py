"""A record -> what other pages may show of it: nothing else of it is there, so that no edit of anything else can change them."""

from __future__ import annotations

import datetime
import hashlib
import json
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import lru_cache
from types import SimpleNamespace
from typing import Any, NamedTuple

from .model.fields import PartialDate
from .model.kinds import BY_FOLDER, Kind
from .model.record import Article as ArticleFacts
from .model.record import Source
from .schema import Entry
from .shared import shared

_FACTS = ("original", "status", "published", "topics", "places", "countries", "needs", "urgency", "happened", "life", "died", "people")
_WORDS = ("title", "name", "call_sign", "summary", "role", "timeline")
_OF_A_SOURCE = {name: field.default for name, field in Source.model_fields.items()}
_BYTES = 8
"""So many of a hash are enough to tell one source from another."""
# Pages of people at these levels stay out of search engines.
HIDDEN_LEVELS = (2, 3)


class Span(NamedTuple):
    """From one date to another, or one date alone."""

    from_: PartialDate
    to: PartialDate | None


Held = bytes | Callable[[], bytes]
"""Bytes, or what fetches them when somebody wants them."""


@dataclass(frozen=True, slots=True)
class Packed(Mapping[str, SimpleNamespace]):
    """The words of a record, by language. They are most of what is known of it, and few are asked for: each language is opened when it is."""

    languages: tuple[str, ...]
    lines: Held
    """One of JSON for each language."""

    @classmethod
    def of(cls, words: Mapping[str, Mapping[str, Any]]) -> Packed:
        return cls(shared(tuple(words)), b"\n".join(map(_as_json, words.values())))

    def __getitem__(self, language: str) -> SimpleNamespace:
        if language not in self.languages:
            raise KeyError(language)
        return _opened(self.lines, self.languages.index(language))

    def __contains__(self, language: object) -> bool:
        return language in self.languages

    def __iter__(self) -> Iterator[str]:
        return iter(self.languages)

    def __len__(self) -> int:
        return len(self.languages)


@lru_cache(maxsize=1024)
def _opened(lines: Held, number: int) -> SimpleNamespace:
    # A card asks several times for the same words, one after the other.
    return SimpleNamespace(**json.loads(fetched(lines).split(b"\n")[number]))


def fetched(held: Held) -> bytes:
    """The bytes, wherever they lie."""
    return held if isinstance(held, bytes) else held()


@dataclass(frozen=True, slots=True)
class Brief:
    """The part of a record that cards, links and lists show; its fields have the names that the record gives them."""

    kind: Kind
    id: str
    facts: SimpleNamespace
    words: Packed
    sources: Held = b""
    """The sources as JSON; see sources_of()."""
    sourced: bytes = b""
    """Of each source a hash of what makes it the same as another one, and one of all that is said of it; see keys_of()."""
    modified: str = ""
    """The day of the last change that a reader can see, as an ISO date; of a page, which has none, nothing."""
    is_hidden: bool = False
    """Whether search engines are told to leave its pages out."""
    has_card: bool = True
    """Whether messengers may preview it: not a person whom search engines may not find, nor one who agreed to other channels only."""

    @property
    def address(self) -> str:
        return f"{self.kind.folder}/{self.id}"

    def held(self, lines: Held, sources: Held) -> Brief:
        """The same brief, with its longest parts held elsewhere."""
        return replace(self, words=Packed(self.words.languages, lines), sources=sources)

    def __reduce__(self) -> tuple[Callable[..., Brief], tuple[Any, ...]]:
        """What briefs have in common is written once where several are pickled together."""
        facts, words = vars(self.facts), self.words
        rest = (self.sources, self.sourced, self.modified, self.is_hidden, self.has_card)
        return _taken_up, (self.kind.folder, self.id, shared(tuple(facts)), tuple(facts.values()), words.languages, words.lines, *rest)


def _taken_up(folder: str, id: str, names: tuple[str, ...], values: tuple[Any, ...], languages: tuple[str, ...], lines: Held, sources: Held, sourced: bytes, modified: str, *rest: bool) -> Brief:
    return Brief(BY_FOLDER[folder], id, SimpleNamespace(**dict(zip(names, values, strict=True))), Packed(languages, lines), sources, sourced, modified, *rest)


def brief(entry: Entry) -> Brief:
    """The brief of a record."""
    facts = _of(entry.facts, _FACTS)
    identity = getattr(entry.facts, "identity", None)
    facts.level = identity.level if identity else None
    if period := getattr(facts, "happened", None):
        facts.happened = Span(period.from_, period.to)
    facts.timeline = tuple((event.id, event.on, event.to) for event in getattr(entry.facts, "timeline", ()))
    facts.corrections = len(getattr(entry.facts, "corrections", ()))
    facts = SimpleNamespace(**{name: shared(value) for name, value in vars(facts).items()})
    is_hidden = facts.level in HIDDEN_LEVELS
    has_card = not is_hidden and (identity is None or identity.consent is None or "social" in identity.consent.channels)
    sources = [source.model_dump(mode="json", exclude_defaults=True) for source in entry.facts.sources.values()]
    words = Packed.of({language: vars(_of(words, _WORDS)) for language, words in entry.words.items()})
    return Brief(entry.kind, entry.id, facts, words, _as_json(sources), _sourced(sources), shared(_modified(entry.facts)), is_hidden, has_card)


def sources_of(found: Brief) -> tuple[dict[str, Any], ...]:
    """The sources of a record, each with all its fields; they were read once, so nothing is looked at again."""
    return tuple({**_OF_A_SOURCE, **source, **_days(source)} for source in json.loads(fetched(found.sources) or b"[]"))


def keys_of(found: Brief) -> list[bytes]:
    """Of each source of a record what it shares with every note of the same source; known without opening them."""
    return [found.sourced[start : start + _BYTES] for start in range(0, len(found.sourced), 2 * _BYTES)]


def _sourced(sources: list[dict[str, Any]]) -> bytes:
    """Two notes are of the same source by its address, or by outlet, title and day where it has none."""
    same = (source.get("url") or [source.get(name) for name in ("outlet", "title", "published")] for source in sources)
    return b"".join(_hash(key) + _hash(source) for key, source in zip(same, sources, strict=True))


def _hash(value: object) -> bytes:
    return hashlib.sha256(_as_json(value)).digest()[:_BYTES]


def _days(source: Mapping[str, Any]) -> dict[str, Any]:
    archived = [{**copy, "on": datetime.date.fromisoformat(copy["on"])} for copy in source.get("archived", ())]
    return {"published": _date(source.get("published")), "archived": archived}


@lru_cache(maxsize=10_000)
def _date(written: str | None) -> PartialDate | None:
    return PartialDate.parse(written) if written else None


def _as_json(value: object) -> bytes:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode(errors="surrogatepass")


def _of(model: object, names: tuple[str, ...]) -> SimpleNamespace:
    values = vars(model)
    return SimpleNamespace(**{name: values[name] for name in names if name in values})


def _modified(facts: object) -> str:
    if not isinstance(facts, ArticleFacts):
        return ""
    days: list[datetime.date | None] = [facts.published, facts.edited, facts.checked and facts.checked.on, *(item.on for item in facts.corrections)]
    return max((day.isoformat() for day in days if day), default="")
