"""Raw records -> records of the model, each value of the right kind; or problems with line numbers."""

from __future__ import annotations

import difflib
import types
import typing
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from pydantic import BaseModel, TypeAdapter, ValidationError
from pydantic_core import ErrorDetails

from .load import Raw, RawRecord
from .model.fields import Model
from .model.kinds import PAGE, Kind
from .model.page import Page, PageWords
from .model.record import Record, Words
from .model.site import Ledger, Site
from .model.vocabulary import VOCABULARIES
from .problem import Problem
from .yaml_lines import Document, Path

Interface = dict[str, str | dict[str, str]]
"""The words of the site itself in one language; a mapping holds plural forms."""


@dataclass(frozen=True)
class Entry:
    """One record as the model reads it, with the documents it came from."""

    kind: Kind
    id: str
    facts: Record
    words: Mapping[str, Words]
    documents: Mapping[str, Document]
    """Keyed by language; the facts file under the empty text."""

    @property
    def address(self) -> str:
        return f"{self.kind.folder}/{self.id}"

    def problem(self, language: str, path: Path, code: str, message: str, hint: str = "", **more: object) -> Problem:
        """A problem at `path` of the facts (language "") or of the words in a language."""
        document = self.documents[language]
        mark = document.mark(path)
        return Problem(document.path, mark.line, mark.column, code, message, hint, **more)


@dataclass(frozen=True)
class Content:
    """All that was read and has the right form; cross-record rules are not yet checked."""

    site: Site
    ledger: Ledger
    vocabularies: Mapping[str, Mapping[str, Model]]
    interface: Mapping[str, Interface]
    entries: Mapping[str, Entry]
    addresses: frozenset[str] = field(default_factory=frozenset)
    """Every record that exists, well formed or not."""
    documents: Mapping[str, Document] = field(default_factory=dict)
    """Files that are no record, by path."""


def read(raw: Raw) -> tuple[Content | None, list[Problem]]:
    """The content of a project as the model reads it, and every problem of form.

    None when site.yml itself cannot be read: nothing else has a meaning without it.
    """
    problems: list[Problem] = []
    site = _model(raw.site, Site, problems) if raw.site else None
    ledger = _model(raw.ledger, Ledger, problems) if raw.ledger else Ledger()
    vocabularies = {name: dict(_vocabulary(document, name, problems)) for name, document in raw.vocabularies.items()}
    interface = {language: _interface(document, problems) for language, document in raw.interface.items()}
    entries = {record.address: entry for record in raw.records if (entry := _entry(record, problems))}
    if site is None:
        return None, problems
    others = (*raw.vocabularies.values(), *raw.interface.values(), raw.site, raw.ledger)
    documents = {document.path: document for document in others if document}
    addresses = frozenset(record.address for record in raw.records)
    return Content(site, ledger or Ledger(), vocabularies, interface, entries, addresses, documents), problems


def _entry(raw: RawRecord, problems: list[Problem]) -> Entry | None:
    documents = dict(raw.words)
    words = {language: _model(document, raw.kind.words, problems) for language, document in raw.words.items()}
    words = {language: model for language, model in words.items() if model}
    if raw.kind is PAGE:
        facts: Record | None = _page_facts(raw.id, words)
        documents[""] = documents[facts.original] if facts else next(iter(documents.values()))
    else:
        facts = _model(raw.facts, raw.kind.record, problems) if raw.facts else None
        documents[""] = raw.facts
    return Entry(raw.kind, raw.id, facts, words, documents) if facts else None


def _page_facts(id: str, words: Mapping[str, PageWords]) -> Page | None:
    originals = [language for language, page in words.items() if page.translation is None]
    if len(originals) != 1:
        return None  # checks/languages.py says so
    return Page(original=originals[0], sources=words[originals[0]].sources)


def _vocabulary(document: Document, name: str, problems: list[Problem]) -> Iterator[tuple[str, Model]]:
    for id, value in document.data.items():
        entry = _model(document, VOCABULARIES[name], problems, (id,))
        if entry:
            yield id, entry


def _interface(document: Document, problems: list[Problem]) -> Interface:
    try:
        return TypeAdapter(Interface).validate_python(document.data, strict=True)
    except ValidationError as error:
        problems.extend(_problems(error, document, None, ()))
        return {}


def _model(document: Document, model: type[Model], problems: list[Problem], at: Path = ()) -> typing.Any:
    value: typing.Any = document.data
    for step in at:
        value = value[step]
    found = list(_cut_texts(document)) if not at else []
    try:
        result = model.model_validate(value)
    except ValidationError as error:
        result = None
        found.extend(_problems(error, document, model, at))
    problems.extend(found)
    return result if not found else None


def _cut_texts(document: Document) -> Iterator[Problem]:
    for path in sorted(document.cut, key=str):
        mark = document.mark(path)
        value: typing.Any = document.data
        for step in path:
            value = value[step]
        if isinstance(value, str) and (" " in value or path[-1] in ("title", "summary", "body", "name")):
            hint = 'Put the text in "quotes", or move the comment to a line of its own.'
            yield Problem(document.path, mark.line, mark.column, "text-cut", "what follows ` #` on this line is lost", hint)


def _problems(error: ValidationError, document: Document, model: type[Model] | None, at: Path) -> Iterator[Problem]:
    seen: set[tuple[Path, str]] = set()
    for details in error.errors(include_url=False, include_input=False):
        path = _path_in(document.data, (*at, *details["loc"]), details["type"])
        if (path, "") in seen:
            continue
        seen.add((path, ""))
        yield _problem(details, path, document, _model_at(model, path[len(at) : -1]) if model else None)


