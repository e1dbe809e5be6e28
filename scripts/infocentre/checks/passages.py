"""A record -> everything that is written in it, taken apart once for all the rules that read it."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from pydantic import BaseModel

from ..details import without_links
from ..lookalikes import twins
from ..model.fields import is_markdown
from ..model.record import Translation
from ..schema import Entry
from ..tokens import Token, tokens, without
from ..yaml_lines import Document, Path
from .strings import Written, written


class Text(NamedTuple):
    """One text of a record in one language; `markdown` tells how it is read."""

    path: Path
    text: str
    markdown: bool


class Passage(NamedTuple):
    """One text of a record, where it stands, and what the rules look for in it."""

    language: str
    document: Document
    path: Path
    text: str
    markdown: bool
    signs: tuple[Token, ...]
    bare: str
    """The text with its signs blanked out, so that every offset stays true."""
    plain: str
    """The same without web addresses."""
    twins: frozenset[str]
    """The words of that which pass for Latin ones, in Latin letters."""


class Reading(NamedTuple):
    """Everything that is written in a record."""

    texts: tuple[Passage, ...]
    """Its words, in each language."""
    fields: tuple[Written, ...]
    """The texts of all its other fields."""


def reading(entry: Entry) -> Reading:
    """What is written in a record."""
    return Reading(tuple(_passages(entry)), tuple(written([entry])))


def _passages(entry: Entry) -> Iterator[Passage]:
    for language, words in entry.words.items():
        document = entry.documents[language]
        for path, text, markdown in texts(words):
            signs = tokens(text)
            bare = without(signs, text) if signs else text
            plain = without_links(bare)
            yield Passage(language, document, path, text, markdown, signs, bare, plain, twins(plain))


def texts(words: BaseModel, path: Path = ()) -> Iterator[Text]:
    """Every text of a record in one language, with its path."""
    for name, markdown in _fields(type(words)):
        value = getattr(words, name)
        if isinstance(value, str):
            yield Text((*path, name), value, markdown)
        elif value and not isinstance(value, Translation):
            yield from _texts_in(value, (*path, name), markdown)


@cache
def _fields(model: type[BaseModel]) -> tuple[tuple[str, bool], ...]:
    """The fields in which texts stand, and whether these are read as Markdown."""
    return tuple((name, is_markdown(field)) for name, field in model.model_fields.items() if name != "sources")


def _texts_in(value: object, path: Path, markdown: bool) -> Iterator[Text]:
    if isinstance(value, str):
        yield Text(path, value, markdown)
    elif isinstance(value, BaseModel):
        yield from texts(value, path)
    elif isinstance(value, dict):
        for key, item in value.items():
            yield from _texts_in(item, (*path, key), markdown)
