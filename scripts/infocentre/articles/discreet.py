"""A guide under an address, a title and a preview that say nothing of what it is about."""

from __future__ import annotations

import dataclasses
import hashlib
from functools import cache

from ..schema import Entry
from .article import Article
from .desk import Desk

DIGITS = 8
SECTION = "g"
"""Its part of the address: a word there would tell something."""


@cache
def number_of(address: str) -> str:
    """The number of a record, by its address without a language: the same in every build, whatever else is published."""
    hashed = int.from_bytes(hashlib.sha256(address.encode()).digest())
    return f"{hashed % 10**DIGITS:0{DIGITS}}"


def discreet_address(address: str, language: str) -> str:
    """Where a guide stands under its number; `address` is its own one, without a language."""
    return f"{language}/{SECTION}/{number_of(address)}/"


def disguise(desk: Desk, entry: Entry, article: Article) -> Article:
    """The article of a guide, written for its discreet address, with nothing around it that tells its subject.

    It names no other address of itself either: a messenger would follow it, and show the preview of that page.
    """
    tongue = desk.tongue(article.language)
    return dataclasses.replace(
        article,
        section=SECTION,
        title=tongue("discreet-title", number=number_of(entry.address)),
        description=tongue("discreet-lead"),
        versions={code: discreet_address(entry.address, code) for code in article.versions},
        robots="noindex, nofollow",
        kind="discreet",
        permalink="",
        picture=None,
    )