def _path_in(data: typing.Any, location: tuple, kind: str) -> Path:
    """The steps of pydantic's location that exist in the file; union members and key marks do not."""
    path: list[str | int] = []
    for step in location:
        if isinstance(data, dict) and step in data or isinstance(data, list) and isinstance(step, int) and step < len(data):
            data = data[step]
            path.append(step)
        elif kind == "missing" and step == location[-1]:
            path.append(step)
    return tuple(path)


def _problem(details: ErrorDetails, path: Path, document: Document, model: type[BaseModel] | None) -> Problem:
    name = ".".join(str(step) for step in path)
    code, message, hint = _in_words(details, path, document, model)
    key_is_wrong = code in ("unknown-field", "missing-field") or details["loc"][-1:] == ("[key]",)
    mark = document.key_mark(path) if key_is_wrong else document.mark(path)
    level = "held" if path[:1] == ("identity",) or name == "identity" else "error"
    return Problem(document.path, mark.line, mark.column, code, f"{name or 'the record'} {message}".strip(), hint, level)


def _in_words(details: ErrorDetails, path: Path, document: Document, model: type[BaseModel] | None) -> tuple[str, str, str]:
    kind, context = details["type"], details.get("ctx", {})
    if kind == "extra_forbidden":
        names = [field.alias or name for name, field in model.model_fields.items()] if model else []
        return "unknown-field", "is not a field", _did_you_mean(str(path[-1]), names)
    if kind == "missing":
        return "missing-field", "is missing", "Write it; `schema` prints what each field means."
    if kind == "literal_error":
        return "unknown-word", "is not one of the words allowed here", _expected(context["expected"], _value(document, path))
    if kind == "value_error":
        return "wrong-value", str(context["error"]), ""
    if details["loc"][-1:] == ("[key]",):
        return "wrong-key", "is not an id", "Use small Latin letters, digits and single hyphens."
    return _of_type(kind, context, _value(document, path))


def _of_type(kind: str, context: dict, value: object) -> tuple[str, str, str]:
    if value is None:
        return "empty", "is empty", "Write a value, or delete the field if it may be left out."
    if kind in ("too_long", "string_too_long"):
        return "too-long", f"is longer than {context.get('max_length')}", "Shorten it."
    if kind in ("too_short", "string_too_short"):
        return "too-short", f"needs at least {context.get('min_length')}", "Add what is missing."
    if kind == "string_pattern_mismatch":
        return "wrong-form", "does not have the right form", _form_hint(context.get("pattern", ""))
    if kind.startswith(("greater_than", "less_than")):
        limit = next((context[name] for name in ("ge", "gt", "le", "lt") if name in context), "")
        return "out-of-range", f"must be {'at least' if kind.startswith('greater') else 'at most'} {limit}", ""
    expected, hint = _EXPECTED.get(kind, ("a different kind of value", ""))
    return "wrong-type", f"must be {expected}, not {_kind_of(value)}", hint


_EXPECTED = {
    "string_type": ("text", 'Put it in "quotes".'),
    "int_type": ("a whole number", "Write it in digits, without quotes."),
    "float_type": ("a number", "Write it in digits, without quotes."),
    "bool_type": ("true or false", "Write true or false, without quotes."),
    "tuple_type": ("a list", "Write it as [a, b] or as lines that begin with `- `."),
    "dict_type": ("`name: value` lines", "Indent them under the field."),
    "model_type": ("`name: value` lines", "Indent them under the field."),
    "model_attributes_type": ("`name: value` lines", "Indent them under the field."),
}


def _kind_of(value: object) -> str:
    names = {bool: "true or false", int: "a number", float: "a number", str: "text", list: "a list", dict: "`name: value` lines"}
    return names.get(type(value), "this")


def _form_hint(pattern: str) -> str:
    if "stories|" in pattern:
        return "Write it as kind/id, such as stories/2022-rail-war."
    return "Use small Latin letters, digits and single hyphens." if "a-z0-9" in pattern else ""


def _expected(expected: str, value: object) -> str:
    words = [word.strip("' ") for word in expected.replace(" or ", ", ").split(",")]
    return f"Allowed: {', '.join(words)}. {_suggest(str(value), words)}".strip()


def _did_you_mean(name: str, names: list[str]) -> str:
    return _suggest(name, names) or (f"Fields here: {', '.join(names)}." if names else "Delete it.")


def _suggest(word: str, words: list[str]) -> str:
    close = difflib.get_close_matches(word, words, n=1, cutoff=0.6)
    return f"Did you mean `{close[0]}`?" if close else ""


def _value(document: Document, path: Path) -> object:
    value: typing.Any = document.data
    for step in path:
        value = value[step]
    return value


def _model_at(model: type[BaseModel], path: Path) -> type[BaseModel] | None:
    """The model that reads the fields below `path`."""
    for step in path:
        if isinstance(step, str) and model and step in (names := {field.alias or name: field for name, field in model.model_fields.items()}):
            model = _model_in(names[step].annotation)
    return model


def _model_in(annotation: typing.Any) -> type[BaseModel] | None:
    if isinstance(annotation, type) and not isinstance(annotation, types.GenericAlias) and issubclass(annotation, BaseModel):
        return annotation
    return next((found for part in typing.get_args(annotation) if (found := _model_in(part))), None)


