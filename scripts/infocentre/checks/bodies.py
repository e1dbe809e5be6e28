"""Bodies hold Markdown and the three signs, nothing else: no HTML, no picture, no unsafe link, no abyss."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterable, Iterator, Mapping

import pyromark

from ..model.kinds import PAGE
from ..model.urls import url_fault
from ..problem import Level, Problem
from ..schema import Entry
from ..tokens import Token, tokens, without_html
from .passages import Passage, Reading
from .references import suggest
from .surroundings import Surroundings, is_draft

MAX_QUOTE_DEPTH = 4
MAX_LIST_DEPTH = 6
WITH_FACTS = ("claims", "timeline")
"""Plain texts in which `{fact}` is printed."""
# Nests of brackets cost some Markdown parsers minutes; no sentence needs so many.
MAX_OPEN_BRACKETS = 20
_TAG = re.compile(r"<[A-Za-z/!?]")
_BRACKETS = re.compile(r"[\[\]]")
_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:")
# A definition `[name]: address` stands where it is written, but shows nothing there.
_DEFINITION = re.compile(r"^ {0,3}\[([^\[\]\n]+)\]:", re.MULTILINE)
# Behind a number or name in `&…;` could stand what decode.py and letters.py refuse. These four are plain signs.
_REFERENCE = re.compile(r"&(?!(?:amp|lt|gt|quot);)(?:#[0-9]+|#[xX][0-9A-Fa-f]+|[A-Za-z][A-Za-z0-9]*);")
# Without any of these no parser of Markdown finds a link, a picture or a heading of the first level: the end of a link's words
# and what must follow it, a line of =, a # that stands alone.
_TELLING = ("](", "]:", "=")
_LONE = re.compile("#(?<!##)(?!#)")
# A line with which a list may begin, and whatever may begin an item of one.
_LIST = re.compile(r"[\n\r][ \t>]*(?:[-+*]|[0-9]+[.)])(?!\S)")
_ITEM = re.compile(r"[-+*.)](?!\S)(?:(?<=[-+*])|(?<=[0-9].))")
_QUOTES = re.compile(r"[ \t]*((?:>[ \t]*)+)")


def of_record(entry: Entry, read: Reading, around: Surroundings, today: datetime.date) -> Iterator[Problem]:
    """Problems inside texts, each with the line of the file it stands on."""
    for found in read.texts:
        faults = _faults(found, entry, around.statuses) if found.markdown else _idle_signs(found, entry, around.statuses) if found.signs else ()
        for offset, code, message, hint, level in faults:
            mark = found.document.mark_inside(found.path, offset)
            yield Problem(found.document.path, mark.line, mark.column, code, message, hint, level)


Fault = tuple[int, str, str, str, Level]


def _faults(found: Passage, entry: Entry, statuses: Mapping[str, str]) -> Iterator[Fault]:
    if found.signs:
        yield from _signs(found.signs, entry, statuses)
    abyss = list(_abyss(found.text))
    yield from abyss
    if not abyss and not found.text.isalnum():
        yield from _markdown(found.text)


def _signs(signs: Iterable[Token], entry: Entry, statuses: Mapping[str, str]) -> Iterator[Fault]:
    facts = entry.written("facts") if entry.kind is not PAGE else frozenset()
    for token in signs:
        if token.kind == "fact" and token.target not in facts:
            hint = suggest(token.target, facts) or "Add it to `facts`, or write \\{ for a bracket."
            yield token.start, "no-such-fact", f"`{token.target}` is not in facts", hint, "error"
        elif token.kind == "record" and token.target not in statuses:
            hint = suggest(token.target, statuses) or "Write it as [[kind/id]] or [[kind/id|words]]."
            yield token.start, "no-such-record", f"there is no record `{token.target}`", hint, "error"
        elif token.kind == "record" and is_draft(statuses, token.target) and not is_draft(statuses, entry.address):
            yield token.start, "draft-named", f"{token.target} is a draft", "Publish it first, or take it out here.", "error"


def _idle_signs(found: Passage, entry: Entry, statuses: Mapping[str, str]) -> Iterator[Fault]:
    """Signs in a text that is shown letter by letter: readers would see the bare sign. A claim or event may hold facts."""
    for token in found.signs:
        known = {"fact": entry.written("facts") if entry.kind is not PAGE else (), "source": entry.facts.sources, "record": statuses}[token.kind]
        if token.target in known and not (token.kind == "fact" and found.path[0] in WITH_FACTS):
            yield token.start, "idle-sign", f"`{found.text[token.start : token.end]}` would be shown as it is written", "Write it out; signs are read in Markdown only.", "error"


def _abyss(text: str) -> Iterator[Fault]:
    depth = 0
    for match in _BRACKETS.finditer(text) if text.count("[") > MAX_OPEN_BRACKETS else ():
        depth = depth + 1 if match[0] == "[" else max(0, depth - 1)
        if depth > MAX_OPEN_BRACKETS:
            yield match.start(), "markdown-depth", f"more than {MAX_OPEN_BRACKETS} brackets are open at once", "Close or delete them.", "error"
            return
    if text.count(">") <= MAX_QUOTE_DEPTH:
        return
    offset = 0
    for line in text.split("\n"):
        match = _QUOTES.match(line)
        if match and match[1].count(">") > MAX_QUOTE_DEPTH:
            yield offset, "markdown-depth", f"quotations lie deeper than {MAX_QUOTE_DEPTH} in each other", "Use one `>`.", "error"
            return
        offset += len(line) + 1


def _markdown(text: str) -> Iterator[Fault]:
    for match in _TAG.finditer(text):
        yield match.start(), "html", "HTML is not read; it is shown as it is written", "Use Markdown instead.", "warning"
    for match in _REFERENCE.finditer(text):
        yield match.start(), "character", f"`{match[0]}` stands for a letter that nobody sees here", "Type the letter itself.", "error"
    for match in _DEFINITION.finditer(text) if "]:" in text else ():
        if text.lower().count(f"[{match[1].lower()}]") < 2:
            yield match.start(), "link", f"nothing refers to `[{match[1]}]:`, so the line is not shown", "Write [words](https://…) where the address belongs.", "error"
    if may_hold_faults(text):
        yield from parsed(text)


def may_hold_faults(text: str) -> bool:
    """Whether a parser of Markdown could find anything to object to; most texts need not be parsed for that."""
    if any(sign in text for sign in _TELLING) or _LONE.search(text):
        return True
    return text.count(">") > MAX_QUOTE_DEPTH or bool(_LIST.search(f"\n{text}")) and len(_ITEM.findall(text)) > MAX_LIST_DEPTH


def parsed(text: str) -> Iterator[Fault]:
    """What a parser of Markdown finds to object to."""
    source = without_html(text)
    as_bytes = source.encode()
    lists = quotes = 0
    for event, place in pyromark.events_with_range(source):
        if isinstance(event, str):
            continue
        (moment, what), *_ = event.items()
        name, details = next(iter(what.items())) if isinstance(what, dict) else (what, None)
        if name == "List":
            lists += 1 if moment == "Start" else -1
        if name == "BlockQuote":
            quotes += 1 if moment == "Start" else -1
        fault = _fault(moment, name, details, lists, quotes)
        if fault:
            yield len(as_bytes[: place["start"]].decode(errors="ignore")), *fault, "error"
        if lists > MAX_LIST_DEPTH or quotes > MAX_QUOTE_DEPTH:
            return


def _fault(moment: str, name: str, details: dict | None, lists: int, quotes: int) -> tuple[str, str, str] | None:
    if lists > MAX_LIST_DEPTH:
        return "markdown-depth", f"lists lie deeper than {MAX_LIST_DEPTH} in each other", "Use fewer levels."
    if quotes > MAX_QUOTE_DEPTH:
        return "markdown-depth", f"quotations lie deeper than {MAX_QUOTE_DEPTH} in each other", "Use one `>`."
    if moment != "Start" or not details:
        return None
    if name == "Image":
        return "picture", "a picture cannot stand in a text", "Delete it."
    if name == "Link" and (fault := _link_fault(details["dest_url"])):
        return "link", fault, "Use an https:// address, or [[kind/id]] for a record."
    if name == "Heading" and details["level"] == "H1":
        return "heading", "the title is the only heading of the first level", "Begin the line with ##."
    return None


def _link_fault(address: str) -> str:
    if not _SCHEME.match(address):
        return "the link is not a web address"
    return "a sign stands inside the address of a link" if any(tokens(address)) else url_fault(address)
