"""The model -> every field that holds a value, and the places in a file where each of them stands.

Nothing here names a field: what the model gains is found by itself.
"""

from __future__ import annotations

import types
import typing
from collections.abc import Iterator
from dataclasses import dataclass, field

from pydantic import BaseModel, TypeAdapter, ValidationError

from infocentre.model.fields import Markdown
from infocentre.model.kinds import KINDS, PAGE
from infocentre.model.site import Ledger, Site
from infocentre.model.vocabulary import VOCABULARIES

ORDINARY = "Two words, and a third."
EACH = "*"
"""Stands in the name of a field for the key of a mapping and the number in a list."""
Path = tuple[str | int, ...]


@dataclass(frozen=True)
class Field:
    """One field of the model: its names from the top of the file down, and its type."""

    owner: str
    names: tuple[str, ...]
    type: typing.Any = field(compare=False)
    marks: tuple[typing.Any, ...] = field(compare=False, default=())

    def __str__(self) -> str:
        return ".".join([self.owner, *self.names])

    @property
    def holds_text(self) -> bool:
        """Whether an author may write here what they like; the other fields hold dates, ids, words of a list …"""
        try:
            return self.type is str and TypeAdapter(typing.Annotated[str, *self.marks] if self.marks else str).validate_python(ORDINARY) == ORDINARY
        except ValidationError:
            return False

    @property
    def markdown(self) -> bool:
        return any(isinstance(mark, Markdown) for mark in self.marks)

    @property
    def most(self) -> int:
        """How many characters the field may hold."""
        return next((most for mark in self.marks if (most := getattr(mark, "max_length", None))), 4_000)


ROOTS: dict[str, typing.Any] = {
    **{model.__name__: model for kind in (*KINDS, PAGE) for model in (kind.record, kind.words)},
    **{f"vocabulary/{name}": dict[str, model] for name, model in VOCABULARIES.items()},
    "interface": dict[str, str | dict[str, str]],
    "site": Site,
    "ledger": Ledger,
}
"""What a whole file is read as, by the name that the tests give it."""
# The facts of a page are made from its words; no file is read as this.
del ROOTS[PAGE.record.__name__]


def fields(owner: str) -> Iterator[Field]:
    """Every field of a sort of file. Where a text and a number may stand in one place, it is a field for texts."""
    found: dict[tuple[str, ...], Field] = {}
    for field in _fields(owner, ROOTS[owner], (), ()):
        if field.names not in found or field.holds_text:
            found[field.names] = field
    yield from found.values()


def _fields(owner: str, of: typing.Any, names: tuple[str, ...], marks: tuple) -> Iterator[Field]:
    below = list(_inside(of))
    for name, inner, more in below:
        yield from _fields(owner, inner, names if name is None else (*names, name), more if name is not None else (*marks, *more))
    if not below:
        yield Field(owner, names, of, marks)


def _inside(of: typing.Any) -> Iterator[tuple[str | None, typing.Any, tuple]]:
    """What a type holds: the name below it (None: it stands in the same place), the type there, its constraints."""
    origin, parts = typing.get_origin(of), typing.get_args(of)
    if origin is typing.Annotated:
        yield None, parts[0], tuple(parts[1:])
    elif origin in (typing.Union, types.UnionType):
        yield from ((None, part, ()) for part in parts if part is not type(None))
    elif origin is dict:
        yield EACH, parts[1], ()
    elif origin is tuple:
        yield EACH, parts[0], ()
    elif isinstance(of, type) and issubclass(of, BaseModel):
        yield from ((field.alias or name, field.annotation, tuple(field.metadata)) for name, field in of.model_fields.items())


def places(owner: str, data: typing.Any) -> Iterator[tuple[Path, Field]]:
    """Where in the data of a file each field stands."""
    known = {field.names: field for field in fields(owner)}
    for path in _ends(data, ()):
        if field := next((field for names, field in known.items() if _fits(path, names)), None):
            yield path, field


def _ends(data: typing.Any, path: Path) -> Iterator[Path]:
    if isinstance(data, (dict, list)):
        for key, value in data.items() if isinstance(data, dict) else enumerate(data):
            yield from _ends(value, (*path, key))
    else:
        yield path


def _fits(path: Path, names: tuple[str, ...]) -> bool:
    return len(path) == len(names) and all(name in (EACH, step) for step, name in zip(path, names, strict=True))

