"""Guides are read under stress: short sentences, and one action a step."""

from __future__ import annotations

import datetime
import re
import statistics
from collections.abc import Iterable, Iterator, Mapping

from ..model.kinds import GUIDE
from ..model.site import Language
from ..problem import Problem
from ..schema import Entry
from ..tokens import Token
from .passages import Passage, Reading
from .surroundings import Surroundings

MAX_STEP_WORDS = 60
_END = re.compile(r"[.!?…\n](?:(?<!\n)[\"'”»’)*_]*\s+(?=[*_\"'“„«(]*[A-ZА-ЯЁЎІЇЄҐĄĆĘŁŃÓŚŹŻ])|(?<=\n)\n*)")
_HEADING = re.compile(r"^#+ .*$", re.MULTILINE)
_WORD = re.compile(r"[^\W_]+(?:[-'’][^\W_]+)*")
_NOT_READ_IN_ONE_GO = ("title", "summary", "documents", "sources", "corrections", "pictures")


def of_record(entry: Entry, read: Reading, around: Surroundings, today: datetime.date) -> Iterator[Problem]:
    """Warnings of guides whose middle sentence is too long for the language, and of steps that ask for too much at once."""
    if entry.kind is GUIDE:
        for language in entry.words:
            yield from _guide(entry, language, [found for found in read.texts if found.language == language], around.site.languages)


def _guide(entry: Entry, language: str, texts: Iterable[Passage], languages: Mapping[str, Language]) -> Iterator[Problem]:
    found = [(passage.path, sentences(passage.text, passage.signs)) for passage in texts if passage.path[0] not in _NOT_READ_IN_ONE_GO]
    lengths = [length for _, part in found for length in part]
    most = languages[language].sentence if language in languages else 0
    if most and lengths and statistics.median(lengths) > most:
        message = f"half of the sentences of this guide have more than {most} words"
        yield entry.problem(language, (), "long-sentences", message, "Say one thing in a sentence.", level="warning")
    for path, part in found:
        if path[0] == "steps" and sum(part) > MAX_STEP_WORDS:
            message = f"the step has {sum(part)} words; {MAX_STEP_WORDS} is the most"
            yield entry.problem(language, path, "long-step", message, "Make it two steps, one action each.", level="warning")


def sentences(text: str, signs: Iterable[Token]) -> list[int]:
    """The number of words of each sentence of a text; headings count for nothing, a sign for the words it prints."""
    parts, end = [], 0
    for token in signs:
        parts += [text[end : token.start], _printed(token)]
        end = token.end
    printed = "".join((*parts, text[end:]))
    lengths = (len(_WORD.findall(sentence)) for sentence in _END.split(_HEADING.sub("", printed) if "#" in printed else printed))
    return [length for length in lengths if length]


def _printed(token: Token) -> str:
    """What stands for a sign when words are counted: nothing for a note, one small word for a fact or a title."""
    return "" if token.kind == "source" else token.words or "x"
