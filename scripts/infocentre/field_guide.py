"""The model -> JSON Schema for editors' programs, and a guide to every field for authors."""

from __future__ import annotations

import json
import typing
from collections.abc import Iterator

from pydantic import BaseModel, TypeAdapter

from .model.fields import is_markdown, is_public
from .model.kinds import KINDS, PAGE
from .model.site import Ledger, Site
from .model.vocabulary import VOCABULARIES

_MODELS = {
    **{kind.name: kind.record for kind in KINDS},
    **{f"{kind.name}-words": kind.words for kind in (*KINDS, PAGE)},
    "site": Site,
    "published": Ledger,
}


def files() -> dict[str, str]:
    """The name and text of each file of .schema/."""
    schemas = {f"{name}.json": model.model_json_schema(by_alias=True) for name, model in _MODELS.items()}
    schemas |= {f"{name}.json": TypeAdapter(dict[str, model]).json_schema() for name, model in VOCABULARIES.items()}
    texts = {name: json.dumps(schema, ensure_ascii=False, indent=1, sort_keys=True) + "\n" for name, schema in schemas.items()}
    return {**texts, "FIELDS.md": "\n".join(_guide()) + "\n"}


def _guide() -> Iterator[str]:
    yield "# Fields of the records"
    yield ""
    yield "Printed from the model by `./scripts/centre schema`. “needed” fields must be written. “private” fields never reach any output."
    for name, model in {**_MODELS, **VOCABULARIES}.items():
        yield from ["", f"## {name}", "", (model.__doc__ or "").strip().splitlines()[0], ""]
        yield from _fields(model, "")


def _fields(model: type[BaseModel], indent: str) -> Iterator[str]:
    for name, field in model.model_fields.items():
        marks = [mark for mark, holds in (("needed", field.is_required()), ("Markdown", is_markdown(field)), ("private", not is_public(field))) if holds]
        words = f" — {'; '.join(_words(field.annotation))}" if _words(field.annotation) else ""
        in_brackets = f" ({', '.join(marks)})" if marks else ""
        yield f"{indent}- `{field.alias or name}`{in_brackets}: {field.description}{words}"
        if inner := _model_in(field.annotation):
            yield from _fields(inner, indent + "  ")


def _words(annotation: typing.Any) -> list[str]:
    if typing.get_origin(annotation) is typing.Literal:
        return ["one of " + ", ".join(f"`{word}`" for word in typing.get_args(annotation))]
    return [words for part in typing.get_args(annotation) for words in _words(part)]


def _model_in(annotation: typing.Any) -> type[BaseModel] | None:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    return next((found for part in typing.get_args(annotation) if (found := _model_in(part))), None)
