"""The gate for people: a profile whose safety is missing, unclear or expired is held, never published."""

from __future__ import annotations

import datetime
from collections.abc import Iterator

from ..model.fields import PartialDate
from ..model.kinds import PROFILE
from ..model.profile import Profile
from ..model.site import Review
from ..problem import Problem
from ..schema import Entry
from ..yaml_lines import Path
from . import consent
from .consent import Reason
from .passages import Reading
from .surroundings import Surroundings

_FINENESS = {"year": 0, "month": 1, "day": 2, "country": 0, "oblast": 1, "town": 2}
MIN_OUTLETS = 2
NAMED = (3, 4)
CALL_SIGN_ONLY = 2
FINEST_PLACE = {1: "country", 2: "oblast"}
FINEST_TIME = {1: "year", 2: "month"}


def of_record(entry: Entry, read: Reading, around: Surroundings, today: datetime.date) -> Iterator[Problem]:
    """Each reason to hold a profile. A draft is not looked at: it has no page."""
    if entry.kind is PROFILE and not entry.faulty and entry.facts.status != "draft":
        for path, code, message, hint in _reasons(entry, around, today):
            yield entry.problem("", path, code, message, hint, level="held")


def _reasons(entry: Entry, around: Surroundings, today: datetime.date) -> Iterator[Reason]:
    profile: Profile = entry.facts
    identity = profile.identity
    if identity.expires <= today:
        yield ("identity", "expires"), "identity-expired", "the time this profile may be shown is over", "Look at it again with two people, then set a new day."
    if (identity.subject == "deceased") != (profile.life in ("fallen", "died")):
        yield ("identity", "subject"), "identity-subject", "`subject` and `life` do not agree", "Correct one of them."
    if profile.died and profile.life not in ("fallen", "died"):
        yield ("died",), "identity-subject", "`died` and `life` do not agree", "Correct one of them."
    yield from _duration(profile, around.site.review)
    yield from consent.reasons(entry, around.reused) if identity.basis == "consent" else _public_record(entry, around)
    yield from _names(entry)
    yield from _precision(profile)


def _duration(profile: Profile, review: Review) -> Iterator[Reason]:
    """Not for longer, and not sooner, than the settings in site.yml allow."""
    identity = profile.identity
    at_risk = identity.basis == "consent" and identity.relatives_at_risk != "none"
    longest = datetime.timedelta(days=review.profiles_at_risk if at_risk else review.profiles)
    looked_at = max(profile.published, profile.checked.on) if profile.checked else profile.published
    if identity.expires - looked_at > longest:
        yield ("identity", "expires"), "identity-expiry", f"a profile may be shown for {longest.days} days after the last check at the most", "Choose an earlier day."
    for path, date in _dates(profile):
        if profile.published - date.first < datetime.timedelta(days=review.delay):
            yield path, "identity-delay", f"less than {review.delay} days lie between this and `published`", "Wait, or take it out."


def _names(entry: Entry) -> Iterator[Reason]:
    """Exactly what the level lets a page call the person."""
    level = entry.facts.identity.level
    if level == 0:
        yield ("identity", "level"), "identity-level", "at level 0 nobody is shown on a page of their own", "Tell of them in a story, without names."
    for language, words in entry.words.items():
        path = entry.documents[language].path
        if level in NAMED and not words.name:
            yield ("identity", "level"), "identity-name", f"level {level} needs a name, and {path} has none", "Write `name`, or choose level 1 or 2."
        if level not in NAMED and words.name:
            yield ("identity", "level"), "identity-name", f"level {level} shows no name, and {path} has one", "Delete `name` there."
        if level == CALL_SIGN_ONLY and not words.call_sign:
            yield ("identity", "level"), "identity-name", f"level {level} needs a call-sign, and {path} has none", "Write `call_sign`, or choose level 1."
        if level < CALL_SIGN_ONLY and words.call_sign:
            yield ("identity", "level"), "identity-name", f"level {level} shows no call-sign, and {path} has one", "Delete `call_sign` there."


def _public_record(entry: Entry, around: Surroundings) -> Iterator[Reason]:
    profile: Profile = entry.facts
    if profile.identity.consent:
        yield ("identity", "consent"), "identity-basis", "the basis `public-record` knows no consent", "Delete `consent`."
    if profile.identity.level not in (2, 4):
        yield ("identity", "level"), "identity-level", "the basis `public-record` goes with level 4, or 2 for a call-sign", "Choose one of them."
    for path, keys in _statements(profile):
        publishers = {publisher(around, profile.sources[key].outlet) for key in keys if key in profile.sources}
        if len(publishers) < MIN_OUTLETS:
            yield path, "identity-outlets", f"rests on {len(publishers)} independent outlet; {MIN_OUTLETS} are needed", "Add a source of another outlet, or take it out."


def _statements(profile: Profile) -> Iterator[tuple[Path, tuple[str, ...]]]:
    for id, fact in profile.facts.items():
        yield ("facts", id), fact.sources
    for index, event in enumerate(profile.timeline):
        yield ("timeline", index), event.sources


def publisher(around: Surroundings, outlet: str) -> str:
    """The publisher behind an outlet: outlets of one family count as one."""
    known = around.vocabularies.get("outlets", {}).get(outlet)
    return getattr(known, "family", None) or outlet


def _precision(profile: Profile) -> Iterator[Reason]:
    """No precision finer than the level allows, and no date finer than that; for places see places.py."""
    identity = profile.identity
    for name, finest in (("place_precision", FINEST_PLACE), ("time_precision", FINEST_TIME)):
        allowed = finest.get(identity.level)
        if allowed and _FINENESS[getattr(identity, name)] > _FINENESS[allowed]:
            yield ("identity", name), "identity-precision", f"level {identity.level} allows {allowed} at the finest", f"Write `{name}: {allowed}`."
    for path, date in _dates(profile):
        if _FINENESS[date.precision] > _FINENESS[identity.time_precision]:
            yield path, "identity-precision", "the date is finer than `time_precision` allows", "Write less of it."


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
