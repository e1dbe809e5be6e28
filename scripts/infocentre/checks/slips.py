"""Details slip into no text: no way to reach somebody outside a contact, no account, paper, plate, house or point on a map anywhere."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from urllib.parse import urlsplit

from ..details import Detail, details, points_in_link
from ..details.reach import MESSENGERS
from ..model.kinds import CONTACT
from ..problem import Problem
from ..schema import Content, Entry
from ..yaml_lines import Path
from .passages import Reading
from .strings import Written, written_in_centre
from .surroundings import Surroundings

# A post of a public channel is a source; the channel itself is a contact.
_POST = re.compile(r"https://(?:t|telegram)\.me/(?:s/)?\w{4,32}/[0-9]+(?:\?(?:single|comment=[0-9]+))?\Z")


def of_record(entry: Entry, read: Reading, around: Surroundings, today: datetime.date) -> Iterator[Problem]:
    """A problem for each detail, at its line and column; the message never repeats it."""
    is_contact = entry.kind is CONTACT
    where = "words of a contact; it belongs in `channels`" if is_contact else "a text"
    for passage in read.texts:
        for found in details(passage.bare, of_contact=is_contact):
            mark = passage.document.mark_inside(passage.path, found.start)
            yield Problem(passage.document.path, mark.line, mark.column, found.code, f"{found.what} stands in {where}", found.hint)
    yield from _fields(read.fields)


def of_centre(content: Content, around: Surroundings, today: datetime.date) -> Iterator[Problem]:
    """The same in the files that are no record."""
    yield from _fields(written_in_centre(content))


def _fields(texts: Iterable[Written]) -> Iterator[Problem]:
    for document, path, text in texts:
        for code, message, hint in _in_field(document.path, path, text):
            mark = document.mark(path)
            yield Problem(document.path, mark.line, mark.column, code, message, hint)


def _in_field(file: str, path: Path, text: str) -> Iterator[tuple[str, str, str]]:
    if path[-1] == "value" and path[0] == "channels" and file.startswith(f"data/{CONTACT.folder}/"):
        return
    if path[-1] == "url":
        yield from _in_address(text)
    else:
        where = "a fact" if path[0] == "facts" else "a field"
        yield from (_parts(found, where) for found in _details(text))


@lru_cache(maxsize=10_000)
def _details(text: str) -> tuple[Detail, ...]:
    """Fields hold the same days, keys and ids over and over."""
    return tuple(details(text))


def _in_address(url: str) -> Iterator[tuple[str, str, str]]:
    if _host(url) in MESSENGERS and not _POST.match(url):
        yield "contact-detail", "the address of a source leads to an account in a messenger", "Name the post (https://t.me/name/123); an account belongs in a contact (data/contacts/)."
    yield from (_parts(found, "the address of a source") for found in points_in_link(url))


def _host(url: str) -> str:
    try:
        return (urlsplit(url).hostname or "").removeprefix("www.")
    except ValueError:  # the model says what is wrong with the address
        return ""


def _parts(found: Detail, where: str) -> tuple[str, str, str]:
    return found.code, f"{found.what} stands in {where}", found.hint
