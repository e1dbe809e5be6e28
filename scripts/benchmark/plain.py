"""A made-up record as plain Markdown with front matter: what every other generator reads."""

from __future__ import annotations

import json
import re

from .centre import Record

_NOTE, _LINK = re.compile(r"\[@s([0-9])\]"), re.compile(r"\[\[([a-z]+/[a-z0-9-]+)\]\]")


def body(record: Record, language: str, titles: dict[str, dict[str, str]]) -> str:
    """The text with its notes, its number and its links written out, as an author would for that generator."""
    text = _NOTE.sub(r"[\1](#source-\1)", record.words[language].body).replace("{counted}", "3,527")
    return _LINK.sub(lambda match: f"[{titles[match[1]][language]}](/{language}/{match[1]}/)", text)


def front(record: Record, language: str) -> dict[str, object]:
    """What stands above the text, as every generator's templates can use it."""
    words, facts = record.words[language], record.facts
    return {
        "title": words.title,
        "description": words.summary,
        "date": "2026-11-20",
        "topics": _listed(facts, "topics"),
        "places": _listed(facts, "places"),
        "related": [f"/{language}/{address}/" for address in _listed(facts, "related")],
        "parts": {name: _parts(value) for name, value in words.parts.items()},
        "sources": re.findall(r"s[0-9]: \{outlet: ([a-z0-9-]+)", facts),
    }


def markdown(record: Record, language: str, titles: dict[str, dict[str, str]], more: dict[str, object] | None = None) -> str:
    """A whole file; JSON is YAML too, so the front matter needs no second notation."""
    return f"---\n{_yaml({**front(record, language), **(more or {})})}---\n\n{body(record, language, titles)}\n"


def _yaml(values: dict[str, object]) -> str:
    return "".join(f"{name}: {json.dumps(value, ensure_ascii=False)}\n" for name, value in values.items())


def _parts(value: object) -> list[str]:
    if isinstance(value, str):
        return [value]
    return [text for inner in value.values() for text in _parts(inner)]


def _listed(facts: str, name: str) -> list[str]:
    found = re.search(rf"^{name}: \[(.*)\]$", facts, re.MULTILINE)
    return found[1].split(", ") if found else []
