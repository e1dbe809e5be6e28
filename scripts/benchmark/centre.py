"""Makes a synthetic centre: as many records as wanted, in the languages of the site, the same for the same seed.

The words are drawn from the centre's own texts, so that alphabets, lengths and letters are real; the
sentences mean nothing. Everything else (vocabulary, interface, contacts, templates) is the project's own.
"""

from __future__ import annotations

import json
import random
import re
import shutil
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from infocentre.lookalikes import latin
from infocentre.model.kinds import BY_FOLDER
from infocentre.translation_block import with_block
from infocentre.words import field_hashes, words_hash

LANGUAGES = ("be", "uk", "en", "ru", "pl")
ORIGINAL = "en"
KINDS = ("stories", "guides", "profiles")
_SHARES = (12, 5, 3)
_TEXT_BYTES = 3_000
_LATIN, _CYRILLIC = re.compile(r"\b[a-ząćęłńóśźż]{2,14}\b"), re.compile(r"\b[а-яёўіїєґ]{2,14}\b")
_LETTERS = {"be": _CYRILLIC, "uk": _CYRILLIC, "ru": _CYRILLIC, "en": _LATIN, "pl": _LATIN}
_SIGN = re.compile(r"\[[^\]]*\]|\{[^}]*\}|\(http[^)]*\)")
_COPIED = ("mkdocs.yml", "pyproject.toml", "docs", "overrides", "scripts", "data/vocabulary", "data/interface", "data/contacts", "data/site.yml")


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


def bags(project: Path) -> dict[str, list[str]]:
    """The plain words of the project's own stories and guides, by language."""
    found = {}
    for language in LANGUAGES:
        texts = (file.read_text("utf-8") for kind in KINDS for file in sorted((project / "data" / kind).glob(f"*/{language}.yml")))
        bodies = (text.partition("body: |")[2] for text in texts)
        words = [word for body in bodies for word in _LETTERS[language].findall(_SIGN.sub(" ", body)) if not _passes_for_latin(word)]
        found[language] = words[:60_000]
    return found


def _passes_for_latin(word: str) -> bool:
    """Whether a Cyrillic word, with a capital, would be taken for one in Latin letters; `check` would stop at it."""
    return not word.isascii() and latin(word.capitalize()).isascii()


class Maker:
    """Makes the records one after the other; `count` of them, spread over the kinds as in the real centre."""

    def __init__(self, project: Path, count: int, seed: int = 2022):
        self.bags, self.count, self.seed = bags(project), count, seed
        self.vocabulary = {name: _ids(project / "data" / "vocabulary" / f"{name}.yml") for name in ("topics", "places", "outlets")}
        self.contacts = sorted(file.parent.name for file in (project / "data" / "contacts").glob("*/contact.yml"))[:3]
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
        facts = [
            *self._common(dice, links),
            "countries: [ua]\nneeds: [papers]\nurgency: soon",
            f"facts:\n  counted: {{value: {dice.randrange(2, 4000)}, currency: UAH, as_of: 2026-11, sources: [s1]}}",
            "documents: [form]",
            "steps:\n" + "\n".join(f"  - {{id: {step}, documents: [form], contacts: [{dice.choice(self.contacts)}]}}" for step in steps),
            f"contacts: [{self.contacts[0]}]",
            "checked: {on: 2026-11-20, how: archived-copies, review_after: 30}",
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
        words = {language: self._words(dice, language, links, "name") for language in LANGUAGES}
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

    def _words(self, dice: random.Random, language: str, links: list[str], title: str = "title") -> Words:
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


def words_as_yaml(record: Record, language: str) -> str:
    """The words file of a record; a translation says of which words it is one."""
    words = record.words[language]
    fields = _fields(record.kind, words)
    lines = [f"{name}:{_value(value, 1)}" for name, value in fields.items() if name != "body"]
    lines.append("body: |\n" + "\n".join(f"  {line}" if line else "" for line in words.body.split("\n")))
    text = "\n".join(lines) + "\n"
    if language == ORIGINAL:
        return text
    of = BY_FOLDER[record.kind].words.model_validate(_fields(record.kind, record.words[ORIGINAL]))
    return with_block(text, of=words_hash(of), by="machine", state="unreviewed", fields=field_hashes(of), is_page=False)


def _fields(kind: str, words: Words) -> dict[str, object]:
    name = "name" if kind == "profiles" else "title"
    return {name: words.title, "summary": words.summary, **words.parts, "body": words.body}


def _value(value: object, depth: int) -> str:
    if isinstance(value, str):
        return f" {json.dumps(value, ensure_ascii=False)}"
    return "".join(f"\n{'  ' * depth}{key}:{_value(inner, depth + 1)}" for key, inner in value.items())


def write_centre(project: Path, folder: Path, count: int, seed: int = 2022) -> None:
    """A whole project in `folder`, with `count` made-up records in place of the real ones."""
    for name in _COPIED:
        source, target = project / name, folder / name
        target.parent.mkdir(parents=True, exist_ok=True)
        if source.is_dir():
            shutil.copytree(source, target, ignore=shutil.ignore_patterns("__pycache__", "*.egg-info"), dirs_exist_ok=True)
        else:
            shutil.copyfile(source, target)
    for page in (folder / "docs").glob("*/*.md"):  # they link records of the real centre
        if "[[" in page.read_text("utf-8"):
            page.unlink()
    maker = Maker(project, count, seed)
    for record in maker.records():
        place = folder / "data" / record.kind / record.id
        place.mkdir(parents=True)
        (place / BY_FOLDER[record.kind].facts_file).write_text(record.facts, "utf-8")
        for language in record.words:
            (place / f"{language}.yml").write_text(words_as_yaml(record, language), "utf-8")
    contacts = [f"contacts/{file.parent.name}" for file in (folder / "data/contacts").glob("*/contact.yml")]
    published = sorted([*contacts, *(f"{kind}/{id}" for kind, id in maker.addresses)])
    (folder / "data" / "published.yml").write_text("published:\n" + "".join(f"  {address}: 2026-11-20\n" for address in published), "utf-8")
