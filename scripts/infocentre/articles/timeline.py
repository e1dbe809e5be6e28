"""All stories and their key events on one line: by year and month, the earliest first."""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby
from typing import Any, NamedTuple

from markupsafe import Markup

from ..brief import Brief
from ..model.fields import PartialDate
from ..model.record import Event
from ..ornament import ornament
from ..schema import Entry
from . import choices, parts
from .article import Article
from .desk import Desk


MOST = 600
"""A line with more knots than this shows the stories without their events, so that a phone can open it."""


class Knot(NamedTuple):
    """A story where it begins, or one of its events; in this order they lie on the line."""

    first: datetime.date
    is_event: bool
    last: datetime.date
    id: str
    on: PartialDate
    shown: dict[str, Any]


def timeline(desk: Desk, language: str, topic: str = "") -> Article:
    """The timeline of a language, whole or for a topic."""
    stories = choices.stories(desk, topic)
    told = {story.id: parts.mention(desk, story, language) for story in stories}
    knots = [_start(story, told[story.id]) for story in stories]
    if sum(1 + story.facts.events for story in stories) <= MOST:
        knots += [knot for story in stories for knot in _events(desk, story, told[story.id], language)]
    return choices.overview(desk, language, "timeline", topic, years=_years(desk, language, sorted(knots, key=lambda knot: knot[:4])))


def _start(story: Brief, told: dict[str, Any]) -> Knot:
    period = story.facts.happened
    return Knot(period.from_.first, False, (period.to or period.from_).last, story.id, period.from_, told)


def _events(desk: Desk, story: Brief, told: dict[str, Any], language: str) -> Iterator[Knot]:
    """The events of a story, told in the language in which it is mentioned; the record is opened for the first line that shows it."""
    events, texts = desk.once(("events", story.address), lambda: _written(desk.record(story.address)))
    words, tongue = texts[told["language"]], desk.tongue(language)
    for event in events:
        shown = {
            **told,
            "text": words[event.id],
            "address": f"{told['address']}#event-{event.id}",
            "iso": str(event.on),
            "date": tongue.period(event.on, event.to),
        }
        yield Knot(event.on.first, True, (event.to or event.on).last, f"{story.id}#{event.id}", event.on, shown)


def _written(story: Entry) -> tuple[Sequence[Event], Mapping[str, Mapping[str, str]]]:
    return story.facts.timeline, {language: words.timeline for language, words in story.words.items()}


def _years(desk: Desk, language: str, knots: list[Knot]) -> list[dict[str, Any]]:
    years = []
    for year, found in groupby(knots, key=lambda knot: knot.on.year):
        of_year = list(found)
        years.append(
            {
                "year": year,
                "stories": sum(not knot.is_event for knot in of_year),
                "band": Markup(ornament(f"year {year}", "band")),
                "months": [_month(desk, language, PartialDate(year, month), list(of_month)) for month, of_month in groupby(_dated(of_year), key=lambda knot: knot.on.month)],
            }
        )
    return years


def _dated(knots: list[Knot]) -> list[Knot]:
    """The knots of a year: those of a known month in their order, and then those of which only the year is known."""
    return sorted(knots, key=lambda knot: knot.on.month is None)


def _month(desk: Desk, language: str, month: PartialDate, knots: list[Knot]) -> dict[str, Any]:
    tongue = desk.tongue(language)
    return {"label": tongue.date(month) if month.month else tongue("month-not-stated"), "knots": [{**knot.shown, "is_event": knot.is_event} for knot in knots]}
