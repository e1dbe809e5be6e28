"""A project in which every field of every kind holds something in every language, and each text can be told from all others."""

from __future__ import annotations

import copy
import json
import re
import typing
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from made_files import TODAY
from pydantic import BaseModel, TypeAdapter, ValidationError

from infocentre.load import Raw, load
from infocentre.model.kinds import PAGE
from infocentre.model.vocabulary import VOCABULARIES
from infocentre.preparing import examine
from infocentre.yaml_lines import Document

from .fields import EACH, ORDINARY, ROOTS, Field, fields, places
from .fields import Path as Place_in_data

LANGUAGES = ("be", "uk", "en", "ru", "pl")
ORIGINAL = "en"
ONE_LABEL = "xx"
"""The entry of each vocabulary whose label is the same in every language."""
# The share of letters must show which script a long text is in.
_FILLER = "Тут стаіць доўгі звычайны тэкст без усякага сэнсу, каб літар было шмат і яшчэ больш."
_FILLERS = {**dict.fromkeys(("be", "uk", "ru"), _FILLER), **dict.fromkeys(("en", "pl"), "Here stands a long text.")}
_LONG = 300


@dataclass(frozen=True)
class Sheet:
    """One file: its path, what it is read as, its language (none for facts) and its data."""

    path: str
    owner: str
    language: str
    data: dict[str, typing.Any] = field(compare=False)
    signs: str = field(compare=False, default="")
    """Prints every fact, cites every source and names every person of the record."""


@dataclass(frozen=True)
class Place:
    """One field in one file. Its number makes a text in it unlike every other text."""

    number: int
    sheet: Sheet
    path: Place_in_data
    field: Field

    @property
    def marker(self) -> str:
        return f"m{self.number}z"

    @property
    def end(self) -> str:
        return f"w{self.number}z"

    def text(self, payload: str) -> str:
        """What is written here: the payload with the marker behind it, or between its markers in Markdown."""
        filler = f"{_FILLERS[self.sheet.language]} " if self.field.most >= _LONG and self.field.owner.endswith("Words") else ""
        if self.field.markdown:
            return f"{filler}{self.sheet.signs} {self.marker}\n\n{payload}\n\n{self.end}"
        if self.field.owner == "interface":  # its own words stay, since they hold the names that templates fill in
            return f"{self.shown(payload)} {value_at(self.sheet.data, self.path)}"
        return f"{payload} {filler}{self.marker}".lstrip(" ")

    def shown(self, payload: str) -> str:
        """The part of the text that must be found again letter by letter."""
        return f"{payload} {self.marker}" if self.field.owner == "interface" else self.text(payload)

    def holds(self, payload: str) -> bool:
        return len(self.text(payload)) <= self.field.most


def quoted(text: str) -> str:
    """The text as it is written in a file."""
    for raw, escaped in (("\\", "\\\\"), ('"', '\\"'), ("\n", "\\n")):
        text = text.replace(raw, escaped)
    return f'"{text}"'


class Bare(str):
    """YAML that is written as it stands, not as a quoted text."""


class Whole:
    """The files of the project and the places in them; `write` fills them in.

    `texts` are the places where any text may stand: neither the model nor a rule of `check` asks for one of a form.
    """

    def __init__(self, root: Path):
        self.root = root
        self.sheets = {sheet.path: sheet for sheet in _sheets(load(root)[0])}
        every = ((sheet, path, field) for sheet in self.sheets.values() for path, field in places(sheet.owner, sheet.data))
        self.places = [Place(number, *place) for number, place in enumerate(every)]
        self.texts = [place for place in self.places if place.field.holds_text and _takes_text(place)]
        self.write()
        where = self.where()
        by_rule = {where.get((problem.path, problem.line)) for problem in examine(root, TODAY)[1] if problem.level != "warning"}
        self.texts = [place for place in self.texts if place not in by_rule]

    def write(self, value: Callable[[Place], str | None] = lambda place: None, *, places: list[Place] | None = None, quote: Callable[[str], str] = quoted) -> None:
        """Writes every file. `value` gives what stands in each of `places`; all other texts hold their marker only."""
        chosen = self.texts if places is None else places
        values = {place: place.text("") for place in self.texts} | {place: given for place in chosen if (given := value(place)) is not None}
        for sheet in self.sheets.values():
            own = {place.path: given for place, given in values.items() if place.sheet is sheet}
            file = self.root / sheet.path
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(written(sheet, own, quote).encode())

    def where(self) -> dict[tuple[str, int], Place]:
        """Which place stands on a line of a file, as the files were last written."""
        found = {}
        for path in self.sheets:
            now: Place | None = None
            for line, text in enumerate((self.root / path).read_text(encoding="utf-8").split("\n"), start=1):
                if match := re.search(r"\bm([0-9]+)z\b", text):
                    now = self.places[int(match[1])]
                if now:
                    found[path, line] = now
                if now and (not now.field.markdown or now.end in text):
                    now = None
        return found


