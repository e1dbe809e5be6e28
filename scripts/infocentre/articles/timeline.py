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
"""A line with more knots than this shows the stories without their events, so that a phone can open it; one with more stories shows the first ones of each month."""


class Knot(NamedTuple):
    """A story where it begins, or one of its events; in this order they lie on the line."""

    first: datetime.date
    is_event: bool
    last: datetime.date
    id: str
    on: PartialDate
    story: Brief
    event: tuple[str, PartialDate | None] = ("", None)
    """Its id, and the day on which it ended."""


def timeline(desk: Desk, language: str, topic: str = "") -> Article:
    """The timeline of a language, whole or for a topic."""
    stories = choices.stories(desk, topic)
    knots = [_start(story) for story in stories]
    if sum(1 + len(story.facts.timeline) for story in stories) <= MOST:
        knots += [knot for story in stories for knot in _events(story)]
    return choices.overview(desk, language, "timeline", topic, years=_years(desk, language, sorted(knots, key=lambda knot: knot[:4])))


def _start(story: Brief) -> Knot:
    period = story.facts.happened
    return Knot(period.from_.first, False, (period.to or period.from_).last, story.id, period.from_, story)


def _events(story: Brief) -> Iterator[Knot]:
    for id, on, to in story.facts.timeline:
        yield Knot(on.first, True, (to or on).last, f"{story.id}#{id}", on, story, (id, to))


def _shown(desk: Desk, language: str, knot: Knot) -> dict[str, Any]:
    """A story in one line, or an event of it, told in the language in which the story is mentioned."""
    told = parts.mention(desk, knot.story, language)
    if not knot.is_event:
        return {**told, "is_event": False}
    id, to = knot.event
    return {
        **told,
        "is_event": True,
        "text": desk.events(knot.story, told["language"])[id],
        "address": f"{told['address']}#event-{id}",
        "iso": str(knot.on),
        "date": desk.tongue(language).period(knot.on, to),
    }


def _years(desk: Desk, language: str, knots: list[Knot]) -> list[dict[str, Any]]:
    """What is shown of each year; of each month so many knots that all of them together are not too many."""
    months = len({(knot.on.year, knot.on.month) for knot in knots})
    most = max(1, MOST // months) if len(knots) > MOST else MOST
    return [_year(desk, language, year, list(found), most) for year, found in groupby(knots, key=lambda knot: knot.on.year)]


def _year(desk: Desk, language: str, year: int, knots: list[Knot], most: int) -> dict[str, Any]:
    return {
        "year": year,
        "stories": sum(not knot.is_event for knot in knots),
        "band": Markup(ornament(f"year {year}", "band")),
        "address": f"{language}/years/{year}/",
        "months": [_month(desk, language, PartialDate(year, month), list(found), most) for month, found in groupby(_dated(knots), key=lambda knot: knot.on.month)],
    }


def _dated(knots: list[Knot]) -> list[Knot]:
    """The knots of a year: those of a known month in their order, and then those of which only the year is known."""
    return sorted(knots, key=lambda knot: knot.on.month is None)


def _month(desk: Desk, language: str, month: PartialDate, knots: list[Knot], most: int) -> dict[str, Any]:
    tongue = desk.tongue(language)
    label = tongue.date(month) if month.month else tongue("month-not-stated")
    return {"label": label, "knots": [_shown(desk, language, knot) for knot in knots[:most]], "rest": len(knots[most:])}
