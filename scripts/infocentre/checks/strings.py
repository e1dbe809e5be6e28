"""A document -> every text written in it, form or no form."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from ..details.sort import head
from ..model.kinds import PAGE
from ..schema import Content, Entry
from ..yaml_lines import Document, Path

Written = tuple[Document, Path, str]
# A host, found from the dot before its last part; below these endings a name is one part longer.
_ENDING = re.compile(r"\.(?<=[\w-]\.)[^\W\d_]{2,}(?![\w-]|\.\w)")
_SHARED = frozenset(("com", "org", "net", "gov", "edu", "mil", "co", "in", "kiev", "kyiv", "lviv"))
_ACCOUNT = re.compile(r"@\w{4,32}\Z|[\w.+-]+@[\w.-]+\Z")


def strings(document: Document) -> Iterator[tuple[Path, str]]:
    """Every text of a document with its path; names of fields are none."""
    return _strings((), document.data)


def _strings(path: Path, value: object) -> Iterator[tuple[Path, str]]:
    if isinstance(value, str):
        yield path, value
    elif isinstance(value, dict):
        for name, inner in value.items():
            yield from _strings((*path, name), inner)
    elif isinstance(value, list):
        for number, inner in enumerate(value):
            yield from _strings((*path, number), inner)


def written(records: Iterable[Entry]) -> Iterator[Written]:
    """Every text of records outside their words: facts, sources of pages."""
    for entry in records:
        if entry.kind is not PAGE:
            yield from ((entry.documents[""], *found) for found in strings(entry.documents[""]))
        else:
            pages = (document for language, document in entry.documents.items() if language)
            yield from ((document, path, text) for document in pages for path, text in strings(document) if path[0] == "sources")


def written_in_centre(content: Content) -> Iterator[Written]:
    """Every text of the files that are no record: vocabularies, the words of the site itself, its settings."""
    for document in content.documents.values():
        yield from ((document, *found) for found in strings(document))


def names_in(path: Path, text: str) -> Iterator[str]:
    """The hosts and the account that a field leads to; hosts without what stands before their own name."""
    if "://" in text:
        yield from (domain(host) for _, host in hosts(text.split("/")[2]))
    elif path[-1] == "value" and _ACCOUNT.match(text):
        yield text.lower()


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
