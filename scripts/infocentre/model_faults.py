"""What pydantic finds wrong with a document -> problems in the words of the file."""

from __future__ import annotations

import difflib
import types
import typing
from collections.abc import Iterator

from pydantic import BaseModel, ValidationError
from pydantic.fields import FieldInfo
from pydantic_core import ErrorDetails

from .model.profile import Profile
from .problem import Level, Problem
from .yaml_lines import Document, Path

Finding = tuple[Path, ErrorDetails]


def problems_of(error: ValidationError, document: Document, model: type[BaseModel] | None, at: Path = ()) -> Iterator[Problem]:
    """One problem for each place that `model` refuses in the part of the document at `at`."""
    found = [(_place(document, at, details), details) for details in error.errors(include_url=False, include_input=False)]
    for path, findings in _telling(found).items():
        yield _problem(findings, path, document, model, path[len(at) :])


def _place(document: Document, at: Path, details: ErrorDetails) -> Path:
    path = _path_in(document.data, (*at, *details["loc"]), details["type"])
    field = details.get("ctx", {}).get("field")
    return (*path, field) if field in (_value(document, path) if field else ()) else path


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


def _telling(found: list[Finding]) -> dict[Path, list[ErrorDetails]]:
    """The findings that tell something. A field of several forms is refused by each form in turn:
    the form that the author came closest to speaks, and only when none is close do all.
    """
    places: dict[Path, list[ErrorDetails]] = {}
    for path, details in found:
        places.setdefault(path, []).append(details)
    telling = {}
    for path, findings in places.items():
        close = [details for details in findings if not details["type"].endswith("_type")]
        deeper = any(len(other) > len(path) and other[: len(path)] == path for other in places)
        if close or not deeper:
            telling[path] = close[:1] or findings
    return telling


def _problem(findings: list[ErrorDetails], path: Path, document: Document, model: type[BaseModel] | None, inside: Path) -> Problem:
    details = findings[0]
    code, message, hint = _in_words(findings, _value(document, path), model, inside)
    if code == "empty" and path in document.cut:
        hint = 'What follows # was read as a comment; put the text in "quotes".'
    key_is_wrong = code in ("unknown-field", "missing-field") or details["loc"][-1:] == ("[key]",)
    mark = document.key_mark(path) if key_is_wrong else document.mark(path)
    return Problem(document.path, mark.line, mark.column, code, f"{spoken(path)}{message}", hint, _level(model, path))


def _level(model: type[BaseModel] | None, path: Path) -> Level:
    """A fault of the gate holds a profile back; every other is an error."""
    return "held" if model is Profile and path[:1] == ("identity",) else "error"


def nulls_of(document: Document, model: type[BaseModel], at: Path = ()) -> Iterator[Problem]:
    """A problem for each field below `at` that is written and holds nothing; one that may be missing is left out, not empty."""
    for path in document.nulls:
        if path[: len(at)] == at:
            mark = document.values[path]
            yield Problem(document.path, mark.line, mark.column, "empty", f"{spoken(path)} is empty", _WRITE_OR_DELETE, _level(model, path))


_WRITE_OR_DELETE = "Write a value, or delete the field if it may be left out."


def spoken(path: Path) -> str:
    """A place in a file as one says it; items of a list count from 1."""
    words = "".join(f" item {step + 1} " if isinstance(step, int) else f".{step}" for step in path)
    return words.replace(" .", " ").strip(" .") or "the record"


def _in_words(findings: list[ErrorDetails], value: object, model: type[BaseModel] | None, path: Path) -> tuple[str, str, str]:
    """The code, the message after the place, and the hint."""
    details = findings[0]
    kind, context = details["type"], details.get("ctx", {})
    description = getattr(_field_at(model, path), "description", None)
    help = f"What belongs here: {description}" if description else ""
    if kind == "extra_forbidden" and value is None and " " in str(path[-1]):
        return "unknown-field", " is not a field", 'A text in { } that holds a comma needs "quotes".'
    if kind == "extra_forbidden":
        hint = _it_belongs_under(str(path[-1]), _holder_at(model, path[:-1])) or _did_you_mean(str(path[-1]), _names_at(model, path[:-1]))
        return "unknown-field", " is not a field", hint
    if kind == "missing":
        return "missing-field", " is missing", f"Write it. {help}".strip()
    if kind == "literal_error":
        return "unknown-word", " is not one of the words allowed here", _expected(context["expected"], value)
    if value is None or str(context.get("error")) == "is empty":
        return "empty", " is empty", _WRITE_OR_DELETE
    if kind == "value_error":
        return "wrong-value", f": {context['error']}", help
    if details["loc"][-1:] == ("[key]",):
        return "wrong-key", " is not an id", "Use small Latin letters, digits and single hyphens."
    if kind.endswith("_type"):
        return _of_type([details["type"] for details in findings], value, help)
    return _of_measure(kind, context, value, help)


