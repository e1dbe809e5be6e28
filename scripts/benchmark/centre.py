"""Makes the records of a synthetic centre: as many as wanted, in the languages of the site, the same for the same seed.

The words are drawn from the centre's own texts, so that alphabets, lengths and letters are real; the
sentences mean nothing. Vocabulary and contacts are the project's own.
"""

from __future__ import annotations

import random
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from .bags import KINDS, LANGUAGES, bags

_SHARES = (12, 5, 3)
_TEXT_BYTES = 3_000
_CONTACTS = 10
"""So many contacts are shared by the guides: at 2,000 records each stands in 50 of them."""


@dataclass(frozen=True)
class Record:
    """One made-up record: where it stands, its facts as YAML, and its words by language."""

    kind: str
    id: str
    facts: str
    words: dict[str, Words]


@dataclass(frozen=True)
class Words:
    """The words of a record in one language, before any generator's own form."""

    title: str
    summary: str
    body: str
    parts: dict[str, str] = field(default_factory=dict)


class Maker:
    """Makes the records one after the other; `count` of them, spread over the kinds as in the real centre."""

    def __init__(self, project: Path, count: int, seed: int = 2022):
        self.bags, self.count, self.seed = bags(project), count, seed
        self.vocabulary = {name: _ids(project / "data" / "vocabulary" / f"{name}.yml") for name in ("topics", "places", "outlets")}
        self.contacts = sorted(file.parent.name for file in (project / "data" / "contacts").glob("*/contact.yml"))[-_CONTACTS:]
        kinds = [kind for kind, share in zip(KINDS, _SHARES, strict=True) for _ in range(share)]
        self.addresses = [(kinds[number % len(kinds)], f"made-up-{number:05}") for number in range(count)]

    def records(self) -> Iterator[Record]:
        """Every record; each depends on the seed and its number only."""
        for number, (kind, id) in enumerate(self.addresses):
            yield self._record(number, kind, id, random.Random(self.seed * 1_000_003 + number))

    def _record(self, number: int, kind: str, id: str, dice: random.Random) -> Record:
        links = [f"{other}/{target}" for other, target in dice.sample(self.addresses, 4) if target != id][:3]
        return getattr(self, f"_{kind}")(number, id, dice, links)

    def _stories(self, number: int, id: str, dice: random.Random, links: list[str]) -> Record:
        happened = f"{2020 + number % 6}-{1 + number % 12:02}-{1 + number % 28:02}"
        facts = [
            *self._common(dice, links),
            f"happened: {{from: {happened}}}",
            f"places: [{', '.join(dice.sample(self.vocabulary['places'], 2))}]",
            f"facts:\n  counted: {{value: {dice.randrange(2, 4000)}, as_of: 2026-11, sources: [s1]}}",
            "claims:\n" + "".join(f"  - {{id: c{n}, status: single-source, sources: [s{n}]}}\n" for n in (1, 2, 3)).rstrip(),
            "timeline:\n" + "".join(f"  - {{id: e{n}, on: {happened}, sources: [s{n}]}}\n" for n in (1, 2, 3, 4)).rstrip(),
            "checked: {on: 2026-11-20, how: archived-copies}",
            self._sources(dice, number),
        ]
        words = {language: self._words(dice, language, links) for language in LANGUAGES}
        for language, text in words.items():
            text.parts["claims"] = _mapping(f"c{n}" for n in (1, 2, 3))(lambda: self._sentence(dice, language))
            text.parts["timeline"] = _mapping(f"e{n}" for n in (1, 2, 3, 4))(lambda: self._sentence(dice, language))
        return Record("stories", id, _joined(facts), words)

    def _guides(self, number: int, id: str, dice: random.Random, links: list[str]) -> Record:
        steps = [f"step-{n}" for n in range(1, 6)]
        contact = self.contacts[(number // 20 * 5 + number % 20) % len(self.contacts)]
        facts = [
            *self._common(dice, links),
            "countries: [ua]\nneeds: [papers]\nurgency: soon",
            f"facts:\n  counted: {{value: {dice.randrange(2, 4000)}, currency: UAH, as_of: 2026-11, sources: [s1]}}",
            "documents: [form]",
            "steps:\n" + "\n".join(f"  - {{id: {step}, documents: [form], contacts: [{contact}]}}" for step in steps),
            f"contacts: [{contact}]",
            f"checked: {{on: 2026-11-20, how: archived-copies, review_after: {3 if number % 100 == 12 else 30}}}",
            self._sources(dice, number),
        ]
        words = {language: self._words(dice, language, links) for language in LANGUAGES}
        for language, text in words.items():
            bag = self.bags[language]
            text.parts["for_whom"] = self._sentence(dice, language)
            text.parts["answer"] = " ".join(self._sentence(dice, language) for _ in range(5))
            text.parts["documents"] = {"form": {"name": dice.choice(bag), "without": self._sentence(dice, language)}}
            text.parts["steps"] = {step: {"title": self._title(dice, language), "text": self._sentence(dice, language)} for step in steps}
            text.parts["if_it_goes_wrong"] = self._sentence(dice, language)
        return Record("guides", id, _joined(facts), words)

    def _profiles(self, number: int, id: str, dice: random.Random, links: list[str]) -> Record:
        facts = [
            *self._common(dice, links),
            "identity:\n  level: 4\n  subject: deceased\n  basis: public-record\n  expires: 2027-11-20\n"
            "  relatives_at_risk: unknown\n  place_precision: oblast\n  time_precision: month",
            "life: fallen\ndied: 2022-04",
            f"facts:\n  counted: {{value: {dice.randrange(2, 90)}, sources: [s1, s2]}}",
            "timeline:\n  - {id: e1, on: 2022-03, sources: [s1, s2]}\n  - {id: e2, on: 2022-04, sources: [s1, s2]}",
            "checked: {on: 2026-11-20, how: archived-copies}",
            self._sources(dice, number),
        ]
        words = {language: self._words(dice, language, links) for language in LANGUAGES}
        for language, text in words.items():
            text.parts["role"] = text.parts["status_line"] = self._sentence(dice, language)
            text.parts["timeline"] = {f"e{n}": self._sentence(dice, language) for n in (1, 2)}
        return Record("profiles", id, _joined(facts), words)

    def _common(self, dice: random.Random, links: list[str]) -> list[str]:
        return [
            "status: published\noriginal: en\npublished: 2026-11-20",
            f"topics: [{', '.join(dice.sample(self.vocabulary['topics'], 2))}]",
            f"related: [{links[0]}]",
        ]

    def _sources(self, dice: random.Random, number: int) -> str:
        outlets = dice.sample(self.vocabulary["outlets"], 4)
        form = '  s{n}: {{outlet: {outlet}, url: "https://example.org/{number}/{n}", title: Made up, published: 2022-05-0{n}, dating: printed, language: en, kind: press}}'
        return "sources:\n" + "\n".join(form.format(n=n, outlet=outlet, number=number) for n, outlet in enumerate(outlets, 1))

    def _words(self, dice: random.Random, language: str, links: list[str]) -> Words:
        paragraphs: list[str] = []
        size = 0
        while size < _TEXT_BYTES:
            paragraph = self._paragraph(dice, language, len(paragraphs), links)
            paragraphs.append(paragraph)
            size += len(paragraph.encode())
        return Words(self._title(dice, language), self._sentence(dice, language), "\n\n".join(paragraphs))

    def _paragraph(self, dice: random.Random, language: str, place: int, links: list[str]) -> str:
        if place % 5 == 4:
            return f"## {self._title(dice, language)}"
        text = " ".join(self._sentence(dice, language) for _ in range(4))
        return f"{text} [@s{1 + place % 4}] {{counted}} [[{links[place % len(links)]}]]" if place < 4 else text

    def _sentence(self, dice: random.Random, language: str) -> str:
        return " ".join(dice.choices(self.bags[language], k=dice.randrange(6, 15))).capitalize() + "."

    def _title(self, dice: random.Random, language: str) -> str:
        return " ".join(dice.choices(self.bags[language], k=5)).capitalize()


def _mapping(keys: Iterator[str]):
    return lambda make: {key: make() for key in keys}


def _joined(parts: list[str]) -> str:
    return "\n".join(parts) + "\n"


def _ids(file: Path) -> list[str]:
    return re.findall(r"^([a-z0-9-]+):", file.read_text("utf-8"), re.MULTILINE)
