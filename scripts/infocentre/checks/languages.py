"""Words stand in the languages of the site, for exactly the ids of the facts, in the right script."""

from __future__ import annotations

import datetime
import re
import string
from collections.abc import Iterator, Mapping
from functools import cache

from ..model.fields import Model
from ..model.kinds import PAGE
from ..problem import Problem
from ..schema import Entry
from ..yaml_lines import Path
from .passages import Reading
from .surroundings import Surroundings

# Which fields of the facts hold ids whose words every language must give.
_LISTS = ("claims", "timeline", "corrections", "steps", "channels", "documents", "pictures")
# The bytes with which UTF-8 begins the letters Ѐ-ӿ, and A-Z, a-z, À-ȿ; of those that begin with C9 the Latin ones end at ɏ.
_CYRILLIC = bytes(range(0xD0, 0xD4))
_LATIN = string.ascii_letters.encode() + bytes(range(0xC3, 0xC9))
_LAST_LATIN = re.compile(b"\xc9[\x80-\x8f]")
_IN_CYRILLIC = frozenset(("be", "uk", "ru"))
_ANSWER_WORDS = range(30, 91)


def of_record(entry: Entry, read: Reading, around: Surroundings, today: datetime.date) -> Iterator[Problem]:
    """Problems of languages, of ids without words and of words without ids."""
    known = around.site.languages
    for language in entry.documents:
        if language and language not in known:
            yield Problem(entry.documents[language].path, 0, 0, "language", f"`{language}` is no language of the site", f"Name the file after one of its languages: {', '.join(known)}.")
    if entry.facts.original and entry.facts.original not in entry.words and words_file(entry, entry.facts.original) not in around.unread:
        message = f"the words in the original language ({entry.facts.original}) are missing"
        yield entry.problem("", ("original",), "language", message, "Write them, or correct `original`.")
    plain = {(found.language, found.path): found.plain for found in read.texts}
    for language in (language for language in entry.words if language in known):
        yield from _translation(entry, language)
        yield from _ids(entry, language)
        yield from _script(entry, language, plain)
        yield from _answer(entry, language)


def words_file(entry: Entry, language: str) -> str:
    """The path of a record's words in a language."""
    return f"docs/{language}/{entry.id}.md" if entry.kind is PAGE else f"data/{entry.address}/{language}.yml"


def _translation(entry: Entry, language: str) -> Iterator[Problem]:
    words = entry.words[language]
    if language in entry.faulty or not entry.facts.original:
        return
    if language == entry.facts.original and words.translation:
        yield entry.problem(language, ("translation",), "translation", "the original language is no translation", "Delete `translation`.")
    if language != entry.facts.original and not words.translation:
        hint = f"Run: ./scripts/centre translate mark {entry.address} {language}"
        yield entry.problem(language, (), "translation", "`translation` is missing: of which words, by whom", hint)
    if entry.kind is PAGE and words.translation and words.sources:
        yield entry.problem(language, ("sources",), "sources", "sources of a page stand in its original only", "Move them there.")


def _ids(entry: Entry, language: str) -> Iterator[Problem]:
    if entry.faulty & {"", language}:
        return  # a list that cannot be read is not without its items
    for name in _lists(type(entry.facts)):
        wanted = {getattr(item, "id", item) for item in getattr(entry.facts, name)}
        given = getattr(entry.words[language], name)
        for id in sorted(wanted - set(given)):
            yield entry.problem(language, (name,), "words-missing", f"{name} has no words for `{id}`", f"Write them under {name}.")
        for id in sorted(set(given) - wanted):
            yield entry.problem(language, (name, id), "words-unused", f"{name} has words for `{id}`, which the facts do not have", "Delete them, or correct the id.")


@cache
def _lists(model: type[Model]) -> tuple[str, ...]:
    return tuple(name for name in _LISTS if name in model.model_fields)


def _script(entry: Entry, language: str, plain: Mapping[tuple[str, Path], str]) -> Iterator[Problem]:
    words = entry.words[language]
    field = next((name for name in ("body", "answer", "summary") if getattr(words, name, None)), None)
    if field is None:
        return
    text = plain[language, (field,)].encode()
    cyrillic, latin = _count(text, _CYRILLIC), _count(text, _LATIN) + len(_LAST_LATIN.findall(text))
    if cyrillic + latin > 40 and (cyrillic > latin) != (language in _IN_CYRILLIC):
        yield entry.problem(language, (field,), "script", f"the text does not look like `{language}`: it is in another script", "Is it in the right file?")


def _count(text: bytes, wanted: bytes) -> int:
    """How many of these bytes stand in a text; much quicker than to look for its letters one by one."""
    return len(text) - len(text.translate(None, wanted))


def _answer(entry: Entry, language: str) -> Iterator[Problem]:
    answer = getattr(entry.words[language], "answer", None)
    if answer is None:
        return
    count = len(re.sub(r"\[@[^\]]*\]", "", answer).split())
    if count not in _ANSWER_WORDS:
        message = f"the answer has {count} words; a short answer has {_ANSWER_WORDS[0]} to {_ANSWER_WORDS[-1]}"
        yield entry.problem(language, ("answer",), "answer-length", message, "Shorten it, or say a little more.", level="warning")
