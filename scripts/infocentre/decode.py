"""Bytes of a file -> text that holds nothing invisible; the first gate for every record."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from .limits import RECORD_LIMITS, Limits
from .problem import Problem, visible

MAX_LINE_CHARACTERS = 8_000
MAX_MARKS_PER_LETTER = 3

# The controls that reorder text (Trojan Source, CVE-2021-42574).
BIDI = frozenset("\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
# Unicode calls most of these letters or marks, but nothing is drawn for them.
ZERO_WIDTH = frozenset("\u200b\u200c\u200d\u2060\ufeff\u00ad\u034f\u115f\u1160\u17b4\u17b5\u180b\u180c\u180d\u180e\u180f\u2800\u3164\uffa0")
# YAML 1.1 parsers take these for the end of a line, so that one visible line can hide a second key.
LINE_BREAKS = frozenset("\u2028\u2029\u0085\r")
WRONG_SPACES = frozenset("\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000")
# Fullwidth, circled and mathematical letters: they look like letters to the eye only.
_DRESSED = re.compile("[\uff01-\uff60\u249c-\u24e9\U0001d400-\U0001d7ff\U0001f110-\U0001f189]")

# Everything that an ordinary text is made of; a line of only these needs no closer look.
_ORDINARY = re.compile(
    r"[\t\n\x20-\x7e\u00a1-\u00ac\u00ae-\u02ff\u0370-\u0377\u037a-\u037f\u0384-\u038a\u038c\u038e-\u03a1\u03a3-\u03ff"
    r"\u0400-\u0482\u048a-\u052f\u2010-\u2027\u2030-\u205e\u20a0-\u20bf\u2100-\u218b\u2190-\u23ff\u2500-\u27bf]*\Z"
)
_CYRILLIC = frozenset("абвгдежзийклмнопрстуфхцчшщъыьэюяёіўїєґ")
_POLISH = frozenset("ąćęłńóśźżĄĆĘŁŃÓŚŹŻ")
_CONFLICT_MARKS = ("<" * 7, "=" * 7, ">" * 7, "|" * 7)
_CONFLICT = re.compile(r"(<{7} |={7}$|>{7} |\|{7} )")


def decode(content: bytes, path: str, limits: Limits = RECORD_LIMITS) -> tuple[str, list[Problem]]:
    """The text of a file with its line ends made equal, and what is wrong with it.

    A byte order mark at the very start is dropped (editors on Windows add it). When the
    list is not empty the text must not be parsed.
    """
    if len(content) > limits.bytes:
        return "", [Problem(path, 0, 0, "file-size", f"the file is larger than {limits.bytes // 1024:,} KB", limits.hint)]
    if name := _wide_encoding(content):
        return "", [Problem(path, 1, 1, "encoding", f"the file is in {name}, not UTF-8", "Save the file as UTF-8.")]
    try:
        text = content.decode("utf-8").removeprefix("\ufeff").replace("\r\n", "\n")
    except UnicodeDecodeError as error:
        before = content[: error.start].decode("utf-8")
        line, column = before.count("\n") + 1, len(before) - before.rfind("\n")
        return "", [Problem(path, line, column, "encoding", *_not_utf8(content))]
    return text, list(_text_problems(text, path, limits))


def _wide_encoding(content: bytes) -> str:
    """The name of an encoding with two or four bytes for each letter, or an empty text."""
    if content.startswith((b"\xff\xfe\0\0", b"\0\0\xfe\xff")):
        return "UTF-32"
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        return "UTF-16"
    # Even in Cyrillic text the spaces, names of fields and line ends have a zero byte each.
    if content.count(0) < 4 or content.count(0) * 10 < len(content):
        return ""
    return "UTF-32" if any(_reads_as(content, name) for name in ("utf-32-le", "utf-32-be")) else "UTF-16"


def _reads_as(content: bytes, encoding: str) -> bool:
    try:
        return bool(content.decode(encoding))
    except UnicodeDecodeError:
        return False


def _not_utf8(content: bytes) -> tuple[str, str]:
    """What is said about bytes that are not UTF-8, and what to do."""
    above_ascii = sum(byte > 0x7F for byte in content)
    readable = content.decode("utf-8", errors="ignore").encode()
    if sum(byte > 0x7F for byte in readable) * 2 > above_ascii:
        return "a broken letter stands here; the rest of the file is UTF-8", "Delete it and type the text again."
    return f"the file is not UTF-8; it looks like {_guess(content, above_ascii)}", "Save the file as UTF-8."


def _guess(content: bytes, above_ascii: int) -> str:
    """The older encoding in which most letters come out as small letters of one alphabet."""
    # Polish letters stand alone among Latin ones; Cyrillic ones stand together.
    together = sum(map(len, re.findall(rb"[\x80-\xff]{2,}", content))) * 2 > above_ascii
    names, alphabet = (("cp1251", "koi8-u", "cp866"), _CYRILLIC) if together else (("cp1250", "iso8859-2"), _POLISH)

    def score(name: str) -> int:
        return sum(letter in alphabet for letter in content.decode(name, errors="replace"))

    best = max(names, key=score)
    return best if score(best) * 10 > above_ascii * 6 else "another encoding"


def is_ordinary(text: str) -> bool:
    """Whether a text holds nothing but letters and signs of which each may stand in any text."""
    return bool(_ORDINARY.match(text))


def _has_nothing_odd(text: str, lines: list[str]) -> bool:
    """Whether no line of the text needs a look of its own."""
    marks = ("\t", *_CONFLICT_MARKS)
    return is_ordinary(text) and max(map(len, lines)) <= MAX_LINE_CHARACTERS and not any(mark in text for mark in marks)


def _text_problems(text: str, path: str, limits: Limits) -> Iterator[Problem]:
    lines = text.split("\n")
    if len(lines) > limits.lines:
        yield Problem(path, limits.lines, 1, "file-size", f"the file has more than {limits.lines:,} lines", limits.hint)
        return
    if _has_nothing_odd(text, lines):
        return
    for number, line in enumerate(lines, start=1):
        if len(line) > MAX_LINE_CHARACTERS and "\r" not in line:  # old Macs end their lines with it
            message = f"the line has {len(line):,} characters; {MAX_LINE_CHARACTERS:,} is the most"
            yield Problem(path, number, 1, "line-length", message, "Break the text into lines under `>-` or `|`.")
        elif _CONFLICT.match(line):
            message = "two versions of this file were merged and a conflict is left"
            yield Problem(path, number, 1, "merge-conflict", message, "Choose one version and delete the marker lines.")
        elif "\t" in line:
            yield Problem(path, number, line.index("\t") + 1, "tab", "a tab stands in the line", "Use spaces.")
        elif not is_ordinary(line):
            yield from _line_problems(line, path, number)


def _line_problems(line: str, path: str, number: int) -> Iterator[Problem]:
    found: dict[str, list[int]] = {}
    for position, fault in character_faults(line):
        found.setdefault(fault, []).append(position)
    for fault, positions in found.items():
        more = f"; {len(positions) - 1} more on this line" if len(positions) > 1 else ""
        message = f"{fault} ({visible(line[positions[0]])}){more}"
        yield Problem(path, number, positions[0] + 1, "character", message, "Delete it and type what belongs there.")


def character_faults(text: str) -> Iterator[tuple[int, str]]:
    """The position and fault of every character that may not stand in any text."""
    marks = 0
    for position, character in enumerate(text):
        marks = marks + 1 if unicodedata.category(character) in ("Mn", "Me") else 0
        if marks == MAX_MARKS_PER_LETTER + 1:
            yield position, f"more than {MAX_MARKS_PER_LETTER} accents on one letter"
        if fault := _fault(character):
            yield position, fault


def _fault(character: str) -> str:
    if character in "\t\n":
        return ""
    if character in BIDI:
        return "a control that turns the direction of the text"
    if character in ZERO_WIDTH:
        return "an invisible character"
    if character in LINE_BREAKS:
        return "a hidden line break"
    if character in WRONG_SPACES:
        return "a space that is not the ordinary one"
    if "\ufe00" <= character <= "\ufe0f" or "\U000e0000" <= character <= "\U000e01ef":
        return "an invisible tag or variation character"
    if _DRESSED.match(character):
        return "a letter or sign in a style that search and screen readers cannot read"
    return _category_fault(unicodedata.category(character))


def _category_fault(category: str) -> str:
    return {
        "Cc": "a control character",
        "Cf": "an invisible format character",
        "Cs": "half of a broken character",
        "Co": "a private character that other devices cannot show",
        "Cn": "a character that does not exist",
    }.get(category, "")
