"""No word hides letters of another script: not one among others, and not as a whole."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterable, Iterator

from ..lookalikes import latin, twin_words
from ..problem import Problem, visible
from ..schema import Content, Entry
from .passages import Passage, Reading
from .strings import Written, written_in_centre
from .surroundings import Surroundings

# An accent does not end a word: stressed vowels are written with one.
_WORD = re.compile(r"[^\W\d_]+(?:[\u0300-\u036f]+[^\W\d_]*)*")
_SCRIPTS = {
    "Latin": re.compile(r"[A-Za-zÀ-ÖØ-öø-ʯḀ-ỿ]"),
    "Cyrillic": re.compile(r"[Ѐ-ԯᲀ-ᲈⷠ-ⷿꙀ-ꚟ]"),
    "Greek": re.compile(r"[Ͱ-Ͽἀ-῿]"),
    "Armenian": re.compile(r"[Ա-֏]"),
    "Cherokee": re.compile(r"[Ꭰ-ᏽꭰ-ꮿ]"),
}
# What is neither a letter of the two alphabets of the site nor a sign or digit that no word goes on after.
_OTHER = re.compile(r"[^\x00-©«-±´¶-¸»¿-ʯЀ-ҁҊ-ԯ\u2010-\u203e\u20a0-\u20bf№]")
_SOME_CYRILLIC = re.compile(r"[Ѐ-ԯ]")
_SIDE_BY_SIDE = re.compile(r"[A-Za-zÀ-ÖØ-öø-ʯ](?:(?<=[Ѐ-ԯ].)|(?=[Ѐ-ԯ]))")
_ONE_SCRIPT = re.compile(r"[Ѐ-ԯ]+|[A-Za-zÀ-ÖØ-öø-ʯ]+")
_NEIGHBOURS = re.compile(r"([^\W\d_])[\W\d_]*\Z")
_QUOTES = ("«", "»", "“", "”", "„", '"', "‘", "’", "*", "_", "(", ")")
_IN_LATIN = frozenset(("en", "pl"))
_TYPE_AGAIN = "Type the word again with one keyboard."


def of_record(entry: Entry, read: Reading, around: Surroundings, today: datetime.date) -> Iterator[Problem]:
    """Problems of letters, in every text of every language and in every other field."""
    for found in (found for found in read.texts if not found.plain.isascii()):
        for offset, message in (*mixed_scripts(found.plain), *_hidden(found, around.latin_names)):
            mark = found.document.mark_inside(found.path, offset)
            yield Problem(found.document.path, mark.line, mark.column, "mixed-script", message, _TYPE_AGAIN)
    yield from _fields(read.fields, around.latin_names)


def _hidden(found: Passage, names: frozenset[str]) -> Iterator[tuple[int, str]]:
    in_latin = found.language in _IN_LATIN
    return hidden_words(found.plain, names, in_latin) if in_latin or not names.isdisjoint(found.twins) else iter(())


def of_centre(content: Content, around: Surroundings, today: datetime.date) -> Iterator[Problem]:
    """The same in the files that are no record."""
    yield from _fields(written_in_centre(content), around.latin_names)


def _fields(texts: Iterable[Written], names: frozenset[str]) -> Iterator[Problem]:
    for document, path, text in (found for found in texts if not found[2].isascii()):
        for _, message in (*mixed_scripts(text), *hidden_words(text, names)):
            mark = document.mark(path)
            yield Problem(document.path, mark.line, mark.column, "mixed-script", message, _TYPE_AGAIN)


def mixed_scripts(text: str) -> Iterator[tuple[int, str]]:
    """Each word made of letters of two scripts, with the code of the first odd letter (UTS #39)."""
    if text.isascii() or _is_unmixed(text):
        return
    for match in _WORD.finditer(text):
        if _ONE_SCRIPT.fullmatch(match[0]):
            continue
        found = {name: letters for name, pattern in _SCRIPTS.items() if (letters := list(pattern.finditer(match[0])))}
        if len(found) > 1:
            name, (odd, *_) = min(found.items(), key=lambda item: (len(item[1]), item[0] == "Latin"))
            yield match.start() + odd.start(), f"a {name} letter ({visible(odd[0])}) stands inside a word of another script"


def _is_unmixed(text: str) -> bool:
    """Whether a text has no other letters than Latin and Cyrillic ones, and these nowhere side by side."""
    return not _OTHER.search(text) and not (_SOME_CYRILLIC.search(text) and _SIDE_BY_SIDE.search(text))


def hidden_words(text: str, names: frozenset[str], in_latin: bool = False) -> Iterator[tuple[int, str]]:
    """Each word that is wholly of another script and looks like a name in Latin letters; in a language that is
    written in Latin letters, each such word that stands among Latin ones."""
    for match in twin_words(text):
        if latin(match[0]) in names or (in_latin and _stands_among_latin(text, match)):
            yield match.start(), f"a word looks like one in Latin letters, and has none: it begins with {visible(match[0][0])}"


def _stands_among_latin(text: str, match: re.Match[str]) -> bool:
    """Whether both neighbours are Latin, and the word is not quoted as one of another language."""
    if text[: match.start()].endswith(_QUOTES) and text[match.end() :].startswith(_QUOTES):
        return False
    before, after = _NEIGHBOURS.search(text[max(0, match.start() - 40) : match.start()]), _WORD.search(text, match.end())
    neighbours = ([before[1]] if before else []) + ([after[0][0]] if after else [])
    return all(_SCRIPTS["Latin"].match(letter) for letter in neighbours)
