"""What all kinds of record share: status, sources, facts, claims, events, checks, corrections."""

from __future__ import annotations

import re
from typing import Annotated, Literal

from pydantic import StrictFloat, StrictInt, StringConstraints, field_validator, model_validator

from .fields import Day, Id, LanguageCode, Model, PartialDate, RecordReference, fault_at, line, many, prose, public
from .picture import MAX_PICTURES, Picture
from .urls import Url

Sources = many(Id, 12)
FieldName = Annotated[str, StringConstraints(strict=True, pattern=r"^[a-z_]{1,40}$")]
FieldHash = Annotated[str, StringConstraints(strict=True, pattern=r"^[0-9a-f]{8}$")]
_DATE_LIKE = re.compile(r"[0-9]{4}-[0-9]{1,2}(-[0-9]{1,2})?\Z")


class ArchivedCopy(Model):
    """A copy of a source kept by a web archive."""

    url: Url = public("Address of the copy.")
    on: Day = public("Day the copy was made.")


class Source(Model):
    """Where a statement comes from."""

    outlet: Id = public("Who published it: an id of vocabulary/outlets.yml.")
    url: Url | None = public("Address of the page. Leave it out for short-lived mirrors.", None)
    archived: many(ArchivedCopy, 5) = public("Copies in web archives.", ())
    title: line(300) | None = public("Headline as printed.", None)
    published: PartialDate | None = public("When it was published. Leave it out when unknown.", None)
    dating: Literal["printed", "by-content", "address"] | None = public("How that date is known.", None)
    language: LanguageCode = public("Language of the page.")
    kind: Literal["primary", "press", "secondary"] = public("primary: an official body or the organisation itself; press; secondary: copies and reposts.")
    citing: many(Id, 5) = public("Outlets that this page itself cites.", ())


class Fact(Model):
    """A value that the words print by its id, so that no language can show an old number."""

    value: StrictInt | StrictFloat | line(120) = public("A number; a date in quotes or as 2022-03-01; or a text that is the same in every language.")
    currency: Literal["BYN", "EUR", "PLN", "UAH", "USD"] | None = public("ISO 4217 code, for sums of money.", None)
    unit: Id | None = public("What is counted: an id of vocabulary/units.yml.", None)
    as_of: PartialDate | None = public("When this was true.", None)
    sources: Sources = public("Keys of the sources that give the value.", min_length=1)

    @model_validator(mode="after")
    def _one_measure(self) -> Fact:
        if (self.currency or self.unit) and isinstance(self.value, str):
            raise fault_at("value", "only a number can have a currency or a unit")
        if self.currency and self.unit:
            raise fault_at("unit", "a fact has a currency or a unit, not both")
        return self

    @field_validator("value")
    @classmethod
    def _real_date(cls, value: int | float | str) -> int | float | str:
        if isinstance(value, str) and _DATE_LIKE.match(value):
            PartialDate.parse(value)
        return value


ClaimStatus = Literal["established", "several-sources", "single-source", "claimed", "disputed", "unverifiable", "refuted"]


class Claim(Model):
    """A statement that a reader may want to check, and how far it holds."""

    id: Id = public("Names the claim; its words stand under the same id.")
    status: ClaimStatus = public("How far the claim holds.")
    by: Id | None = public("Who says so: an id of vocabulary/names.yml. Needed for claimed and disputed.", None)
    sources: Sources = public("Keys of the sources.", min_length=1)

    @model_validator(mode="after")
    def _attributed(self) -> Claim:
        if self.status in ("claimed", "disputed") and not self.by:
            raise fault_at("status", f"a claim that is {self.status} must say by whom, in `by`")
        return self


class Event(Model):
    """One knot of a timeline."""

    id: Id = public("Names the event; its words stand under the same id.")
    on: PartialDate = public("When it happened, as precisely as it is known.")
    to: PartialDate | None = public("When it ended.", None)
    sources: Sources = public("Keys of the sources.", min_length=1)


class Period(Model):
    """From one date to another."""

    from_: PartialDate = public("The first day, month or year.", alias="from", examples=["2022"])
    to: PartialDate | None = public("The last one.", None)


class Checked(Model):
    """The last time that somebody compared the record with its sources."""

    on: Day = public("The day of the check. An edit never renews it.")
    how: Literal["called", "visited", "official-page", "independent-sources", "archived-copies"] = public("What the check was.")


class Correction(Model):
    """A mistake that was mended in public."""

    id: Id = public("Names the correction; its words stand under the same id.")
    on: Day = public("The day of the correction.")
    kind: Literal["correction", "clarification", "retraction", "removal"] = public("What was done.")


class Named(Model):
    """A person whom the words name, and why they may."""

    name: line(120) = public("The full name as the original words print it.")
    basis: Literal["public-record", "public-office", "consent"] = public(
        "public-record: two independent outlets name the person; public-office: somebody who acts in office; consent: two people sign the record.",
    )
    sources: Sources = public("Keys of the sources that name the person.", min_length=1)


class Record(Model):
    """The facts of one record, in no language."""

    original: LanguageCode = public("The language in which the words were first written.")
    sources: dict[Id, Source] = public("The sources, each under a key.", {}, max_length=80)


class Article(Record):
    """A record with a page of its own."""

    status: Literal["draft", "published", "retired", "withdrawn"] = public("Only `published` and `retired` records have a page.", examples=["draft"])
    published: Day = public("The day it is published; a later day than today keeps it back.")
    edited: Day | None = public("The day of the last change that readers should know of.", None)
    topics: many(Id, 12) = public("Ids of vocabulary/topics.yml.", ())
    places: many(Id, 20) = public("Towns or oblasts, never finer: ids of vocabulary/places.yml.", ())
    related: many(RecordReference, 12) = public("Records that belong beside this one, such as stories/2022-rail-war.", ())
    named: many(Named, 60) = public("People whom the words name and who have no profile of their own.", ())
    facts: dict[Id, Fact] = public("Values that the words print as {id}.", {}, max_length=60)
    checked: Checked | None = public("The last check. Leave it out when there was none.", None)
    corrections: many(Correction) = public("Mistakes that were mended, newest first.", ())
    pictures: many(Picture, MAX_PICTURES) = public("Pictures beside the record; the first stands above the text.", ())


class Translation(Model):
    """Of which words a translation was made, and by whom."""

    of: str = public("Hash of the original words; `translate mark` writes it.", pattern=r"^[0-9a-f]{12}$")
    fields: dict[FieldName, FieldHash] = public("Hash of each original field; `translate mark` writes it.", {}, max_length=40)
    by: Literal["machine", "person"] = public("Who translated.")
    state: Literal["unreviewed", "reviewed"] = public("`reviewed` once a person who knows both languages has read it.")


class Words(Model):
    """The words of one record in one language."""

    translation: Translation | None = public("Absent in the original language.", None)


Prose = prose()
Short = prose(2_000)
