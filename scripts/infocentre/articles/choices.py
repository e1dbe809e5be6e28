"""Pages that show all stories at once, or all of a topic: the choice between the topics, and the article around it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from ..model.kinds import STORY
from .article import Article
from ..brief import Brief
from .desk import Desk
from .shelves import KIND


def topics(desk: Desk) -> list[str]:
    """What can be chosen: everything (the empty id), and each topic that a live story has, in the order of the vocabulary."""
    used = desk.values("topics")
    return ["", *(id for id in desk.vocabulary("topics") if id in used and used[id][STORY])]


def stories(desk: Desk, topic: str) -> Sequence[Brief]:
    """The live stories of a topic, or all of them, the newest first."""
    if not topic:
        return desk.briefs_on(KIND, STORY.folder)
    return [one for one in desk.briefs_on("topics", topic) if one.kind is STORY]


def address(language: str, name: str, topic: str) -> str:
    """Where the page `name` of a topic stands."""
    return f"{language}/{name}/{topic}/" if topic else f"{language}/{name}/"


def overview(desk: Desk, language: str, name: str, topic: str, **shown: Any) -> Article:
    """The page `name` for a topic, filled with what is shown of its stories.

    Its template is records/`name`.html, its section `name`; its words are `name`, `name`-of and `name`-lead.
    """
    tongue, here = desk.tongue(language), address(language, name, topic)
    title = tongue(f"{name}-of", name=desk.label("topics", topic, language)) if topic else tongue(name)
    options = [_option(desk, language, name, id, id == topic) for id in topics(desk)]
    html = desk.fill(f"records/{name}.html", language, here, title=title, choices=options, **shown)
    versions = {code: address(code, name, topic) for code in desk.languages}
    return Article(here, language, name, title, tongue(f"{name}-lead"), html, versions, kind="list")


def _option(desk: Desk, language: str, name: str, topic: str, chosen: bool) -> dict[str, Any]:
    label = desk.label("topics", topic, language) if topic else desk.tongue(language)("all-topics")
    return {"label": label, "count": desk.values("topics")[topic][STORY] if topic else len(desk.shelf(KIND, STORY.folder)), "address": address(language, name, topic), "chosen": chosen}
