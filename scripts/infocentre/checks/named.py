"""People without a profile whom the words of a record name: each is declared with a basis and its sources, or the record is not published."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from ..approvals import lacking
from ..model.record import Named
from ..name_forms import folded, full_name
from ..problem import Problem
from ..schema import Entry
from .gist import is_article, is_full, names_declared
from .identity import MIN_OUTLETS, publisher
from .passages import Passage, Reading
from .surroundings import Surroundings


def of_record(entry: Entry, read: Reading, around: Surroundings, today: datetime.date) -> Iterator[Problem]:
    """Problems of declared people, and people known from elsewhere whom a record names without declaring them.

    Looked at are the original words; translations say the same.
    """
    if is_article(entry):
        texts = [found for found in read.texts if found.language == entry.facts.original]
        for index, named in enumerate(entry.facts.named):
            yield from _declared(entry, index, named, texts, around)
        if around.declared and entry.facts.status != "draft":
            yield from _undeclared(entry, texts, around.declared)


@lru_cache(maxsize=1)
def _anybody(names: frozenset[str]) -> re.Pattern[str]:
    """A pattern that finds each of the names; it is made once for all records."""
    return re.compile("|".join(f"(?:{_pattern(name).pattern})" for name in sorted(names)))


def _declared(entry: Entry, index: int, named: Named, texts: Sequence[Passage], around: Surroundings) -> Iterator[Problem]:
    place = ("named", index)
    if not is_full(named.name):
        yield entry.problem("", (*place, "name"), "named-name", "a full name has two words at least", "Write it as the original words print it.")
    elif not any(_pattern(named.name).search(folded(found.text)) for found in texts):
        yield entry.problem("", (*place, "name"), "named-unused", "the original words name nobody so", "Write the name as they print it, or delete it here.")
    if named.basis == "consent" and (fault := lacking(entry.approved, entry.signatures)):
        hint = f"Two people sign it: ./scripts/centre approve {entry.address} --role ROLE --key FILE"
        yield entry.problem("", (*place, "basis"), "identity-approval", fault, hint, level="held")
    publishers = {publisher(around, entry.facts.sources[key].outlet) for key in named.sources if key in entry.facts.sources}
    if named.basis == "public-record" and len(publishers) < MIN_OUTLETS:
        message = f"the name rests on {len(publishers)} independent outlet; {MIN_OUTLETS} are needed"
        yield entry.problem("", (*place, "sources"), "identity-outlets", message, "Add a source of another outlet, or take the name out of the words.", level="held")


def _undeclared(entry: Entry, texts: Sequence[Passage], names: frozenset[str]) -> Iterator[Problem]:
    own = [_pattern(name) for name in names_declared(entry)]
    for found in texts:
        plain = folded(found.text)
        declared = {match.start() for pattern in own for match in pattern.finditer(plain)}
        for match in _anybody(names).finditer(plain):
            if match.start() not in declared:
                mark = found.document.mark_inside(found.path, match.start())
                hint = "Add the person under `named`, with basis and sources, or take the name out."
                yield Problem(found.document.path, mark.line, mark.column, "named-undeclared", "the words name a person who is not under `named`", hint)


_pattern = lru_cache(maxsize=1_000)(full_name)
