"""Whatever a record names by an id exists: vocabulary, records, facts and documents."""

from __future__ import annotations

import datetime
import difflib
from collections.abc import Iterable, Iterator, Mapping

from ..model.site import Language
from ..problem import Problem
from ..schema import Content, Entry
from ..yaml_lines import Path
from .passages import Reading
from .surroundings import Surroundings, is_draft

# Where a field names an entry of a vocabulary.
_VOCABULARY = {"topics": "topics", "places": "places", "countries": "countries", "needs": "needs"}


def of_record(entry: Entry, read: Reading, around: Surroundings, today: datetime.date) -> Iterator[Problem]:
    """Problems of ids that name nothing."""
    yield from _vocabulary(entry, around)
    yield from _records(entry, around.statuses)
    yield from _inside(entry)
    yield from _repeated(entry)


def of_centre(content: Content, around: Surroundings, today: datetime.date) -> Iterator[Problem]:
    """Problems of ids in the vocabularies and the settings that name nothing."""
    yield from _places(content)
    yield from _site(content)


def _vocabulary(entry: Entry, around: Surroundings) -> Iterator[Problem]:
    for path, vocabulary, id in ids_named(entry):
        known = around.listed.get(vocabulary)
        if known is not None and id not in known:
            hint = suggest(id, known) or f"Add it to data/vocabulary/{vocabulary}.yml, or use an id from there."
            yield entry.problem("", path, "vocabulary", f"`{id}` is not in vocabulary/{vocabulary}.yml", hint)


def ids_named(entry: Entry) -> Iterator[tuple[Path, str, str]]:
    """Every entry of a vocabulary that a record names: its place, the vocabulary, the id."""
    facts = entry.facts
    for name, vocabulary in _VOCABULARY.items():
        for index, id in enumerate(getattr(facts, name, ())):
            yield (name, index), vocabulary, id
    for index, claim in enumerate(getattr(facts, "claims", ())):
        if claim.by:
            yield ("claims", index, "by"), "names", claim.by
    for id, fact in getattr(facts, "facts", {}).items():
        if fact.unit:
            yield ("facts", id, "unit"), "units", fact.unit
    for index, channel in enumerate(getattr(facts, "channels", ())):
        if channel.country:
            yield ("channels", index, "country"), "countries", channel.country
    for key, source in facts.sources.items():
        yield ("sources", key, "outlet"), "outlets", source.outlet
        for index, id in enumerate(source.citing):
            yield ("sources", key, "citing", index), "outlets", id


def _records(entry: Entry, statuses: Mapping[str, str]) -> Iterator[Problem]:
    for path, address in addresses_named(entry):
        if address not in statuses:
            hint = suggest(address, statuses) or "Correct it, or delete it."
            yield entry.problem("", path, "no-such-record", f"there is no record {address}", hint)
        elif address == entry.address:
            yield entry.problem("", path, "no-such-record", "a record cannot name itself", "Delete it.")
        elif is_draft(statuses, address) and not is_draft(statuses, entry.address):
            yield entry.problem("", path, "draft-named", f"{address} is a draft", "Publish it first, or take it out here.")


def addresses_named(entry: Entry) -> Iterator[tuple[Path, str]]:
    """Every address of a record that a field names, with its place."""
    facts = entry.facts
    for index, address in enumerate(getattr(facts, "related", ())):
        yield ("related", index), address
    for index, id in enumerate(getattr(facts, "people", ())):
        yield ("people", index), f"profiles/{id}"
    for index, id in enumerate(getattr(facts, "contacts", ())):
        yield ("contacts", index), f"contacts/{id}"
    for index, step in enumerate(getattr(facts, "steps", ())):
        for place, id in enumerate(step.contacts):
            yield ("steps", index, "contacts", place), f"contacts/{id}"
    if getattr(facts, "successor", None):
        yield ("successor",), f"contacts/{facts.successor}"


def _inside(entry: Entry) -> Iterator[Problem]:
    for index, step in enumerate(getattr(entry.facts, "steps", ())):
        for place, id in enumerate(step.documents):
            if id not in entry.written("documents"):
                yield entry.problem("", ("steps", index, "documents", place), "no-such-document", f"`{id}` is not in documents", suggest(id, entry.written("documents")) or "Add it to `documents`.")
        for name in ("cost", "time"):
            id = getattr(step, name)
            if id and id not in entry.written("facts"):
                yield entry.problem("", ("steps", index, name), "no-such-fact", f"`{id}` is not in facts", suggest(id, entry.written("facts")) or "Add it to `facts`.")


def _repeated(entry: Entry) -> Iterator[Problem]:
    for name in ("claims", "timeline", "corrections", "steps", "channels", "documents", "topics", "places", "people", "related", "pictures"):
        seen: set[str] = set()
        for index, item in enumerate(getattr(entry.facts, name, ())):
            id = getattr(item, "id", item)
            if id in seen:
                yield entry.problem("", (name, index), "repeated-id", f"`{id}` stands twice in {name}", "Give each its own id, or delete one.")
            seen.add(id)


def _places(content: Content) -> Iterator[Problem]:
    document = content.documents.get("data/vocabulary/places.yml")
    places = content.vocabularies.get("places", {})
    for id, place in places.items():
        for name, known in (("country", content.vocabularies.get("countries", {})), ("within", places)):
            value = getattr(place, name)
            if value and known and value not in known:
                mark = document.mark((id, name))
                yield Problem(document.path, mark.line, mark.column, "vocabulary", f"`{value}` is not in the list", suggest(value, known) or "Add it.")


def _site(content: Content) -> Iterator[Problem]:
    document = content.documents["data/site.yml"]
    wanted: list[tuple[Path, str, Iterable[str], str]] = [
        (("hotline",), f"contacts/{content.site.hotline}", content.addresses, "no-such-record"),
        (("emergency",), f"contacts/{content.site.emergency}", content.addresses, "no-such-record"),
    ]
    for code, language in content.site.languages.items():
        wanted += [(("languages", code, "fallback", index), other, content.site.languages, "language") for index, other in enumerate(_fallback(language))]
    for path, id, known, code in wanted:
        if id not in known:
            mark = document.mark(path)
            yield Problem(document.path, mark.line, mark.column, code, f"there is no {id}", suggest(id, known) or "Correct it.")


def _fallback(language: Language) -> tuple[str, ...]:
    return language.fallback


def suggest(word: str, known: Iterable[str]) -> str:
    """“Did you mean …?” when something close exists; otherwise an empty text."""
    close = difflib.get_close_matches(word, list(known), n=1, cutoff=0.6)
    return f"Did you mean `{close[0]}`?" if close else ""
