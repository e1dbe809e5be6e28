"""All sources of all records, a page of them as one article a language: who wrote what, and which records rest on it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, NamedTuple

from ..brief import Brief, keys_of, sources_of
from ..model.kinds import CONTACT
from . import parts
from .article import Article
from .desk import Desk
from .sheets import numbered, pager, sheet_path
from .shelves import divided

ADDRESS = "sources/"
SOURCES_A_SHEET = 300
"""So many sources stand on one page; a page of more would be slow on a cheap phone."""


class Cited(NamedTuple):
    """A source that somebody cites. It is told by one of the records; it is not held here, since there are very many."""

    outlet: str
    order: tuple[str, str, str]
    """Day, address and title."""
    teller: Brief
    number: int
    """Its place among the sources of that record."""
    records: list[Brief]


class Shelf(NamedTuple):
    """All sources as a language puts them in order."""

    sheets: list[Sequence[Cited]]
    labels: Mapping[str, str]
    counts: Mapping[str, int]
    """How many sources are of an outlet, by its label."""
    outlets: list[dict[str, Any]]
    """Links to where each outlet begins."""


def sheets_of(citing: Iterable[Brief]) -> int:
    """How many pages the sources of these records fill; no record is opened for it."""
    return len(divided(range(len({key for one in citing for key in keys_of(one)})), SOURCES_A_SHEET))


def bibliography(desk: Desk, language: str, sheet: int = 1) -> Article:
    """One page of all sources, each of which stands once, by outlet and day, with links to the records that cite it.

    People whose pages stay out of search engines are not named here; their sources stand on their own page.
    """
    tongue, shelf = desk.tongue(language), desk.once(("sources", language), lambda: _shelved(desk, language))
    title, lead, count = tongue("all-sources"), tongue("all-sources-lead", n=sum(shelf.counts.values())), len(shelf.sheets)
    address, groups = f"{language}/{sheet_path(ADDRESS, sheet)}", _groups(desk, shelf, sheet, language)
    context = {"title": title, "lead": lead, "groups": groups, "filters": [("outlets", shelf.outlets)], "pager": pager(language, ADDRESS, sheet, count)}
    html = desk.fill("records/bibliography.html", language, address, **context)
    versions = {code: f"{code}/{sheet_path(ADDRESS, sheet)}" for code in desk.languages}
    return Article(address, language, "browse", numbered(desk, language, title, sheet), lead, html, versions, kind="bibliography")


def _cited(desk: Desk) -> list[Cited]:
    """Each source once, in the order in which the records cite them."""
    found: dict[bytes, Cited] = {}
    for one in desk.citing():
        for number, (key, source) in enumerate(zip(keys_of(one), sources_of(one), strict=True)):
            order = str(source["published"] or ""), source["url"] or "", source["title"] or ""
            found.setdefault(key, Cited(source["outlet"], order, one, number, [])).records.append(one)
    return list(found.values())


def _shelved(desk: Desk, language: str) -> Shelf:
    labels, cited = desk.labels("outlets", language), desk.once(("sources",), lambda: _cited(desk))
    ordered = sorted(cited, key=lambda one: (labels[one.outlet].casefold(), one.order))
    sheets, counts = divided(ordered, SOURCES_A_SHEET), Counter(labels[one.outlet] for one in ordered)
    begins: dict[str, str] = {}
    for number, shown in enumerate(sheets, start=1):
        for one in shown:
            begins.setdefault(labels[one.outlet], f"{language}/{sheet_path(ADDRESS, number)}#{_id(one)}")
    outlets = [{"label": label, "count": counts[label], "address": address, "here": False} for label, address in begins.items()]
    return Shelf(sheets, labels, counts, outlets)


def _id(one: Cited) -> str:
    """What the section is called that begins with a source."""
    return f"outlet-{one.outlet}"


def _groups(desk: Desk, shelf: Shelf, sheet: int, language: str) -> list[dict[str, Any]]:
    """The sources of a page by outlet."""
    groups: dict[str, dict[str, Any]] = {}
    for one in shelf.sheets[sheet - 1]:
        label = shelf.labels[one.outlet]
        group = groups.setdefault(label, {"id": _id(one), "outlet": label, "count": shelf.counts[label], "sources": []})
        told = parts.source(desk, sources_of(one.teller)[one.number], language)
        group["sources"].append({**told, "records": [_record(desk, record, language) for record in one.records]})
    return list(groups.values())


def _record(desk: Desk, one: Brief, language: str) -> dict[str, Any]:
    desk.note("brief", one.address)
    shown = desk.best_language(one, language)
    address = parts.address_of(one, language if one.kind is CONTACT else shown)
    title = parts.title_of(desk, one, shown)
    return {"address": address, "title": title, "language": shown}
