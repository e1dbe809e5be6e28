"""The model -> starting files for authors and translators, each field with its help."""

from __future__ import annotations

import datetime
import json
import re
import textwrap
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from pydantic import BaseModel
from pydantic.fields import FieldInfo

from .model.kinds import PAGE, Kind
from .model.page import PageWords
from .model.record import Words

_PLAIN = re.compile(r"[a-z][a-z-]*\Z|[0-9]{4}(-[0-9]{2}){0,2}\Z|…\Z")


def facts_text(kind: Kind, language: str, today: datetime.date, vocabularies: Mapping[str, Iterable[str]]) -> str:
    """A facts file that is a valid draft: needed fields filled with an example, the others as comments."""
    values: dict[str, Any] = {"original": language, "published": today.isoformat()}
    return _text(kind.record, {**{name: [next(iter(ids))] for name, ids in vocabularies.items() if ids}, **values})


def words_text(kind: Kind) -> str:
    """A words file that is valid: needed fields filled with an example, the others as comments."""
    return _text(kind.words, {}, skip=("translation",))


def page_text() -> str:
    """A starting hand-written page."""
    return f"---\n{_text(PageWords, {}, skip=('translation', 'body', 'sources'))}---\n## …\n\n…\n"


def _text(model: type[BaseModel], values: Mapping[str, Any], skip: tuple[str, ...] = ()) -> str:
    return "\n".join(line for name, field in model.model_fields.items() if name not in skip for line in _field(name, field, values)) + "\n"


def _field(name: str, field: FieldInfo, values: Mapping[str, Any]) -> Iterator[str]:
    name, inner = field.alias or name, field.annotation
    yield from textwrap.wrap(field.description or "", 100, initial_indent="# ", subsequent_indent="# ")
    if not field.is_required():
        yield f"# {name}:"
    elif name not in values and isinstance(inner, type) and issubclass(inner, BaseModel):
        yield f"{name}:"
        yield from textwrap.indent(_text(inner, {}), "  ").splitlines()
    else:
        yield f"{name}: {_flow(values.get(name) or (field.examples or ['…'])[0])}"


def _flow(value: Any) -> str:
    """A value on one line."""
    if isinstance(value, dict):
        return "{" + ", ".join(f"{key}: {_flow(item)}" for key, item in value.items()) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(_flow(item) for item in value) + "]"
    return value if isinstance(value, str) and _PLAIN.match(value) else json.dumps(value, ensure_ascii=False)


def translation_text(kind: Kind, original: Words, of: str) -> str:
    """An unfinished translation: the original as comments, every text empty until it is written."""
    values = original.model_dump(exclude={"translation", "order", "sources", "body"} if kind is PAGE else {"translation"}, exclude_none=True)
    lines = [line for name, value in values.items() if value not in ({}, ()) for line in _empty(name, value, "")]
    lines += ["translation:", f'  of: "{of}"', "  by: person", "  state: unreviewed"]
    text = "\n".join(lines) + "\n"
    return f"---\n{text}---\n{original.body}\n" if kind is PAGE else text


def _empty(name: str, value: Any, indent: str) -> Iterator[str]:
    if isinstance(value, dict):
        yield f"{indent}{name}:"
        for key, item in value.items():
            yield from _empty(key, item, indent + "  ")
        return
    for line in str(value).splitlines():
        yield f"{indent}# {line}".rstrip()
    yield f'{indent}{name}: ""'
