"""The three signs an author may write in a body: `{fact}`, `[@source]` and `[[kind/id|words]]`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Literal, NamedTuple

# A private character stands for `<` while Markdown is read, so that no HTML can begin;
# decode.py refuses private characters in every file.
OPENING = "\ue003"

_TOKEN = re.compile(
    # A sign begins with one of two brackets; what stands before it is looked at from there, since most letters are no bracket.
    r"\{(?<!\\\{)(?<!\{\{)(?P<fact>[a-z0-9][a-z0-9-]*)\}(?!\})"
    r"|\[(?<!\\\[)(?:@(?P<source>[^\[\]\s]*)\]|\[(?P<record>[^\[\]|\n]*)(?:\|(?P<words>[^\[\]\n]*))?\]\])"
)


class Token(NamedTuple):
    """One sign in a text: what it refers to, and where it stands."""

    kind: Literal["fact", "source", "record"]
    target: str
    words: str | None
    start: int
    end: int


def tokens(text: str) -> Iterator[Token]:
    """Every sign in `text`, in order. A sign after a backslash is ordinary text, and so is `{{fact}}`."""
    for match in _TOKEN.finditer(text):
        kind = match.lastgroup if match.lastgroup != "words" else "record"
        yield Token(kind, match[kind], match["words"], match.start(), match.end())


def without_signs(text: str) -> str:
    """The text with its signs blanked out, but for the words that a link shows, so that every offset stays true."""
    for token in list(tokens(text)):
        end = token.end if token.words is None else token.end - len(token.words) - 2
        text = text[: token.start] + " " * (end - token.start) + text[end:]
    return text


def without_html(text: str) -> str:
    """The Markdown text with every `<` put out of the parser's sight."""
    return text.replace("<", OPENING)
