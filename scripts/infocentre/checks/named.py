"""People without a profile whom the words of a record name: each is declared with a basis and its sources, or the record is not published."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache

from ..approvals import lacking
from ..model.record import Named
from ..name_forms import folded, full_name
from ..problem import Problem
from ..schema import Entry
from .bodies import texts
from .gist import is_article, is_full, names_declared
from .identity import MIN_OUTLETS, publisher
from .surroundings import Surroundings


def of_records(records: Sequence[Entry], around: Surroundings, today: datetime.date) -> Iterator[Problem]:
    """Problems of declared people, and people known from elsewhere whom a record names without declaring them.

    Looked at are the original words; translations say the same.
    """
    known = {name: full_name(name) for name in sorted(around.declared)}
    anybody = re.compile("|".join(f"(?:{pattern.pattern})" for pattern in known.values())) if known else None
    for entry in filter(is_article, records):
        for index, named in enumerate(entry.facts.named):
            yield from _declared(entry, index, named, around)
        if anybody and entry.facts.status != "draft":
            yield from _undeclared(entry, anybody, known)


def _declared(entry: Entry, index: int, named: Named, around: Surroundings) -> Iterator[Problem]:
    place = ("named", index)
    if not is_full(named.name):
        yield entry.problem("", (*place, "name"), "named-name", "a full name has two words at least", "Write it as the original words print it.")
    elif not any(_pattern(named.name).search(folded(text)) for _, text, _ in texts(entry.words[entry.facts.original])):
        yield entry.problem("", (*place, "name"), "named-unused", "the original words name nobody so", "Write the name as they print it, or delete it here.")
    if named.basis == "consent" and (fault := lacking(entry.approved, entry.signatures)):
        hint = f"Two people sign it: ./scripts/centre approve {entry.address} --role ROLE --key FILE"
        yield entry.problem("", (*place, "basis"), "identity-approval", fault, hint, level="held")
    publishers = {publisher(around, entry.facts.sources[key].outlet) for key in named.sources if key in entry.facts.sources}
    if named.basis == "public-record" and len(publishers) < MIN_OUTLETS:
        message = f"the name rests on {len(publishers)} independent outlet; {MIN_OUTLETS} are needed"
        yield entry.problem("", (*place, "sources"), "identity-outlets", message, "Add a source of another outlet, or take the name out of the words.", level="held")


def _undeclared(entry: Entry, anybody: re.Pattern[str], known: Mapping[str, re.Pattern[str]]) -> Iterator[Problem]:
    language = entry.facts.original
    own = [known[name] for name in names_declared(entry)]
    for path, text, _ in texts(entry.words[language]):
        plain = folded(text)
        declared = {match.start() for pattern in own for match in pattern.finditer(plain)}
        for match in anybody.finditer(plain):
            if match.start() not in declared:
                mark = entry.documents[language].mark_inside(path, match.start())
                hint = "Add the person under `named`, with basis and sources, or take the name out."
                yield Problem(entry.documents[language].path, mark.line, mark.column, "named-undeclared", "the words name a person who is not under `named`", hint)


_pattern = lru_cache(maxsize=1_000)(full_name)
