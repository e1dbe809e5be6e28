"""The three signs an author may write in a body: `{fact}`, `[@source]` and `[[kind/id|words]]`."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Literal, NamedTuple

# A private character stands for `<` while Markdown is read, so that no HTML can begin;
# decode.py refuses private characters in every file.
OPENING = "\ue003"

# Each form begins with its bracket and looks back from there: a search that looks back first stops at every letter.
_TOKEN = re.compile(
    r"\{(?<![\\{]\{)(?P<fact>[a-z0-9][a-z0-9-]*)\}(?!\})"
    r"|\[(?<!\\\[)(?:@(?P<source>[^\[\]\s]*)\]|\[(?P<record>[^\[\]|\n]*)(?:\|(?P<words>[^\[\]\n]*))?\]\])"
)


class Token(NamedTuple):
    """One sign in a text: what it refers to, and where it stands."""

    kind: Literal["fact", "source", "record"]
    target: str
    words: str | None
    start: int
    end: int


def tokens(text: str) -> tuple[Token, ...]:
    """Every sign in `text`, in order. A sign after a backslash is ordinary text, and so is `{{fact}}`."""
    return tuple(map(_token, _TOKEN.finditer(text))) if "{" in text or "[" in text else ()


def _token(match: re.Match[str]) -> Token:
    kind = match.lastgroup if match.lastgroup != "words" else "record"
    return Token(kind, match[kind], match["words"], *match.span())


def without(signs: Iterable[Token], text: str) -> str:
    """The text with these signs blanked out, but for the words that a link shows, so that every offset stays true."""
    parts, end = [], 0
    for token in signs:
        parts.append(text[end : token.start])
        end = token.end if token.words is None else token.end - len(token.words) - 2
        parts.append(" " * (end - token.start))
    return "".join((*parts, text[end:]))


def without_html(text: str) -> str:
    """The Markdown text with every `<` put out of the parser's sight."""
    return text.replace("<", OPENING)
