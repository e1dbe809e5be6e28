"""All stories and their key events on one line: by year and month, the earliest first."""

from __future__ import annotations

import datetime
from itertools import groupby
from typing import Any, NamedTuple

from markupsafe import Markup

from ..model.fields import PartialDate
from ..ornament import ornament
from ..schema import Entry
from . import parts
from .article import Article
from .choices import by_topic
from .desk import Desk


class Knot(NamedTuple):
    """A story where it begins, or one of its events; in this order they lie on the line."""

    first: datetime.date
    is_event: bool
    last: datetime.date
    id: str
    on: PartialDate
    shown: dict[str, Any]


def timeline(desk: Desk, language: str, topic: str) -> Article:
    """The timeline of a language, with the stories of a topic or with all."""

    def show(stories: list[Entry]) -> dict[str, Any]:
        return {"years": _years(desk, language, sorted((knot for story in stories for knot in _knots(desk, story, language)), key=lambda knot: knot[:4]))}

    return by_topic(desk, language, "timeline", topic, show)


def _knots(desk: Desk, story: Entry, language: str) -> list[Knot]:
    """A story and its events. An event is told in the language in which the story is shown."""
    card, tongue, period = parts.card(desk, story, language), desk.tongues[language], story.facts.happened
    words, writer = story.words[card["language"]].timeline, parts.Writer(desk, story, card["language"])
    start = Knot(period.from_.first, False, (period.to or period.from_).last, story.id, period.from_, {**card, "text": ""})
    events = [
        Knot(
            event.on.first,
            True,
            (event.to or event.on).last,
            f"{story.id}#{event.id}",
            event.on,
            {**card, "text": writer.line(words[event.id]), "address": f"{card['address']}#event-{event.id}", "iso": str(event.on), "date": parts.between(tongue, event.on, event.to)},
        )
        for event in story.facts.timeline
    ]
    return [start, *events]


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
    tongue = desk.tongues[language]
    return {"label": tongue.date(month) if month.month else tongue("month-not-stated"), "knots": [{**knot.shown, "is_event": knot.is_event} for knot in knots]}
