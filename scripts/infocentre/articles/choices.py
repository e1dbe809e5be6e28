"""Pages that show all stories at once, whole and topic by topic: the choice between topics, and the articles."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from ..model.kinds import STORY
from ..schema import Entry
from .article import Article
from .desk import Desk

Show = Callable[[list[Entry]], dict[str, Any]]
"""Some of the stories, in the order of their ids -> what a template shows of them."""


def topics(desk: Desk) -> list[str]:
    """The topics that a live story has, in the order of the editors; the first one is empty and stands for all."""
    about = desk.shelves.counts
    return ["", *(topic for topic in desk.catalogue.vocabularies["topics"] if about.get(("topics", topic, STORY)))]


def topic_address(language: str, name: str, topic: str) -> str:
    """Where the page `name` of a language stands for a topic, or for all."""
    return f"{language}/{name}/{topic}/" if topic else f"{language}/{name}/"


def by_topic(desk: Desk, language: str, name: str, chosen: str, show: Show) -> Article:
    """The page `name` of a language with the stories of a topic, or with all.

    Its template is records/`name`.html, its section `name`; its words are `name`, `name`-of and `name`-lead.
    """
    stories, tongue = list(desk.catalogue.of_kind(STORY)), desk.tongues[language]
    labels = {topic: desk.label("topics", topic, language) if topic else tongue("all-topics") for topic in topics(desk)}
    choices = [
        {"label": label, "count": len(_about(stories, topic)), "address": topic_address(language, name, topic), "chosen": topic == chosen}
        for topic, label in labels.items()
    ]
    title = tongue(f"{name}-of", name=labels[chosen]) if chosen else tongue(name)
    address = topic_address(language, name, chosen)
    html = desk.fill(f"records/{name}.html", language, address, title=title, choices=choices, **show(_about(stories, chosen)))
    versions = {code: topic_address(code, name, chosen) for code in desk.catalogue.languages}
    return Article(address, language, name, title, tongue(f"{name}-lead"), html, versions, kind="list")


def _about(stories: list[Entry], topic: str) -> list[Entry]:
    return [story for story in stories if topic in story.facts.topics] if topic else stories
