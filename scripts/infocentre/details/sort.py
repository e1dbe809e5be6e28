"""What one sort of detail looks like, and what must hold for it to be one.

Every pattern begins with what is rare (a sign or a digit, never a letter), and looks back from there: texts are long and details are few.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache

FIRST = r"[0-9](?<![^\W_][0-9])"
"""A digit at which a number begins; a pattern that begins inside of one would swallow the next."""
_BEFORE = 80


def _every(match: re.Match[str]) -> bool:
    return True


@dataclass(frozen=True, slots=True)
class Sort:
    """A sort of detail: `holds` looks again at what the pattern found, by a checksum or by what stands around it."""

    what: str
    pattern: re.Pattern[str]
    holds: Callable[[re.Match[str]], bool] = _every
    part: str = ""
    """A sign without which there is none; spares most texts the pattern."""
    has_head: bool = False
    """Whether the detail began before the match, with whatever touches it."""

    def start(self, match: re.Match[str]) -> int:
        """Where the detail begins in the text."""
        return head(match.string, match.start(), ".+:/-") if self.has_head else match.start()


_LONGEST_HEAD = 253


def head(text: str, end: int, signs: str) -> int:
    """Where the letters, digits and signs begin that reach up to `end`; not farther back than a host is long."""
    start = end
    while start and end - start < _LONGEST_HEAD and (_goes_on(text[start - 1]) or text[start - 1] in signs):
        start -= 1
    return start


def whole(match: re.Match[str]) -> bool:
    """Whether the match is no piece of a longer word or number."""
    text, start, end = match.string, match.start(), match.end()
    return not (start and _goes_on(text[start - 1])) and not (end < len(text) and _goes_on(text[end]))


def _goes_on(letter: str) -> bool:
    return letter.isalnum() or letter == "_"


def after(words: str, flags: int = 0) -> Callable[[re.Match[str]], bool]:
    """Holds for a whole match with the words, a pattern, shortly before it. Few texts come so far that it is needed, and it takes a while to make."""
    pattern = cache(lambda: re.compile(words, flags))
    return lambda match: whole(match) and bool(pattern().search(match.string, max(0, match.start() - _BEFORE), match.start()))
