"""No host, handle or e-mail address looks like another one that the records name."""

from __future__ import annotations

import datetime
import re
from collections import Counter
from collections.abc import Iterator, Set
from typing import NamedTuple

from ..details.sort import head
from ..lookalikes import latin, skeleton
from ..problem import Problem
from ..schema import Content
from ..tokens import without_signs
from ..yaml_lines import Mark
from .bodies import texts
from .strings import written

# A host, found from the dot before its last part; below these endings a name is one part longer.
_ENDING = re.compile(r"\.(?<=[\w-]\.)[^\W\d_]{2,}(?![\w-]|\.\w)")
_SHARED = frozenset(("com", "org", "net", "gov", "edu", "mil", "co", "in", "kiev", "kyiv", "lviv"))
_ACCOUNT = re.compile(r"@\w{4,32}\Z|[\w.+-]+@[\w.-]+\Z")
_HINT = "Compare it letter by letter with the source, and type it again."


class Named(NamedTuple):
    """A name that leads somewhere, and where in the files it stands."""

    name: str
    path: str
    mark: Mark


def check(content: Content, today: datetime.date) -> Iterator[Problem]:
    """A problem wherever a name looks like another one that the records name more often; where both are as rare, at both."""
    named = list(named_in(content))
    counts = Counter(found.name for found in named)
    alike = _alike(counts)
    for found in named:
        if any(counts[other] >= counts[found.name] for other in alike.get(found.name, ())):
            yield _problem(found)
    yield from _in_texts(content, frozenset(counts))


def strangers(content: Content, genuine: Set[str]) -> Iterator[Problem]:
    """A problem for each name that is not among the genuine ones and looks like one of them."""
    skeletons = {skeleton(name) for name in genuine}
    return (_problem(found) for found in named_in(content) if found.name not in genuine and skeleton(found.name) in skeletons)


def named_in(content: Content) -> Iterator[Named]:
    """Every host and account in the fields of the records; hosts without what stands before their own name."""
    for document, path, text in written(content):
        if "://" in text:
            for _, host in hosts(text.split("/")[2]):
                yield Named(domain(host), document.path, document.mark(path))
        elif path[-1] == "value" and _ACCOUNT.match(text):
            yield Named(text.lower(), document.path, document.mark(path))


def hosts(text: str) -> Iterator[tuple[int, str]]:
    """Whatever in a text has the form of a host, in letters of any script, with its offset."""
    for match in _ENDING.finditer(text):
        start = head(text, match.start(), ".-")
        if host := text[start : match.end()].lstrip(".-_"):
            yield match.end() - len(host), host


def domain(host: str) -> str:
    """The part of a host that somebody registered: svaboda.org of www.svaboda.org."""
    parts = host.lower().split(".")
    return ".".join(parts[-3:] if len(parts) > 2 and parts[-2] in _SHARED else parts[-2:])


def _alike(names: Counter[str]) -> dict[str, list[str]]:
    """Each name with the other ones that look like it."""
    groups: dict[str, list[str]] = {}
    for name in names:
        groups.setdefault(skeleton(name), []).append(name)
    return {name: [other for other in group if other != name] for group in groups.values() if len(group) > 1 for name in group}


def _in_texts(content: Content, known: Set[str]) -> Iterator[Problem]:
    skeletons = {skeleton(name) for name in known}
    for entry in content.entries.values():
        for language, words in entry.words.items():
            document = entry.documents[language]
            for path, text, _ in texts(words):
                for offset, host in hosts(without_signs(text)) if "." in text else ():
                    # Of a link in other letters than Latin ones checks/bodies.py tells more.
                    is_told = not host.isascii() and text.endswith("](https://", 0, offset)
                    if not is_told and _is_trap(host, known, skeletons):
                        yield _problem(Named(host, document.path, document.mark_inside(path, offset)))


def _is_trap(host: str, known: Set[str], skeletons: Set[str]) -> bool:
    """Whether a host in a text looks like a known one, or has a part that is wholly in the look-alikes of another script."""
    name = domain(host)
    if name in known:
        return False
    in_two_scripts = not host.isascii() and latin(host).isascii() and any(part.isascii() for part in host.split("."))
    return skeleton(name) in skeletons or in_two_scripts


def _problem(found: Named) -> Problem:
    return Problem(found.path, found.mark.line, found.mark.column, "look-alike", "a host or account looks like another one, and is not it", _HINT)
