"""What is cited has a source, and what is listed as a source is cited."""

from __future__ import annotations

import datetime
from collections.abc import Iterator

from ..model.kinds import CONTACT, PAGE
from ..problem import Problem
from ..schema import Entry
from ..yaml_lines import Path
from .passages import Passage, Reading
from .references import suggest
from .surroundings import Surroundings


def of_record(entry: Entry, read: Reading, around: Surroundings, today: datetime.date) -> Iterator[Problem]:
    """Problems of citations without a source and sources without a citation."""
    cited: set[str] = set()
    known = entry.written("sources") | set(entry.facts.sources)
    for path, key in _in_facts(entry):
        cited.add(key)
        if key not in known:
            yield _missing(entry, "", path, key)
    for found, key, offset in _in_words(read):
        cited.add(key)
        if key not in known:
            mark = found.document.mark_inside(found.path, offset)
            message, hint = _words_for(entry, key)
            yield Problem(found.document.path, mark.line, mark.column, "no-such-source", message, hint)
    if entry.words and not entry.faulty and entry.kind is not CONTACT:  # a contact's sources also carry its summary
        yield from _uncited(entry, cited)


def _in_facts(entry: Entry) -> Iterator[tuple[Path, str]]:
    facts = entry.facts
    for id, fact in getattr(facts, "facts", {}).items():
        for index, key in enumerate(fact.sources):
            yield ("facts", id, "sources", index), key
    for name in ("claims", "timeline", "channels", "named"):
        for place, item in enumerate(getattr(facts, name, ())):
            for index, key in enumerate(item.sources):
                yield (name, place, "sources", index), key
    for place, picture in enumerate(getattr(facts, "pictures", ())):
        if picture.source:
            yield ("pictures", place, "source"), picture.source


def _in_words(read: Reading) -> Iterator[tuple[Passage, str, int]]:
    for found in read.texts:
        for token in found.signs if found.markdown else ():
            if token.kind == "source":
                yield found, token.target, token.start


def _uncited(entry: Entry, cited: set[str]) -> Iterator[Problem]:
    language = entry.facts.original if entry.kind is PAGE else ""
    for key in entry.facts.sources:
        if key not in cited:
            yield entry.problem(language, ("sources", key), "source-unused", f"no statement cites the source `{key}`", "Cite it, or delete it.")


def _missing(entry: Entry, language: str, path: Path, key: str) -> Problem:
    message, hint = _words_for(entry, key)
    return entry.problem(language, path, "no-such-source", message, hint)


def _words_for(entry: Entry, key: str) -> tuple[str, str]:
    return f"`{key}` is not in sources", suggest(key, entry.facts.sources) or "Add it to `sources`, or correct the key."
