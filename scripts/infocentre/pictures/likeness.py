"""Pictures that look alike in records whose people are shown at different identity levels."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import combinations

from ..checks.gist import level_of
from ..checks.passages import texts
from ..model.kinds import PROFILE
from ..problem import Problem
from ..schema import Content, Entry
from ..tokens import tokens
from .developed import Developed, Job

MAX_DIFFERENT_BITS = 6
"""Of 64; pictures that differ in no more of them look alike."""


def alike(content: Content, developed: Iterable[tuple[Job, Developed]]) -> Iterator[Problem]:
    """A warning for each pair that would lead from a call-sign in one record to the name in another."""
    known = [(job, levels, picture.likeness) for job, picture in developed if (levels := _levels(job.entry, content))]
    for (one, levels, bits), (other, other_levels, other_bits) in combinations(known, 2):
        if levels != other_levels and one.entry is not other.entry and (bits ^ other_bits).bit_count() <= MAX_DIFFERENT_BITS:
            message = f"looks like a picture of {one.entry.address}, whose people are shown at another identity level"
            yield other.problem("picture-alike", message, "Use it in one of them only: it leads from one to the other.", level="warning")


def _levels(entry: Entry, content: Content) -> frozenset[int]:
    """The identity levels of the people that a record is about or names."""
    people = {entry.address} if entry.kind is PROFILE else set(_named(entry))
    profiles = (content.entries[address] for address in people if address in content.entries)
    return frozenset(level_of(profile) for profile in profiles)


def _named(entry: Entry) -> Iterator[str]:
    """The addresses of the profiles that a story or guide names."""
    yield from (f"profiles/{id}" for id in getattr(entry.facts, "people", ()))
    yield from (address for address in entry.facts.related if address.startswith("profiles/"))
    for words in entry.words.values():
        for _, text, _ in texts(words):
            yield from (token.target for token in tokens(text) if token.kind == "record" and token.target.startswith("profiles/"))
