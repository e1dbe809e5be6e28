"""Letters of other scripts -> the Latin letters that they look like, so that two names which the eye takes for one can be told apart."""

from __future__ import annotations

import re
from collections.abc import Iterator

# The Cyrillic and Greek letters beside each Latin one, after confusables.txt of Unicode (UTS #39, version 16);
# also those that pass for it at a glance only: к κ м т τ ь п ω.
_TWINS = {
    "A": "АΑ", "B": "ВΒ", "C": "СϹ", "E": "ЕΕ", "F": "Ϝ", "G": "Ԍ", "H": "НΗ", "I": "ІΙӀ", "J": "ЈͿ", "K": "КΚ", "M": "МΜ", "N": "Ν", "O": "ОΟ", "P": "РΡ",
    "Q": "Ԛ", "S": "Ѕ", "T": "ТΤ", "V": "Ѵ", "W": "Ԝ", "X": "ХΧ", "Y": "УҮΥ", "Z": "Ζ",
    "a": "аα", "b": "ьЬ", "c": "сϲ", "d": "ԁ", "e": "еҽ", "h": "һ", "i": "іι", "j": "јϳ", "k": "кκ", "l": "ӏ", "m": "м", "n": "п", "o": "оοσ", "p": "рρ",
    "q": "ԛ", "r": "г", "s": "ѕ", "t": "тτ", "u": "υ", "v": "ѵν", "w": "ԝѡω", "x": "х", "y": "уγү",
}  # fmt: skip
TWINS = {ord(twin): latin for latin, twins in _TWINS.items() for twin in twins}
_NONE: frozenset[str] = frozenset()
_WHOLE_WORD = re.compile(rf"\b[{''.join(map(chr, TWINS))}]{{2,}}\b")
# What looks alike within the Latin letters themselves, once capitals are small: I, l and 1 are one stroke.
_STROKES = str.maketrans({"0": "o", "1": "l", "i": "l"})
_PAIRS = re.compile("rn|vv")


def latin(text: str) -> str:
    """The text with each letter that has a Latin twin replaced by it; the length stays."""
    return text if text.isascii() else text.translate(TWINS)


def twin_words(text: str) -> Iterator[re.Match[str]]:
    """Each word of two letters or more that have Latin twins, all of them."""
    return iter(()) if text.isascii() else _WHOLE_WORD.finditer(text)


def twins(text: str) -> frozenset[str]:
    """The same words in Latin letters."""
    return _NONE if text.isascii() else frozenset(map(latin, set(_WHOLE_WORD.findall(text))))


def skeleton(name: str) -> str:
    """The same text for all names (hosts, handles, addresses) that look alike, whatever their letters and capitals."""
    name = latin(name).lower().translate(_STROKES)
    return _PAIRS.sub(lambda match: "m" if match[0] == "rn" else "w", name)
