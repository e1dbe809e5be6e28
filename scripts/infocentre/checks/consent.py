"""What a consent must be, and that it covers everything that the page shows; a part of the gate in identity.py."""

from __future__ import annotations

from collections.abc import Iterator
from typing import get_args

from ..approvals import lacking
from ..model.profile import Consent, Profile, Shown
from ..schema import Entry
from ..yaml_lines import Path

Reason = tuple[Path, str, str, str]
"""Place in the facts, code, message, hint."""
LEVEL_WITH_RELATIVES = 2
SHORTEST_WORD = 3


def reasons(entry: Entry, reused: frozenset[str]) -> Iterator[Reason]:
    """Each reason to hold a profile that rests on consent."""
    profile: Profile = entry.facts
    consent = profile.identity.consent
    if consent is None:
        yield ("identity", "basis"), "identity-consent", "the basis `consent` needs `consent`", "Write what the person agreed to, or hold the profile."
        return
    yield from _reference(entry, consent, reused)
    yield from _scope(entry, consent)
    if profile.identity.relatives_at_risk != "none" and profile.identity.level > LEVEL_WITH_RELATIVES:
        yield ("identity", "level"), "identity-level", f"with relatives at risk the level is {LEVEL_WITH_RELATIVES} at the most", "Choose a lower level."
    if fault := lacking(entry.approved, entry.signatures):
        hint = f"Two people sign it: ./scripts/centre approve {entry.address} --role ROLE --key FILE"
        yield ("identity", "basis"), "identity-approval", fault, hint


def _reference(entry: Entry, consent: Consent, reused: frozenset[str]) -> Iterator[Reason]:
    path = ("identity", "consent", "reference")
    if consent.reference in reused:
        yield path, "identity-reference", "another profile gives the same reference", "Give each consent a reference of its own."
    if any(word in consent.reference for word in entry.id.split("-") if len(word) > SHORTEST_WORD):
        yield path, "identity-reference", "the reference holds a part of the id", "Choose one at random."


def _scope(entry: Entry, consent: Consent) -> Iterator[Reason]:
    if "site" not in consent.channels:
        yield ("identity", "consent", "channels"), "identity-scope", "the consent does not cover this site", "Ask the person, or take the profile out."
    for language in sorted(set(entry.words) - set(consent.languages)):
        yield ("identity", "consent", "languages"), "identity-scope", f"the consent does not cover the language `{language}`", "Ask the person, or delete the words."
    for name in sorted(_shown(entry) - set(consent.fields)):
        yield ("identity", "consent", "fields"), "identity-scope", f"the consent does not cover `{name}`", "Ask the person, or take it out."


def _shown(entry: Entry) -> set[str]:
    """The fields of the consent's scope that the page would show."""
    parts = (entry.facts, *entry.words.values())
    return {name for name in get_args(Shown) if any(getattr(part, name, None) for part in parts)}
