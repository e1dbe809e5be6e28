"""Dates stand in their order, and none lies where it cannot."""

from __future__ import annotations

import datetime
from collections.abc import Iterator

from ..model.fields import FIRST_YEAR, PartialDate
from ..problem import Problem
from ..schema import Entry
from ..yaml_lines import Path
from .passages import Reading
from .surroundings import Surroundings


def of_record(entry: Entry, read: Reading, around: Surroundings, today: datetime.date) -> Iterator[Problem]:
    """Problems of dates, against each other and against `today`."""
    yield from _happenings(entry, today)
    yield from _order(entry)
    yield from _house_dates(entry, today)


def _happenings(entry: Entry, today: datetime.date) -> Iterator[Problem]:
    for path, date in _past_dates(entry):
        if date.first > today:
            yield entry.problem("", path, "date-future", f"the date lies after today ({today})", "Correct it.")
        elif date.year < FIRST_YEAR:
            yield entry.problem("", path, "date-early", f"the year lies before {FIRST_YEAR}", "Correct it, or say it in the text.")


def _past_dates(entry: Entry) -> Iterator[tuple[Path, PartialDate]]:
    facts = entry.facts
    if period := getattr(facts, "happened", None):
        yield ("happened", "from"), period.from_
        if period.to:
            yield ("happened", "to"), period.to
    for index, event in enumerate(getattr(facts, "timeline", ())):
        yield ("timeline", index, "on"), event.on
        if event.to:
            yield ("timeline", index, "to"), event.to
    for index, channel in enumerate(getattr(facts, "channels", ())):
        if channel.seen:
            yield ("channels", index, "seen"), channel.seen
    for id, fact in getattr(facts, "facts", {}).items():
        if fact.as_of:
            yield ("facts", id, "as_of"), fact.as_of
    for key, source in facts.sources.items():
        if source.published:
            yield ("sources", key, "published"), source.published
    if getattr(facts, "died", None):
        yield ("died",), facts.died


def _order(entry: Entry) -> Iterator[Problem]:
    facts = entry.facts
    period = getattr(facts, "happened", None)
    if period and period.to and period.to.last < period.from_.first:
        yield entry.problem("", ("happened", "to"), "date-order", "the end lies before the beginning", "Exchange or correct them.")
    before: PartialDate | None = None
    for index, event in enumerate(getattr(facts, "timeline", ())):
        if event.to and event.to.last < event.on.first:
            yield entry.problem("", ("timeline", index, "to"), "date-order", "the end lies before the beginning", "Correct one of them.")
        if before and event.on.last < before.first:
            yield entry.problem("", ("timeline", index, "on"), "date-order", "the event lies before the one above it", "Put the events in the order of their dates.")
        before = event.on
    for index, source in facts.sources.items():
        for place, copy in enumerate(source.archived):
            if source.published and copy.on < source.published.first:
                yield entry.problem("", ("sources", index, "archived", place, "on"), "date-order", "the copy is older than the page", "Correct one of them.")


def _house_dates(entry: Entry, today: datetime.date) -> Iterator[Problem]:
    facts = entry.facts
    dates: list[tuple[Path, datetime.date]] = []
    for name in ("checked", "confirmed"):
        if getattr(facts, name, None):
            dates.append(((name, "on"), getattr(facts, name).on))
    if getattr(facts, "edited", None):
        dates.append((("edited",), facts.edited))
        if facts.published and facts.edited < facts.published:
            yield entry.problem("", ("edited",), "date-order", "the record was edited before it was published", "Correct one of them.")
    dates += [(("corrections", index, "on"), item.on) for index, item in enumerate(getattr(facts, "corrections", ()))]
    dates += [(("sources", key, "archived", index, "on"), copy.on) for key, source in facts.sources.items() for index, copy in enumerate(source.archived)]
    for path, date in dates:
        if date > today:
            yield entry.problem("", path, "date-future", f"the date lies after today ({today})", "Nobody can have done it yet; correct it.")
    consent = getattr(getattr(facts, "identity", None), "consent", None)
    if consent and facts.published and facts.published < consent.on:
        yield entry.problem("", ("published",), "date-order", "the record was published before the consent", "Correct `published`.", level="held")
