"""A story: what happened, who says so, and what is not known."""

from __future__ import annotations

from .fields import Id, line, many, public
from .picture import PictureWords
from .record import Article, Claim, Event, Period, Prose, Short, Words


class Story(Article):
    """data/stories/<id>/story.yml"""

    happened: Period = public("When it happened.")
    people: many(Id) = public("Ids of published profiles.", ())
    claims: many(Claim, 40) = public("Statements with their status.", ())
    timeline: many(Event) = public("Events in the order of their dates.", ())


class StoryWords(Words):
    """data/stories/<id>/<language>.yml"""

    title: line(120) = public("Headline.")
    summary: line(300) = public("Standfirst of 300 characters at the most.")
    body: Prose = public("The story, in Markdown.")
    unknown: Short | None = public("What we do not know.", None)
    claims: dict[Id, line(600)] = public("The words of each claim.", {})
    timeline: dict[Id, line(400)] = public("The words of each event.", {})
    corrections: dict[Id, line(600)] = public("The words of each correction.", {})
    pictures: dict[Id, PictureWords] = public("The words of each picture.", {})
