"""The names of a person -> a pattern that finds every form of them: case endings, both alphabets, other spellings."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator

_WORD = re.compile(r"[^\W\d_]+(?:[’'ʼ][^\W\d_]+)*")
SHORTEST_STEM = 4
"""A shorter name, such as a call-sign of three letters, is found as a whole word with a capital letter only."""
# What case endings change at the end of a name in be, uk, ru and pl: the last one or two soft letters.
_ENDING = re.compile(r"[аеёиіїйоуўыьэєюяaeiouyj]{1,2}\Z")
_SHORT_ENDING = r"(?:[аеиіоуыьюяaeiouy][вмйхmwj]?(?:і|i|и)?)?"
# In both directions: how the letters of one alphabet are written in the other, by several customs at once.
_LATIN = {
    **dict(zip("абдзклмнопрстф", "abdzklmnoprstf", strict=True)),
    "в": "[vw]", "г": "[hg]", "ґ": "g", "е": "(?:[iyj]?e)", "є": "(?:[iyj]?e)", "ё": "(?:[iyj]?[oe])", "ж": "(?:zh|z|j|rz)", "и": "[iyj]{1,2}", "і": "[iyj]{1,2}",
    "ї": "[iyj]{1,2}", "й": "[iyj]?", "у": "u", "ў": "[uwv]", "х": "(?:kh|ch|h|x)", "ц": "(?:ts|tz|cz|c)", "ч": "(?:tch|ch|cz|c)", "ш": "(?:sh|sz|s)",
    "щ": "(?:shch|szcz|sch|s)", "ъ": "", "ы": "[iyj]", "ь": "[’ij]?", "’": "[’ij]?", "э": "e", "ю": "(?:[iyj]?u)", "я": "(?:[iyj]?a)",
}  # fmt: skip
_CYRILLIC = {
    "shch": "щ", "szcz": "щ", "tch": "ч", "kh": "х", "ch": "[хч]", "zh": "ж", "rz": "[жр]з?", "sh": "ш", "sz": "ш", "cz": "[чц]", "ts": "ц", "ia": "[ія]а?", "ya": "я", "ja": "я",
    "iu": "[ію]у?", "yu": "ю", "ju": "ю", "ie": "[іиеє]е?", "ye": "[еє]", "je": "[еє]", "io": "[ёіо]о?", "yo": "ё", "jo": "ё",
    **dict(zip("abdfklmnoprt", "абдфклмнопрт", strict=True)),
    "a": "[ая]", "e": "[еэєё]", "o": "[оё]", "l": "ль?", "n": "нь?", "c": "[цчк]ь?", "s": "[сш]ь?", "z": "[зж]ь?", "g": "[гґ]", "h": "[гх]", "v": "[вў]", "w": "[вў]", "u": "[уўю]", "x": "кс",
    "i": "[іиыїйь]?", "j": "[йьіж]?", "y": "[іиыйї]?", "q": "к", "’": "[’ь]?",
}  # fmt: skip
_LATIN_PARTS = re.compile("|".join(sorted(_CYRILLIC, key=len, reverse=True)))
# к, г and х at the end of a stem become other letters before some endings: Матолька, Матольцы.
_SOFTENED = {"к": "[кц]", "г": "[гз]", "х": "[хс]", "k": "[kc]", "g": "[gz]"}


class NameForms:
    """Every form of some names, wherever a text holds them."""

    def __init__(self, names: Iterable[str], whole_names: Iterable[str] = ()):
        """`names` are known by their last word, `whole_names` (call-signs) by each of their words."""
        words = [word for name in names for part in folded(name).split()[-1:] for word in _WORD.findall(part)]
        words += [word for name in whole_names for word in _WORD.findall(folded(name))]
        long = sorted({pattern for word in words for pattern in _patterns(word)})
        short = sorted({re.escape(word) + _SHORT_ENDING for word in words if len(_stem(word)) < SHORTEST_STEM})
        self._long = re.compile(rf"(?<![^\W_])(?:{'|'.join(long)})") if long else None
        self._short = re.compile(rf"(?<![^\W_])(?:{'|'.join(short)})(?![^\W_])") if short else None

    def __bool__(self) -> bool:
        return bool(self._long or self._short)

    def places(self, text: str) -> Iterator[int]:
        """Where each form begins."""
        plain = folded(text)
        for match in self._long.finditer(plain) if self._long else ():
            yield match.start()
        for match in self._short.finditer(plain) if self._short else ():
            if text[match.start()].isupper():
                yield match.start()


def full_name(name: str) -> re.Pattern[str]:
    """A pattern for a whole name, its words one after the other in any case, for a text that went through `folded`."""
    words = [word for part in folded(name).split() for word in _WORD.findall(part)]
    each = [rf"(?:{'|'.join(_patterns(word)) or re.escape(_stem(word) or word)})[^\W_]*" for word in words]
    return re.compile(r"(?<![^\W_])" + r"[\s-]+(?:\([^)]{1,40}\)\s+)?".join(each))


def _patterns(word: str) -> Iterator[str]:
    """Patterns for what stays of a word in every case, in its own alphabet and the other one."""
    stem = _stem(word)
    if len(stem) >= SHORTEST_STEM:
        yield re.escape(stem[:-1]) + _SOFTENED.get(stem[-1], re.escape(stem[-1]))
        yield _in_latin(stem) if stem[0] in _LATIN else _in_cyrillic(stem)


def _stem(word: str) -> str:
    return _ENDING.sub("", word)


def _in_latin(stem: str) -> str:
    end = {"к": "[kc]", "г": "[hgz]"}.get(stem[-1])
    return "".join(_LATIN.get(letter, re.escape(letter)) for letter in (stem[:-1] if end else stem)) + (end or "")


def _in_cyrillic(stem: str) -> str:
    return _LATIN_PARTS.sub(lambda match: _CYRILLIC[match[0]], stem)


def folded(text: str) -> str:
    """The text in small letters without accents on Latin letters, one character for each, so that places stay true."""
    return "".join(_fold(character) for character in text)


def _fold(character: str) -> str:
    if character in "’ʼ'":
        return "’"
    lower = character.lower()
    if lower == "ł":
        return "l"
    plain = unicodedata.normalize("NFD", lower)[0] if lower.isascii() or "LATIN" in unicodedata.name(lower[0], "") else lower
    return plain[0]