def _takes_text(place: Place) -> bool:
    """Whether no rule about several fields gives the text a form after all, as that of a phone number."""
    data = copy.deepcopy(place.sheet.data)
    value_at(data, place.path[:-1])[place.path[-1]] = ORDINARY
    try:
        TypeAdapter(ROOTS[place.sheet.owner]).validate_python(data)
    except ValidationError:
        return False
    return True


def value_at(data: typing.Any, path: Place_in_data) -> typing.Any:
    for step in path:
        data = data[step]
    return data


def written(sheet: Sheet, values: Mapping[Place_in_data, str], quote: Callable[[str], str]) -> str:
    """The text of a file in which these values stand in place of the data's own."""
    if sheet.owner != PAGE.words.__name__:
        return "".join(_lines(sheet.data, (), values, quote))
    front = {name: value for name, value in sheet.data.items() if name != "body"}
    return f"---\n{''.join(_lines(front, (), values, quote))}---\n{values.get(('body',), sheet.data['body'])}\n"


def _lines(data: typing.Any, path: Place_in_data, values: Mapping[Place_in_data, str], quote: Callable[[str], str]) -> Iterator[str]:
    pad = "  " * len(path)
    for key, value in data.items() if isinstance(data, dict) else enumerate(data):
        head = f"{pad}{json.dumps(key)}:" if isinstance(data, dict) else f"{pad}-"
        value = values.get((*path, key), value)
        if isinstance(value, (dict, list)) and value:
            yield f"{head}\n"
            yield from _lines(value, (*path, key), values, quote)
        else:
            yield f"{head} {value if isinstance(value, Bare) else quote(value) if isinstance(value, str) else json.dumps(value)}\n"


def documents_of(whole: Whole) -> dict[str, Document]:
    """The files of the project as they are read, by path."""
    raw, _ = load(whole.root)
    records = [document for record in raw.records for document in (record.facts, *record.words.values()) if document]
    return {document.path: document for document in (*records, *raw.vocabularies.values(), *raw.interface.values(), raw.site, raw.ledger) if document}


def _sheets(raw: Raw) -> Iterator[Sheet]:
    """The files of the project, the words of every record made anew in every language from what the model asks for."""
    for record in raw.records:
        if record.facts:
            yield Sheet(record.facts.path, record.kind.record.__name__, "", record.facts.data)
        facts = record.facts.data if record.facts else record.words[ORIGINAL].data
        signs = " ".join([*(f"{{{id}}}" for id in facts.get("facts", ())), *(f"[@{key}]" for key in facts.get("sources", ())), *(item["name"] for item in facts.get("named", ()))])
        for language in LANGUAGES:
            path = f"docs/{language}/{record.id}.md" if record.kind is PAGE else f"data/{record.address}/{language}.yml"
            yield Sheet(path, record.kind.words.__name__, language, _words(record.kind.words, facts, language), signs)
    for index, (name, document) in enumerate(raw.vocabularies.items()):
        yield Sheet(document.path, f"vocabulary/{name}", "", _with_one_label(document.data, VOCABULARIES[name].model_fields, 2 * index))
    for language, document in raw.interface.items():
        yield Sheet(document.path, "interface", language, document.data)
    yield Sheet(raw.site.path, "site", "", raw.site.data)
    yield Sheet(raw.ledger.path, "ledger", "", raw.ledger.data)


def _with_one_label(entries: dict[str, typing.Any], known: typing.Container[str], row: int) -> dict[str, typing.Any]:
    """The entries of a vocabulary, and one whose texts are the same in every language."""
    if "label" not in known:
        return entries
    tile = {"tile": {"column": 15, "row": row, "short": "A"}} if "tile" in known else {}
    ground = {"ground": "ash"} if "ground" in known else {}
    return {**entries, ONE_LABEL: {**next(iter(entries.values())), "label": ORDINARY, **tile, **ground}}


def _words(model: type[BaseModel], facts: dict[str, typing.Any], language: str) -> dict[str, typing.Any]:
    """Words in a language with every field for texts filled in, for each id of the facts."""
    made: dict[str, typing.Any] = {} if language == ORIGINAL else {"translation": {"of": "0" * 12, "fields": {"title": "0" * 8}, "by": "person", "state": "reviewed"}}
    if model is PAGE.words:  # its own facts stand among its words
        made |= {"order": facts["order"]} | ({"sources": facts["sources"]} if language == ORIGINAL else {})
    for found in fields(model.__name__):
        if found.holds_text and found.names[0] != "sources":
            ids = [item["id"] if isinstance(item, dict) else item for item in facts.get(found.names[0], ())]
            for path in ([(found.names[0], id, *found.names[2:]) for id in ids] if EACH in found.names else [found.names]):
                _put(made, path)
    return made


def _put(data: dict[str, typing.Any], path: tuple[str, ...]) -> None:
    for step in path[:-1]:
        data = data.setdefault(step, {})
    data[path[-1]] = ORDINARY
