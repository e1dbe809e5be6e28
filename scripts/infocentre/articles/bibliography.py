"""All sources of all records as one article a language: who wrote what, and which records rest on it."""

from __future__ import annotations

from collections.abc import Hashable
from typing import Any

from ..brief import HIDDEN_LEVELS, Brief
from ..model.kinds import CONTACT
from . import parts
from .article import Article
from .desk import Desk

ADDRESS = "sources/"


def bibliography(desk: Desk, language: str) -> Article:
    """Every source once, by outlet and day, with links to the records that cite it.

    People whose pages stay out of search engines are not named here; their sources stand on their own page.
    """
    tongue = desk.tongue(language)
    found: dict[Hashable, tuple[dict[str, Any], list[dict[str, Any]]]] = {}
    for one in desk.briefs():
        desk.note("brief", one.address)
        sources = () if one.facts.level in HIDDEN_LEVELS else desk.sources(one.address)
        record = _record(desk, one, language) if sources else None
        for source in sources:
            _, records = found.setdefault(_key(source), (source, []))
            records.append(record)
    items = [{**parts.source(desk, source, language), "records": records} for source, records in found.values()]
    groups: dict[str, list[dict[str, Any]]] = {}
    for item in sorted(items, key=lambda item: (item["outlet"].casefold(), str(item["published"] or ""), item["url"] or "", item["title"] or "")):
        groups.setdefault(item["outlet"], []).append(item)
    title, lead = tongue("all-sources"), tongue("all-sources-lead", n=len(items))
    html = desk.fill("records/bibliography.html", language, f"{language}/{ADDRESS}", title=title, lead=lead, groups=groups)
    versions = {code: f"{code}/{ADDRESS}" for code in desk.languages}
    return Article(f"{language}/{ADDRESS}", language, "browse", title, lead, html, versions, kind="bibliography")


def _key(source: dict[str, Any]) -> Hashable:
    """What makes two notes the same source: the address, or outlet, title and day where it has none."""
    return source["url"] or (source["outlet"], source["title"], source["published"])


def _record(desk: Desk, one: Brief, language: str) -> dict[str, Any]:
    shown = desk.best_language(one, language)
    address = parts.address_of(one, language if one.kind is CONTACT else shown)
    title = parts.title_of(desk, one, shown)
    return {"address": address, "title": title, "language": shown}
