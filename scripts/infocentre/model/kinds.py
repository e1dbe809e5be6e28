"""The kinds of record: which folder holds them, and which models read them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from .contact import Contact, ContactWords
from .guide import Guide, GuideWords
from .page import Page, PageWords
from .profile import Profile, ProfileWords
from .record import Record, Words
from .story import Story, StoryWords


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of record; `folder` is also its part of every address."""

    folder: str
    name: str
    record: type[Record]
    words: type[Words]

    @property
    def facts_file(self) -> str:
        return f"{self.name}.yml"

    def __reduce__(self) -> tuple[Callable[[str], Kind], tuple[str]]:
        """There is one of each kind, also after a record was remembered and taken up again."""
        return _kind, (self.folder,)


STORY = Kind("stories", "story", Story, StoryWords)
PROFILE = Kind("profiles", "profile", Profile, ProfileWords)
GUIDE = Kind("guides", "guide", Guide, GuideWords)
CONTACT = Kind("contacts", "contact", Contact, ContactWords)
PAGE = Kind("pages", "page", Page, PageWords)

KINDS = (STORY, PROFILE, GUIDE, CONTACT)
"""Kinds that live in data/; hand-written pages live in docs/."""

BY_FOLDER = {kind.folder: kind for kind in (*KINDS, PAGE)}


def of_address(address: str) -> tuple[Kind, str]:
    """The kind and the id of the record at an address, which are its two halves."""
    folder, _, id = address.partition("/")
    return BY_FOLDER[folder], id


def _kind(folder: str) -> Kind:
    return BY_FOLDER[folder]
