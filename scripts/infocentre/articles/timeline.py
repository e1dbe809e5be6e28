"""All stories and their key events on one line: by year and month, the earliest first."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from itertools import groupby
from typing import Any, NamedTuple

from markupsafe import Markup

from ..brief import Brief
from ..model.fields import PartialDate
from ..ornament import ornament
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
    if sum(1 + len(story.facts.timeline) for story in stories) <= MOST:
        knots += [knot for story in stories for knot in _events(desk, story, told[story.id], language)]
    return choices.overview(desk, language, "timeline", topic, years=_years(desk, language, sorted(knots, key=lambda knot: knot[:4])))


def _start(story: Brief, told: dict[str, Any]) -> Knot:
    period = story.facts.happened
    return Knot(period.from_.first, False, (period.to or period.from_).last, story.id, period.from_, told)


def _events(desk: Desk, story: Brief, told: dict[str, Any], language: str) -> Iterator[Knot]:
    """The events of a story, told in the language in which it is mentioned."""
    words, tongue = desk.events(story, told["language"]), desk.tongue(language)
    for id, on, to in story.facts.timeline:
        shown = {
            **told,
            "text": words[id],
            "address": f"{told['address']}#event-{id}",
            "iso": str(on),
            "date": tongue.period(on, to),
        }
        yield Knot(on.first, True, (to or on).last, f"{story.id}#{id}", on, shown)


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
