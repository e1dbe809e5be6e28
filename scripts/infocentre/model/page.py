"""A page written by hand in docs/<language>/<id>.md: front matter and Markdown."""

from __future__ import annotations

from pydantic import StrictInt

from .fields import Id, line, public
from .record import Prose, Record, Source, Words


class PageWords(Words):
    """docs/<language>/<id>.md"""

    title: line(120) = public("Heading of the page.")
    description: line(200) = public("One or two sentences for lists and search engines.")
    order: StrictInt = public("Place in the menu.", 100, ge=0, le=1000)
    sources: dict[Id, Source] = public("The sources; only in the original language.", {}, max_length=80)
    body: Prose = public("The text below the front matter.")


class Page(Record):
    """What the languages of a hand-written page share; taken from the original."""
