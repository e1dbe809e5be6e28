"""The gate for people: a profile whose safety is missing, unclear or expired is held, never published."""

from __future__ import annotations

import datetime
from collections.abc import Iterator

from ..model.fields import PartialDate
from ..model.kinds import PROFILE
from ..model.profile import Profile
from ..problem import Problem
from ..schema import Content, Entry
from ..yaml_lines import Path

_FINENESS = {"year": 0, "month": 1, "day": 2, "country": 0, "oblast": 1, "town": 2}
MIN_OUTLETS = 2


def check(content: Content, today: datetime.date) -> Iterator[Problem]:
    """Each reason to hold a profile. A draft is not looked at: it has no page."""
    for entry in content.entries.values():
        if entry.kind is PROFILE and entry.facts.status != "draft":
            for path, code, message, hint in _reasons(entry, content, today):
                yield entry.problem("", path, code, message, hint, level="held")


Reason = tuple[Path, str, str, str]


def _reasons(entry: Entry, content: Content, today: datetime.date) -> Iterator[Reason]:
    profile: Profile = entry.facts
    identity = profile.identity
    longest = datetime.timedelta(days=content.site.review.profiles)
    if identity.expires <= today:
        yield ("identity", "expires"), "identity-expired", "the time this profile may be shown is over", "Look at it again with two people, then set a new day."
    looked_at = max(profile.published, profile.checked.on) if profile.checked else profile.published
    if identity.expires > looked_at + longest:
        yield ("identity", "expires"), "identity-expiry", f"a profile may be shown for {longest.days} days after the last check at the most", "Choose an earlier day."
    if (identity.subject == "deceased") != (profile.life in ("fallen", "died")):
        yield ("identity", "subject"), "identity-subject", "`subject` and `life` do not agree", "Correct one of them."
    if identity.basis == "consent":
        yield ("identity", "basis"), "identity-approval", "no signers are set up who could approve a consent", "The profile waits until they are."
    else:
        yield from _public_record(entry, content)
    yield from _precision(profile)


def _public_record(entry: Entry, content: Content) -> Iterator[Reason]:
    profile: Profile = entry.facts
    if profile.identity.consent:
        yield ("identity", "consent"), "identity-basis", "the basis `public-record` knows no consent", "Delete `consent`."
    if profile.identity.level not in (2, 4):
        yield ("identity", "level"), "identity-level", "the basis `public-record` goes with level 4, or 2 for a call-sign", "Choose one of them."
    for path, keys in _statements(profile):
        publishers = {publisher(content, profile.sources[key].outlet) for key in keys if key in profile.sources}
        if len(publishers) < MIN_OUTLETS:
            yield path, "identity-outlets", f"rests on {len(publishers)} independent outlet; {MIN_OUTLETS} are needed", "Add a source of another outlet, or take it out."


def _statements(profile: Profile) -> Iterator[tuple[Path, tuple[str, ...]]]:
    for id, fact in profile.facts.items():
        yield ("facts", id), fact.sources
    for index, event in enumerate(profile.timeline):
        yield ("timeline", index), event.sources


def publisher(content: Content, outlet: str) -> str:
    """The publisher behind an outlet: outlets of one family count as one."""
    known = content.vocabularies.get("outlets", {}).get(outlet)
    return getattr(known, "family", None) or outlet


def _precision(profile: Profile) -> Iterator[Reason]:
    identity = profile.identity
    for path, date in _dates(profile):
        if _FINENESS[date.precision] > _FINENESS[identity.time_precision]:
            yield path, "identity-precision", "the date is finer than `time_precision` allows", "Write less of it."
    for index, place in enumerate(profile.places):
        fineness = "oblast" if place.endswith("-oblast") else "town"
        if _FINENESS[fineness] > _FINENESS[identity.place_precision]:
            yield ("places", index), "identity-precision", "the place is finer than `place_precision` allows", "Name a larger place."


def _dates(profile: Profile) -> Iterator[tuple[Path, PartialDate]]:
    if profile.died:
        yield ("died",), profile.died
    for index, event in enumerate(profile.timeline):
        yield ("timeline", index, "on"), event.on
        if event.to:
            yield ("timeline", index, "to"), event.to
    for id, fact in profile.facts.items():
        if date := _date_in(fact.value):
            yield ("facts", id, "value"), date


def _date_in(value: int | float | str) -> PartialDate | None:
    """The date that a fact prints; None when it prints something else."""
    try:
        return PartialDate.parse(value) if isinstance(value, str) else None
    except ValueError:
        return None
