"""Pages that show all stories at once, or all of a topic: the choice between the topics, and the article around it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from ..model.kinds import STORY
from ..schema import Entry
from .article import Article
from .desk import Desk


def topics(desk: Desk) -> list[str]:
    """What can be chosen: everything (the empty id), and each topic that a live story has, in the order of the vocabulary."""
    return ["", *(id for id in desk.catalogue.vocabularies["topics"] if desk.shelves.counts["topics", id, STORY])]


def stories(desk: Desk, topic: str) -> Sequence[Entry]:
    """The live stories of a topic, or all of them."""
    if not topic:
        return desk.shelves.kinds[STORY]
    return [entry for entry in desk.shelves.facets["topics"][topic] if entry.kind is STORY]


def address(language: str, name: str, topic: str) -> str:
    """Where the page `name` of a topic stands."""
    return f"{language}/{name}/{topic}/" if topic else f"{language}/{name}/"


def overview(desk: Desk, language: str, name: str, topic: str, **shown: Any) -> Article:
    """The page `name` for a topic, filled with what is shown of its stories.

    Its template is records/`name`.html, its section `name`; its words are `name`, `name`-of and `name`-lead.
    """
    tongue, here = desk.tongues[language], address(language, name, topic)
    title = tongue(f"{name}-of", name=desk.label("topics", topic, language)) if topic else tongue(name)
    options = [_option(desk, language, name, id, id == topic) for id in topics(desk)]
    html = desk.fill(f"records/{name}.html", language, here, title=title, choices=options, **shown)
    versions = {code: address(code, name, topic) for code in desk.catalogue.languages}
    return Article(here, language, name, title, tongue(f"{name}-lead"), html, versions, kind="list")


def _option(desk: Desk, language: str, name: str, topic: str, chosen: bool) -> dict[str, Any]:
    label = desk.label("topics", topic, language) if topic else desk.tongues[language]("all-topics")
    return {"label": label, "count": len(stories(desk, topic)), "address": address(language, name, topic), "chosen": chosen}
