"""Pages that show all stories at once, whole and topic by topic: the choice between topics, and the articles."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from ..model.kinds import STORY
from ..schema import Entry
from .article import Article
from .desk import Desk

Show = Callable[[list[Entry]], dict[str, Any]]
"""Some of the stories, in the order of their ids -> what a template shows of them."""


def by_topic(desk: Desk, language: str, name: str, show: Show) -> Iterator[Article]:
    """The page `name` of a language with all stories, and one for each topic that a live story has.

    Its template is records/`name`.html, its section `name`; its words are `name`, `name`-of and `name`-lead.
    """
    stories, tongue = list(desk.catalogue.of_kind(STORY)), desk.tongues[language]
    having = {"": stories, **{topic: found for topic in desk.catalogue.vocabularies["topics"] if (found := _about(stories, topic))}}
    labels = {topic: desk.label("topics", topic, language) if topic else tongue("all-topics") for topic in having}
    for chosen, found in having.items():
        title = tongue(f"{name}-of", name=labels[chosen]) if chosen else tongue(name)
        choices = [
            {"label": labels[topic], "count": len(about), "address": _address(language, name, topic), "chosen": topic == chosen}
            for topic, about in having.items()
        ]
        address = _address(language, name, chosen)
        html = desk.fill(f"records/{name}.html", language, address, title=title, choices=choices, **show(found))
        versions = {code: _address(code, name, chosen) for code in desk.catalogue.languages}
        yield Article(address, language, name, title, tongue(f"{name}-lead"), html, versions, kind="list")


def _about(stories: list[Entry], topic: str) -> list[Entry]:
    return [story for story in stories if topic in story.facts.topics]


def _address(language: str, name: str, topic: str) -> str:
    return f"{language}/{name}/{topic}/" if topic else f"{language}/{name}/"
