"""No host, handle or e-mail address looks like another one that the records name."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator, Set
from typing import NamedTuple

from ..lookalikes import latin, skeleton
from ..problem import Problem
from ..schema import Content, Entry
from ..yaml_lines import Document, Mark, Path
from .passages import Passage, Reading
from .strings import Written, domain, hosts, names_in, written, written_in_centre
from .surroundings import Surroundings

_HINT = "Compare it letter by letter with the source, and type it again."


class Named(NamedTuple):
    """A name that leads somewhere, and the field in which it stands."""

    name: str
    document: Document
    path: Path


def of_record(entry: Entry, read: Reading, around: Surroundings, today: datetime.date) -> Iterator[Problem]:
    """A problem wherever a name looks like another one that is named more often; where both are as rare, at both."""
    yield from _fields(read.fields, around)
    yield from _in_texts(read.texts, around)


def of_centre(content: Content, around: Surroundings, today: datetime.date) -> Iterator[Problem]:
    """The same in the files that are no record."""
    yield from _fields(written_in_centre(content), around)


def _fields(texts: Iterable[Written], around: Surroundings) -> Iterator[Problem]:
    for found in _named(texts):
        others = around.skeletons[skeleton(found.name)]
        if any(other != found.name and around.hosts[other] >= around.hosts[found.name] for other in others):
            yield _problem(found.document, found.document.mark(found.path))


def strangers(content: Content, genuine: Set[str]) -> Iterator[Problem]:
    """A problem for each name that is not among the genuine ones and looks like one of them."""
    skeletons = {skeleton(name) for name in genuine}
    return (_problem(found.document, found.document.mark(found.path)) for found in named_in(content) if found.name not in genuine and skeleton(found.name) in skeletons)


def named_in(content: Content) -> Iterator[Named]:
    """Every host and account in the fields of a whole content; hosts without what stands before their own name."""
    yield from _named(written(content.entries.values()))
    yield from _named(written_in_centre(content))


def _named(texts: Iterable[Written]) -> Iterator[Named]:
    for document, path, text in texts:
        for name in names_in(path, text):
            yield Named(name, document, path)


def _in_texts(texts: Iterable[Passage], around: Surroundings) -> Iterator[Problem]:
    for found in texts:
        for offset, host in hosts(found.bare) if "." in found.bare else ():
            # Of a link in other letters than Latin ones checks/bodies.py tells more.
            is_told = not host.isascii() and found.text.endswith("](https://", 0, offset)
            if not is_told and _is_trap(host, around):
                yield _problem(found.document, found.document.mark_inside(found.path, offset))


def _is_trap(host: str, around: Surroundings) -> bool:
    """Whether a host in a text looks like a known one, or has a part that is wholly in the look-alikes of another script."""
    name = domain(host)
    if name in around.hosts:
        return False
    in_two_scripts = not host.isascii() and latin(host).isascii() and any(part.isascii() for part in host.split("."))
    return skeleton(name) in around.skeletons or in_two_scripts


def _problem(document: Document, mark: Mark) -> Problem:
    return Problem(document.path, mark.line, mark.column, "look-alike", "a host or account looks like another one, and is not it", _HINT)