def _of_type(kinds: list[str], value: object, help: str) -> tuple[str, str, str]:
    expected = [_EXPECTED.get(kind, ("a different kind of value", help)) for kind in kinds if kind != "int_type" or "float_type" not in kinds]
    names = list(dict.fromkeys(name for name, _ in expected))
    return "wrong-type", f" must be {' or '.join(names)}, not {_kind_of(value)}", expected[0][1] if len(names) == 1 else help


def _of_measure(kind: str, context: dict, value: object, help: str) -> tuple[str, str, str]:
    if kind == "string_too_long":
        return "too-long", f" has {len(str(value)):,} characters; {context['max_length']:,} is the most", "Shorten it."
    if kind == "too_long":
        return "too-long", f" has more than {context['max_length']} entries", "Shorten it."
    if kind == "too_short":
        return "too-short", " has no entry", f"Write at least {context['min_length']}. {help}".strip()
    if kind == "string_pattern_mismatch":
        return "wrong-form", " does not have the right form", _form_hint(context.get("pattern", "")) or help
    limit = next((context[name] for name in ("ge", "gt", "le", "lt") if name in context), "")
    return "out-of-range", f" must be {'at least' if kind.startswith('greater') else 'at most'} {limit}", help


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
    if "a-z0-9" in pattern:
        return "Use small Latin letters, digits and single hyphens."
    codes = {"^[a-z]{2,3}$": "Write the two-letter code of a language, such as be.", "^[a-z]{2}$": "Write the two-letter code of a country, such as ua."}
    return codes.get(pattern, "")


def _expected(expected: str, value: object) -> str:
    words = [word.strip("' ") for word in expected.replace(" or ", ", ").split(",")]
    return f"Allowed: {', '.join(words)}. {_suggest(str(value), words)}".strip()


def _did_you_mean(name: str, names: list[str]) -> str:
    return _suggest(name, names) or (f"Fields here: {', '.join(names)}." if names else "Delete it.")


def _suggest(word: str, words: list[str]) -> str:
    close = difflib.get_close_matches(word, words, n=1, cutoff=0.6)
    return f"Did you mean `{close[0]}`?" if close else ""


def _value(document: Document, path: Path) -> object:
    """What stands at `path`; of a missing field, what it is missing from."""
    value: typing.Any = document.data
    for step in path:
        if isinstance(value, dict) and step not in value:
            return value
        value = value[step]
    return value


def _it_belongs_under(name: str, model: typing.Any) -> str:
    """Where a field that stands one level too high is known."""
    inner = {above: _holder(field.annotation) for above, field in _fields(model).items()} if _is_model(model) else {}
    above = next((above for above, holder in inner.items() if _is_model(holder) and name in _fields(holder)), "")
    return f"It belongs under `{above}`." if above else ""


def _names_at(model: type[BaseModel] | None, path: Path) -> list[str]:
    """The fields that the model knows below `path`."""
    holder = _holder_at(model, path)
    return list(_fields(holder)) if _is_model(holder) else []


def _holder_at(model: type[BaseModel] | None, path: Path) -> typing.Any:
    """The part of the model that holds what stands below `path`."""
    holder = _holder(model)
    for step in path:
        holder = _holder(_below(holder, step)) if holder else None
    return holder


def _field_at(model: type[BaseModel] | None, path: Path) -> FieldInfo | None:
    """The field of the model that `path` leads to or through last."""
    holder, field = _holder(model), None
    for step in path:
        if _is_model(holder):
            field = _fields(holder).get(step)
        holder = _holder(_below(holder, step)) if holder else None
    return field


def _fields(model: typing.Any) -> dict[str, FieldInfo]:
    return {field.alias or name: field for name, field in model.model_fields.items()}


def _is_model(annotation: typing.Any) -> bool:
    return isinstance(annotation, type) and not isinstance(annotation, types.GenericAlias) and issubclass(annotation, BaseModel)


def _holder(annotation: typing.Any) -> typing.Any:
    """The part of a type that holds other values: a model, a mapping or a list; None when there is none."""
    origin, parts = typing.get_origin(annotation), typing.get_args(annotation)
    if _is_model(annotation) or origin in (dict, tuple):
        return annotation
    if origin is typing.Annotated:
        return _holder(parts[0])
    return next((found for part in parts if (found := _holder(part))), None)


def _below(holder: typing.Any, step: str | int) -> typing.Any:
    """The type of what a model, mapping or list holds under `step`."""
    if _is_model(holder):
        field = _fields(holder).get(step)
        return field.annotation if field else None
    parts = typing.get_args(holder)
    return parts[1] if typing.get_origin(holder) is dict else parts[0]
