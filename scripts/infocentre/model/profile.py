"""A profile: one person, and exactly as much as may be shown."""

from __future__ import annotations

import re
from typing import Annotated, Literal

from pydantic import AfterValidator, StrictInt

from .fields import Day, Id, LanguageCode, Model, PartialDate, line, many, private, public
from .picture import PictureWords
from .record import Article, Event, Prose, Short, Words


Shown = Literal[
    "name", "call_sign", "role", "summary", "status_line", "body", "unknown", "timeline", "corrections",
    "life", "died", "places", "topics", "related", "facts", "pictures",
]  # fmt: skip
"""Everything on a page that tells something of the person; a test holds it against the model."""
_DATE_OR_NUMBER = re.compile(r"[0-9]{5}")


def _opaque(reference: str) -> str:
    bare = reference.replace("-", "")
    if not re.search("[a-z]", bare) or not re.search("[0-9]", bare) or _DATE_OR_NUMBER.search(bare):
        raise ValueError("must be a random mixture of letters and digits, and no word, date or number")
    return reference


class Consent(Model):
    """What the person agreed to. The evidence is kept elsewhere; no output shows any of this."""

    reference: Annotated[Id, AfterValidator(_opaque)] = private("Opaque reference into the private store, used once; no name, no date, such as k7q2x9.")
    fields: many(Shown, 40) = private("Fields the person agreed to.", min_length=1)
    channels: many(Literal["site", "mirrors", "press", "social", "archive"]) = private("Where they may be shown.", min_length=1)
    languages: many(LanguageCode, 10) = private("Languages the person agreed to.", min_length=1)
    on: Day = private("Day of the consent.")


class Identity(Model):
    """The gate: a profile whose answers are missing or unclear is held, not published."""

    level: StrictInt = public("0 none, 1 anonymous, 2 call-sign as printed, 3 first name by consent, 4 full name already public.", ge=0, le=4, examples=[0])
    subject: Literal["adult", "deceased", "office-holder"] = public("Who the record is about.", examples=["adult"])
    basis: Literal["public-record", "consent"] = public("Why the person may be shown.", examples=["public-record"])
    consent: Consent | None = private("Needed where the basis is consent.", None)
    expires: Day = private("From this day on the profile is held until somebody looks again.", examples=["2022-01-01"])
    relatives_at_risk: Literal["none", "in-belarus", "in-occupied-area", "unknown"] = private("`unknown` counts as at risk.", examples=["unknown"])
    place_precision: Literal["country", "oblast", "town"] = private("The finest place that may be shown.", examples=["country"])
    time_precision: Literal["year", "month", "day"] = private("The finest date that may be shown.", examples=["year"])


class Profile(Article):
    """data/profiles/<id>/profile.yml"""

    identity: Identity = public("What may be shown, and why.")
    life: Literal["living", "fallen", "died", "unknown"] = public("Whether the person lives.", examples=["unknown"])
    died: PartialDate | None = public("When the person died.", None)
    timeline: many(Event) = public("Events in the order of their dates.", ())


class ProfileWords(Words):
    """data/profiles/<id>/<language>.yml"""

    name: line(120) | None = public("The name that may be shown. Only at the levels 3 and 4.", None)
    call_sign: line(60) | None = public("The call-sign, as printed. Needed at level 2; not below.", None)
    role: line(200) = public("Role in one line.")
    summary: line(300) = public("300 characters at the most.")
    status_line: line(300) = public("The latest known status, with its date.")
    body: Prose = public("The profile, in Markdown.")
    unknown: Short | None = public("What we do not know.", None)
    timeline: dict[Id, line(400)] = public("The words of each event.", {})
    corrections: dict[Id, line(600)] = public("The words of each correction.", {})
    pictures: dict[Id, PictureWords] = public("The words of each picture.", {})
