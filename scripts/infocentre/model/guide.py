"""A guide: what to do, in numbered steps, and until when it can be relied on."""

from __future__ import annotations

from typing import Literal

from pydantic import StrictInt

from .fields import Country, Id, Model, line, many, public
from .picture import PictureWords
from .record import Article, Checked, Prose, Short, Words


class Step(Model):
    """One thing to do."""

    id: Id = public("Names the step; its words stand under the same id.")
    join: Literal["and", "or"] = public("How the step relates to the one before it.", "and")
    documents: many(Id, 12) = public("Ids of the documents that this step needs.", ())
    cost: Id | None = public("Id of the fact that is printed as its cost.", None)
    time: Id | None = public("Id of the fact that is printed as its time.", None)
    contacts: many(Id, 12) = public("Ids of the contacts that this step needs.", ())


class GuideChecked(Checked):
    """The last check of a guide, and how long it holds."""

    review_after: StrictInt = public("Days after which the guide must not be relied on.", ge=1, le=730)


class Guide(Article):
    """data/guides/<id>/guide.yml"""

    countries: many(Country, 12) = public("Where it applies: ids of vocabulary/countries.yml.", min_length=1)
    needs: many(Id, 12) = public("Ids of vocabulary/needs.yml.", min_length=1)
    urgency: Literal["now", "soon", "plan"] = public("How urgent it is.", examples=["plan"])
    documents: many(Id, 20) = public("What the reader needs; the words name them.", ())
    steps: many(Step, 15) = public("What to do, in order.", min_length=1, examples=[[{"id": "first-step"}]])
    contacts: many(Id, 20) = public("Ids of the contacts shown at the end.", ())
    checked: GuideChecked | None = public("The last check. Leave it out when there was none.", None)


class DocumentWords(Model):
    """A document that the reader needs."""

    name: line(200) = public("Its name.")
    without: line(500) | None = public("What to do without it.", None)


class StepWords(Model):
    """The words of one step."""

    title: line(120) = public("The step in a few words, verb first.")
    text: Short = public("One to four short sentences, in Markdown.")


class GuideWords(Words):
    """data/guides/<id>/<language>.yml"""

    title: line(90) = public("What the guide helps with.")
    summary: line(300) = public("300 characters at the most.")
    for_whom: line(300) = public("Who it is for.")
    answer: Short = public("The short answer, in 30 to 90 words.")
    documents: dict[Id, DocumentWords] = public("The words of each document.", {})
    steps: dict[Id, StepWords] = public("The words of each step.", examples=[{"first-step": {"title": "…", "text": "…"}}])
    if_it_goes_wrong: Prose = public("What to do when it goes wrong or nothing fits, in Markdown.")
    body: Prose | None = public("What is good to know, in Markdown.", None)
    corrections: dict[Id, line(600)] = public("The words of each correction.", {})
    pictures: dict[Id, PictureWords] = public("The words of each picture.", {})
