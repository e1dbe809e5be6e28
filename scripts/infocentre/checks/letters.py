"""No phone number, handle or e-mail outside a contact, and no word that hides letters of another script."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator

from ..model.kinds import CONTACT, PAGE
from ..problem import Problem, visible
from ..schema import Content, Entry
from ..tokens import tokens
from ..yaml_lines import Document
from .bodies import texts

_EMAIL = re.compile(r"(?<![\w.+-])[\w.+-]+@[\w-]+\.[\w.-]+")
_HANDLE = re.compile(r"(?<![\w@\[/])@[A-Za-z0-9_]{4,32}\b")
# Seven digits or more, in groups; not a date, not a year span, not a sum with separators.
_PHONE = re.compile(r"(?<![\w.,/-])\+?\d[\d ()-]{5,}\d(?![\w/])")
_DATE = re.compile(r"\d{4}-\d{2}(-\d{2})?|\d{4} ?[-–] ?\d{4}|[1-9]\d{0,2}( \d{3})+")
_CARD = re.compile(r"(?<!\d)(\d{4}[ -]?){4}(?!\d)")
_URL = re.compile(r"https?://\S+")
# An accent does not end a word: stressed vowels are written with one.
_WORD = re.compile(r"[^\W\d_]+(?:[\u0300-\u036f]+[^\W\d_]*)*")
_SCRIPTS = {
    "Latin": re.compile(r"[A-Za-zÀ-ÖØ-öø-ʯḀ-ỿ]"),
    "Cyrillic": re.compile(r"[Ѐ-ԯᲀ-ᲈⷠ-ⷿꙀ-ꚟ]"),
    "Greek": re.compile(r"[Ͱ-Ͽἀ-῿]"),
    "Armenian": re.compile(r"[Ա-֏]"),
    "Cherokee": re.compile(r"[Ꭰ-ᏽꭰ-ꮿ]"),
}
_ONE_SCRIPT = re.compile(r"[Ѐ-ԯ]+|[A-Za-zÀ-ÖØ-öø-ʯ]+")


def check(content: Content, today: datetime.date) -> Iterator[Problem]:
    """Problems of letters and of contact details, in every text of every language."""
    for entry in content.entries.values():
        for language, words in entry.words.items():
            document = entry.documents[language]
            for path, text, _ in texts(words):
                for offset, code, message, hint in _faults(text, entry.kind is CONTACT):
                    mark = document.mark_inside(path, offset)
                    yield Problem(document.path, mark.line, mark.column, code, message, hint)
        yield from _facts(entry)
    for document in content.documents.values():
        yield from _strings(document)


def _facts(entry: Entry) -> Iterator[Problem]:
    yield from _strings(entry.documents[""], "sources" if entry.kind is PAGE else "")
    for id, fact in getattr(entry.facts, "facts", {}).items():
        for _, code, message, hint in details(fact.value, "a fact") if isinstance(fact.value, str) else ():
            yield entry.problem("", ("facts", id, "value"), code, message, hint)


def _strings(document: Document, below: str = "") -> Iterator[Problem]:
    """Words of two scripts in the values of a file, or in those below one field."""
    for path, mark in document.values.items():
        if below and path[:1] != (below,):
            continue
        value = document.data
        for step in path:
            value = value[step]
        if isinstance(value, str):
            for _, message in mixed_scripts(value):
                yield Problem(document.path, mark.line, mark.column, "mixed-script", message, _TYPE_AGAIN)


_TYPE_AGAIN = "Type the word again with one keyboard."


def _faults(text: str, is_contact: bool) -> Iterator[tuple[int, str, str, str]]:
    bare = without_signs(text)
    for offset, message in mixed_scripts(bare):
        yield offset, "mixed-script", message, _TYPE_AGAIN
    yield from details(bare, "words of a contact; it belongs in `channels`" if is_contact else "a text")


def details(text: str, where: str) -> Iterator[tuple[int, str, str, str]]:
    """Each contact detail that stands where none may: its offset, and the parts of a problem."""
    hint = "Write it in a contact (data/contacts/) and name the contact here."
    said: list[range] = []
    for pattern, what in ((_EMAIL, "an e-mail address"), (_HANDLE, "a messenger handle"), (_CARD, "the number of a card"), (_PHONE, "a phone number")):
        for match in pattern.finditer(text):
            is_said = any(match.start() in span for span in said)
            if not is_said and (what != "a phone number" or not _is_other_number(match[0])):
                said.append(range(*match.span()))
                yield match.start(), "contact-detail", f"{what} stands in {where}", hint


def _is_other_number(found: str) -> bool:
    return bool(_DATE.fullmatch(found)) or sum(character.isdigit() for character in found) < 7


def without_signs(text: str) -> str:
    """The text with signs and addresses blanked out, so that every offset stays true."""
    spans = [(token.start, token.end if token.words is None else token.end - len(token.words) - 2) for token in tokens(text)]
    spans += [match.span() for match in _URL.finditer(text)]
    for start, end in spans:
        text = text[:start] + " " * (end - start) + text[end:]
    return text


def mixed_scripts(text: str) -> Iterator[tuple[int, str]]:
    """Each word made of letters of two scripts, with the code of the first odd letter (UTS #39)."""
    if text.isascii():
        return
    for match in _WORD.finditer(text):
        if _ONE_SCRIPT.fullmatch(match[0]):
            continue
        found = {name: letters for name, pattern in _SCRIPTS.items() if (letters := list(pattern.finditer(match[0])))}
        if len(found) > 1:
            name, (odd, *_) = min(found.items(), key=lambda item: (len(item[1]), item[0] == "Latin"))
            yield match.start() + odd.start(), f"a {name} letter ({visible(odd[0])}) stands inside a word of another script"
