"""A record -> every place elsewhere that still mentions it, in any language and form."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from .model.kinds import PROFILE
from .problem import Problem
from .schema import Content, Entry
from .yaml_lines import Document

_WORD = re.compile(r"[^\W\d_]+(?:[’'ʼ-][^\W\d_]+)*")
SHORTEST_STEM = 4
# What case endings change at the end of a name in be, uk, ru and pl: the last one or two soft letters.
_ENDING = re.compile(r"[аеёиіїйоуўыьэюяaeiouyj]{1,2}\Z")


def mentions(content: Content, address: str) -> Iterator[Problem]:
    """Each place outside the record at `address` that names it: references, links, its pictures, and, of a person, every form of the name."""
    gone = content.entries[address]
    stems = sorted(_stems(gone)) if gone.kind is PROFILE else []
    pattern = re.compile(r"(?<!\w)(?:" + "|".join(map(re.escape, stems)) + ")") if stems else None
    for other in content.entries.values():
        if other.address != address:
            for document in {document.path: document for document in other.documents.values()}.values():
                yield from _in_document(document, gone, pattern)
            yield from _same_pictures(other, gone)
    for document in content.documents.values():
        if not document.path.endswith("published.yml"):
            yield from _in_document(document, gone, pattern)


def _in_document(document: Document, gone: Entry, pattern: re.Pattern[str] | None) -> Iterator[Problem]:
    for path, mark in document.values.items():
        value = document.data
        for step in path:
            value = value[step]
        if not isinstance(value, str):
            continue
        if gone.address in value or value == gone.id:
            yield Problem(document.path, mark.line, mark.column, "mention", f"names {gone.address}", "Take it out.")
        elif pattern and (match := pattern.search(_folded(value))):
            exact = document.mark_inside(path, match.start())
            yield Problem(document.path, exact.line, exact.column, "mention", "holds a form of the person's name", "Take it out, or accept the file with --accept.")


def _same_pictures(other: Entry, gone: Entry) -> Iterator[Problem]:
    taken = set(gone.digests.values())
    for name, digest in other.digests.items() if taken else ():
        if digest in taken:
            path = other.documents[""].path.rpartition("/")[0]
            yield Problem(f"{path}/{name}", 0, 0, "mention", f"is a picture of {gone.address}, too", "Take it out.")


def _stems(entry: Entry) -> set[str]:
    """The surname, or the only word of a call-sign, in every language, as case endings leave it."""
    names = [name for words in entry.words.values() for name in (words.name, words.call_sign) if name]
    last = [word for name in names for word in _WORD.findall(_folded(name))[-1:]]
    return {stem for word in last if len(stem := _ENDING.sub("", word)) >= SHORTEST_STEM}


def _folded(text: str) -> str:
    """The text in small letters without accents on Latin letters, one character for each, so that places stay true."""
    return "".join(_fold(character) for character in text)


def _fold(character: str) -> str:
    if character in "’ʼ'":
        return "’"
    lower = character.lower()
    plain = unicodedata.normalize("NFD", lower)[0] if lower.isascii() or "LATIN" in unicodedata.name(lower[0], "") else lower
    return plain[0]


