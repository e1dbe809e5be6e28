"""A text -> the details in it that may stand in no text: ways to reach somebody, money, papers, points on a map."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from . import money, papers, points, reach
from .sort import Sort

_URL = re.compile(r"https?://\S+")
# Without a digit of any script, @, : or / there is no detail. These are the letters and signs of most texts, and none of those;
# to search for what is not among them is quicker than to ask of each whether it is a digit.
_SOMETHING = re.compile(r"[^\x00-.;-?A-\u065f\u2000-\u2fff]")


@dataclass(frozen=True, slots=True)
class Detail:
    """One thing found: where it begins, what it is, and what to do about it. The thing itself is never kept."""

    start: int
    what: str
    code: str
    hint: str


_REACH = ("contact-detail", "Write it in a contact (data/contacts/) and name the contact here.")
_MONEY = ("contact-detail", "Take it out; an account for donations is a channel of a contact (data/contacts/).")
_PAPERS = ("private-detail", "Take it out before anybody else gets this file: git forgets nothing.")
_POINTS = ("private-detail", "Take it out; name the town or the oblast, never a point.")
# In this order; what lies inside an earlier find is not named again.
_IN_LINKS = ((reach.LINKS, _REACH), (points.LINKS, _POINTS))
_IN_WORDS = ((reach.SORTS, _REACH), (money.SORTS, _MONEY), (points.SORTS, _POINTS), (papers.SORTS, _PAPERS), (reach.NUMBERS, _REACH))
_OF_CONTACTS = ((reach.SORTS, _REACH), (money.SORTS, _MONEY), (papers.SORTS, _PAPERS), (reach.NUMBERS, _REACH))


def details(text: str, *, of_contact: bool = False) -> Iterator[Detail]:
    """Each detail in a text, by its kind. The words of a contact may say where an office is."""
    if not _SOMETHING.search(text):
        return
    said = bytearray(len(text))
    yield from _of(_IN_LINKS[: 1 if of_contact else 2], text, said)
    yield from _of(_OF_CONTACTS if of_contact else _IN_WORDS, without_links(text), said)


def points_in_link(address: str) -> Iterator[Detail]:
    """The points on a map to which a web address leads."""
    return _of(_IN_LINKS[1:], address, bytearray(len(address)))


def without_links(text: str) -> str:
    """The text with web addresses blanked out, so that every offset stays true."""
    return _URL.sub(lambda match: " " * len(match[0]), text) if "://" in text else text


def _of(groups: tuple[tuple[tuple[Sort, ...], tuple[str, str]], ...], text: str, said: bytearray) -> Iterator[Detail]:
    for sorts, (code, hint) in groups:
        for sort in sorts:
            for match in sort.pattern.finditer(text) if sort.part in text else ():
                if not said[match.start()] and sort.holds(match):
                    said[match.start() : match.end()] = b"\1" * len(match[0])
                    yield Detail(sort.start(match), sort.what, code, hint)
