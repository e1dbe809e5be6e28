"""A record -> the little of it that the checks of other records need."""

from __future__ import annotations

from typing import NamedTuple

from ..model.kinds import PROFILE
from ..model.record import Article
from ..schema import Entry
from ..shared import shared
from .strings import names_in, written

LEVEL_WITH_PICTURE = 4
"""Only a person whose full name and face are public already is shown in a picture."""


class Gist(NamedTuple):
    """What others must know of a record."""

    status: str
    declared: tuple[str, ...] = ()
    """Full names under `named`."""
    hidden: tuple[str, ...] = ()
    """The names, in every language, of a person whose level allows no picture."""
    consent: str = ""
    """The reference of a consent."""
    hosts: tuple[str, ...] = ()
    """Each host and account that a field names, as often as it does."""


def gist(entry: Entry) -> Gist:
    """The gist of a record."""
    consent = getattr(getattr(entry.facts, "identity", None), "consent", None)
    values = (
        getattr(entry.facts, "status", "published"),
        tuple(sorted(names_declared(entry))) if is_article(entry) else (),
        tuple(sorted(_hidden(entry))),
        consent.reference if entry.kind is PROFILE and consent else "",
        tuple(name for _, path, text in written([entry]) for name in names_in(path, text)),
    )
    return Gist(*map(shared, values))


def is_article(entry: Entry) -> bool:
    """Whether a record has texts in which people may be named."""
    return isinstance(entry.facts, Article) and entry.facts.original in entry.words


def names_declared(entry: Entry) -> frozenset[str]:
    """The full names of the people a record declares."""
    return frozenset(named.name for named in entry.facts.named if is_full(named.name))


def is_full(name: str) -> bool:
    """Whether a name has two words of letters: a pattern of anything less would find people everywhere, or nobody."""
    return sum(any(map(str.isalpha, word)) for word in name.split()) > 1


def level_of(entry: Entry) -> int:
    """The identity level of a profile; of one that cannot be read, the lowest."""
    return 0 if entry.faulty else entry.facts.identity.level


def _hidden(entry: Entry) -> set[str]:
    if entry.kind is not PROFILE or level_of(entry) >= LEVEL_WITH_PICTURE:
        return set()
    return {name for words in entry.words.values() for name in (words.name, words.call_sign) if name}
