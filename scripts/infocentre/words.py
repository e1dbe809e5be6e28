"""Languages: how each prints dates, numbers and lists, and whether a translation is still fresh."""

from __future__ import annotations

import datetime
import hashlib
import json
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from babel import Locale
from babel.core import get_global
from babel.dates import format_date
from babel.lists import format_list
from babel.numbers import format_currency, format_decimal

from .model.fields import PartialDate
from .model.record import Fact, Words
from .model.vocabulary import Unit
from .schema import PLACEHOLDER, Entry, Interface

_LOCALES = {"en": "en_GB"}
_PATTERNS = {"day": "d MMMM y", "month": "LLLL y", "year": "y"}


@dataclass(frozen=True)
class Tongue:
    """One language of the site: its interface words and its ways of printing values."""

    code: str
    interface: Interface
    units: Mapping[str, Unit]

    def __call__(self, key: str, /, n: int | None = None, **values: object) -> str:
        """The interface words under `key`; `n` chooses the plural form. KeyError when there are none.

        A name that the template gives no value for stays as it is written.
        """
        words = self.interface[key]
        if not isinstance(words, str):
            words = words.get(self.plural(n or 0), words["other"])
        if n is not None:
            values["n"] = self.number(n)
        elif not values:
            return words
        return PLACEHOLDER.sub(lambda match: str(values.get(match[1], match[0])), words)

    def plural(self, n: int | float) -> str:
        """The CLDR plural category of a number."""
        return _plural(self.code, n)

    @property
    def locale(self) -> str:
        """The language with the territory that its texts follow, as previews name it."""
        return _with_territory(self.code)

    def date(self, value: PartialDate | datetime.date) -> str:
        """A date in words, as precise as it was written."""
        return _date(self.code, value.year, value.month, value.day)

    def period(self, first: PartialDate, last: PartialDate | None) -> str:
        """`first – last`, or one date where there is no other."""
        begins = self.date(first)
        ends = self.date(last) if last else begins
        return begins if begins == ends else f"{begins} – {ends}"

    def number(self, value: int | float) -> str:
        """A number with this language's separators."""
        return _number(self.code, str(value))

    def listing(self, items: Iterable[str]) -> str:
        """`a, b and c`."""
        return _listing(self.code, tuple(items))

    def language_name(self, code: str) -> str:
        """What a language is called in this one."""
        return _language_name(code, self.code)

    def fact(self, fact: Fact) -> str:
        """The value of a fact as this language prints it."""
        if isinstance(fact.value, str):
            return self._text(fact.value)
        if fact.currency:
            return _currency(self.code, str(fact.value), fact.currency)
        number = self.number(fact.value)
        if not fact.unit:
            return number
        forms = self.units[fact.unit].forms[self.code]
        return f"{number}\u00a0{forms.get(self.plural(fact.value), forms['other'])}"

    def _text(self, value: str) -> str:
        try:
            return self.date(PartialDate.parse(value))
        except ValueError:
            return value


@lru_cache(maxsize=None)
def _locale(code: str) -> Locale:
    return Locale.parse(_LOCALES.get(code, code))


@lru_cache(maxsize=None)
def _language_name(code: str, spoken: str) -> str:
    return Locale.parse(code).get_display_name(_locale(spoken)) or code


@lru_cache(maxsize=None)
def _with_territory(code: str) -> str:
    locale = Locale.parse(_LOCALES.get(code) or get_global("likely_subtags").get(code, code))
    return str(locale).replace(f"_{locale.script}", "")


@lru_cache(maxsize=1_000, typed=True)
def _plural(code: str, n: int | float) -> str:
    return _locale(code).plural_form(n)


@lru_cache(maxsize=10_000)
def _number(code: str, value: str) -> str:
    return format_decimal(value, locale=_locale(code))


@lru_cache(maxsize=10_000)
def _currency(code: str, value: str, currency: str) -> str:
    return format_currency(value, currency, locale=_locale(code), format_type="name", currency_digits=False)


@lru_cache(maxsize=10_000)
def _listing(code: str, items: tuple[str, ...]) -> str:
    return format_list(items, locale=_locale(code))


@lru_cache(maxsize=50_000)
def _date(code: str, year: int, month: int | None, day: int | None) -> str:
    value = PartialDate(year, month, day)
    return format_date(value.first, _PATTERNS[value.precision], _locale(code))


def field_hashes(words: Words) -> dict[str, str]:
    """The hash of each field of the words that has a value, 8 hexadecimal digits each."""
    values = words.model_dump(mode="json", exclude={"translation", "order", "sources"}, exclude_none=True)
    return {name: _hash(value)[:8] for name, value in values.items() if value not in ({}, "")}


def words_hash(words: Words) -> str:
    """The hash of all the words, 12 hexadecimal digits. Layout and comments of the file do not change it."""
    return _hash(field_hashes(words))[:12]


def _hash(value: object) -> str:
    text = json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()


@dataclass(frozen=True)
class Freshness:
    """How the words of a record in one language stand to the original ones."""

    state: Literal["original", "fresh", "stale", "missing"]
    fields: tuple[str, ...] = ()
    """The fields of the original that have changed since the translation; empty when not known."""


def freshness(entry: Entry, language: str, hash_of: Callable[[Words], str] = words_hash) -> Freshness:
    """Whether the words in `language` still translate the original words, and which fields do not.

    `hash_of` may know the hash of the original words already.
    """
    if language == entry.facts.original:
        return Freshness("original")
    words = entry.words.get(language)
    if words is None:
        return Freshness("missing")
    original = entry.words.get(entry.facts.original)
    if original is None or words.translation is None or words.translation.of == hash_of(original):
        return Freshness("fresh")
    now, then = field_hashes(original), words.translation.fields
    changed = tuple(name for name in {**now, **then} if now.get(name) != then.get(name)) if then else ()
    return Freshness("stale", changed)
