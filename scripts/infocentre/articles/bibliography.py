"""All sources of all records as one article a language: who wrote what, and which records rest on it."""

from __future__ import annotations

from collections.abc import Hashable
from typing import Any

from ..model.kinds import CONTACT, PAGE
from ..model.record import Source
from ..schema import Entry
from . import parts
from .article import Article
from .desk import Desk
from .records import robots

ADDRESS = "sources/"


def bibliography(desk: Desk, language: str) -> Article:
    """Every source once, by outlet and day, with links to the records that cite it.

    People whose pages stay out of search engines are not named here; their sources stand on their own page.
    """
    tongue = desk.tongues[language]
    found: dict[Hashable, tuple[Source, list[dict[str, Any]]]] = {}
    for entry in desk.catalogue.entries.values():
        for source in () if robots(entry) else entry.facts.sources.values():
            _, records = found.setdefault(_key(source), (source, []))
            records.append(_record(desk, entry, language))
    items = [{**parts.source(desk, source, language), "records": records} for source, records in found.values()]
    groups: dict[str, list[dict[str, Any]]] = {}
    for item in sorted(items, key=lambda item: (item["outlet"].casefold(), str(item["published"] or ""), item["url"] or "", item["title"] or "")):
        groups.setdefault(item["outlet"], []).append(item)
    title, lead = tongue("all-sources"), tongue("all-sources-lead", n=len(items))
    html = desk.fill("records/bibliography.html", language, f"{language}/{ADDRESS}", title=title, lead=lead, groups=groups)
    versions = {code: f"{code}/{ADDRESS}" for code in desk.catalogue.languages}
    return Article(f"{language}/{ADDRESS}", language, "browse", title, lead, html, versions, kind="bibliography")


def _key(source: Source) -> Hashable:
    """What makes two notes the same source: the address, or outlet, title and day where it has none."""
    return source.url or (source.outlet, source.title, source.published)


def _record(desk: Desk, entry: Entry, language: str) -> dict[str, Any]:
    shown = desk.catalogue.best_language(entry, language)
    address = parts.address_of(entry, language if entry.kind is CONTACT else shown)
    title = entry.words[shown].title if entry.kind is PAGE else parts.title_of(desk, entry, shown)
    return {"address": address, "title": title, "language": shown}
