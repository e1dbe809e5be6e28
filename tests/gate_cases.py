"""Profiles by the thousand, each with a marker of its own in every text, for tests that ask which of them readers get to see."""

from __future__ import annotations

import copy
import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from pydantic import BaseModel

ROLES = ("safety-editor", "editor")
MARKER = re.compile(rb"zq[0-9]{5}", re.IGNORECASE)
_RAW = "@@ what the case writes @@"

SOURCES = {
    key: {"outlet": outlet, "url": f"https://example.org/{key}", "published": "2022-04", "dating": "printed", "language": "en", "kind": "press"}
    for key, outlet in (("one", "first-outlet"), ("two", "second-outlet"))
}
BOTH = list(SOURCES)


@dataclass(frozen=True)
class Case:
    """A profile, and the name by which a test speaks of it."""

    name: str
    facts: Mapping[str, Any]
    words: Mapping[str, Any]
    keys: Mapping[str, str]
    """By role, the key that signed; an empty text is a signature that does not hold."""
    raw: str = ""
    """YAML that stands where the facts hold `_RAW`."""


def profile(basis: str, level: int, life: str = "living") -> Case:
    """A profile that is shown, with every field that can be filled in."""
    identity = {
        "level": level,
        "subject": "deceased" if life == "fallen" else "adult",
        "basis": basis,
        "expires": "2027-01-31",
        "relatives_at_risk": "none" if level > 2 else "in-belarus",
        "place_precision": "country" if level == 1 else "oblast",
        "time_precision": "year" if level == 1 else "month",
    }
    date = "2022" if level == 1 else "2022-03"
    facts = {
        "status": "published", "original": "en", "published": "2026-11-10", "edited": "2026-11-12", "topics": ["memory"],
        "named": [], "places": [] if level == 1 else ["example-oblast"], "related": ["guides/example-guide"], "identity": identity, "life": life,
        "facts": {"came": {"value": date, "sources": BOTH}}, "timeline": [{"id": "came", "on": date, "sources": BOTH}],
        "checked": {"on": "2026-11-10", "how": "independent-sources"}, "corrections": [{"id": "first", "on": "2026-11-11", "kind": "correction"}], "sources": SOURCES,
    }  # fmt: skip
    if life == "fallen":
        facts["died"] = date
    words = {name: f"{name.replace('_', ' ')} of zqzqz" for name in ("role", "summary", "status_line")}
    words |= {"body": "zqzqz came {came} [@one] [@two].", "timeline": {"came": "zqzqz came."}, "corrections": {"first": "zqzqz was mended."}, "unknown": "Of zqzqz little is known."}
    words |= {"name": "Zqzqz Example"} if level > 2 else {"call_sign": "Zqzqz"} if level == 2 else {}
    case = Case(f"{basis} {level} {life}", facts, words, {})
    return with_consent(case) if basis == "consent" else case


def with_consent(case: Case) -> Case:
    """The same with a consent to exactly what it shows, and two signatures."""
    made = copy.deepcopy(case)
    shown = [*made.words, *(name for name in ("places", "topics", "related", "facts", "died", "life") if made.facts.get(name))]
    made.facts["identity"]["consent"] = {"reference": "ref-zqzqz", "fields": shown, "channels": ["site"], "languages": ["en"], "on": "2026-11-01"}
    return Case(made.name, made.facts, made.words, {role: f"key of {role}" for role in ROLES})


def changed(case: Case, path: tuple[str, ...], raw: str | None) -> Case:
    """The same with other YAML at a place of its facts; None takes the field out."""
    made = copy.deepcopy(case)
    holder = made.facts
    for step in path[:-1]:
        holder = holder[step]
    holder[path[-1]] = _RAW
    if raw is None:
        del holder[path[-1]]
    return Case(f"{case.name}: {'.'.join(path)} {'is missing' if raw is None else f'is {raw}'}", made.facts, made.words, case.keys, raw or "")


def write(project, cases: list[Case]) -> None:
    """Every case as a profile of the project; the number of each is in all its texts."""
    for number, case in enumerate(cases):
        marker = f"zq{number:05}"
        folder = f"data/profiles/{marker}"
        facts = json.dumps(case.facts, indent=1).replace(f'"{_RAW}"', case.raw).replace("ref-zqzqz", f"ref{number // 100}x{number % 100}")
        project.write(f"{folder}/profile.yml", facts)
        project.write(f"{folder}/en.yml", json.dumps(case.words, indent=1).replace("zqzqz", marker).replace("Zqzqz", marker.capitalize()))
        for role, key in case.keys.items():
            project.write(f"{folder}/approval-{role}.sig", key or " ")


def verify(statement: bytes, role: str, signature: str) -> str | None:
    """Takes the text of a signature for the key that made it."""
    return signature.strip() or None


def number_of(path: str) -> int | None:
    """The number of the case that a file of the project belongs to."""
    match = re.match(r"data/profiles/zq([0-9]{5})/", path)
    return int(match[1]) if match else None


def shown_in(outputs: Mapping[str, bytes]) -> set[int]:
    """The numbers of the cases of which a trace stands in an output or in its path."""
    found = {match[0] for path, content in outputs.items() for text in (path.encode(), content) for match in MARKER.finditer(text)}
    return {int(marker[2:]) for marker in found}


def fields_of(model: type[BaseModel], at: tuple[str, ...] = ()) -> Iterator[tuple[str, ...]]:
    """The path of every field of a model, and of the models in it."""
    for name, field in model.model_fields.items():
        yield (*at, name)
        for inner in (field.annotation, *getattr(field.annotation, "__args__", ())):
            if isinstance(inner, type) and issubclass(inner, BaseModel):
                yield from fields_of(inner, (*at, name))
