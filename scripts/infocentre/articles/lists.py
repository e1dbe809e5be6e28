"""Lists as articles: home, one list a kind, one page for each topic, place, year, country and need, contacts."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from ..model.kinds import CONTACT, GUIDE, PAGE, STORY, Kind
from . import ornaments, parts
from .article import Article
from .desk import Desk
from .plates import plates
from .sheets import numbered, pager, sheet_path
from .shelves import COUNTRIES, FACETS, KIND, LISTED, NEEDS, Facet

LATEST = 4
FOR_WRITERS = ("press", "verify", "corrections", "safe-reading")
"""Pages of docs/ behind the third door, as far as the language has them."""


def home(desk: Desk, language: str) -> Article:
    """Three questions: where is help, what is happening, how to write about it; numbers in their true state."""
    site, latest = desk.site, desk.sheet(KIND, STORY.folder, 1)[0][:LATEST]
    context = {
        "lead": [parts.card(desk, entry, language) for entry in latest[:1]],
        "latest": [parts.mention(desk, entry, language) for entry in latest[1:]],
        "needs": _choices(desk, (GUIDE,), NEEDS, language),
        "countries": _choices(desk, (GUIDE,), COUNTRIES, language),
        "hotline": next(iter(plates(desk, [site.hotline], language)), None),
        "emergency": next(iter(plates(desk, [site.emergency], language)), None),
        "for_writers": list(_for_writers(desk, language)),
        "name": site.name[language],
        "ornament": ornaments.closing(),
    }
    return _article(desk, language, "", "home", "home.html", site.name[language], desk.tongue(language)("tagline"), context)


def _for_writers(desk: Desk, language: str) -> Iterator[dict[str, str]]:
    for id in FOR_WRITERS:
        page = desk.record(f"{PAGE.folder}/{id}")
        if page and language in page.words:
            yield {"id": id, "description": page.words[language].description}


def kind_list(desk: Desk, kind: Kind, language: str, sheet: int = 1) -> Article:
    """One page of all records of a kind, with links that choose among them."""
    tongue = desk.tongue(language)
    path = f"{kind.folder}/"
    shown, count = desk.sheet(KIND, kind.folder, sheet)
    context = {
        "kind": kind.name,
        "title": tongue(kind.folder),
        "lead": tongue(f"{kind.folder}-lead"),
        "cards": [parts.card(desk, entry, language, 2) for entry in shown],
        "filters": [(facet.name, choices) for facet in FACETS if (choices := _choices(desk, (kind,), facet, language))],
        "pager": pager(language, path, sheet, count),
    }
    return _article(desk, language, sheet_path(path, sheet), kind.folder, "list.html", numbered(desk, language, context["title"], sheet), context["lead"], context)


def facet_page(desk: Desk, facet: Facet, value: str, language: str, sheet: int = 1) -> Article:
    """One page of the records that have a value, kind by kind."""
    title = _label(desk, facet, value, language)
    path = f"{facet.name}/{value}/"
    shown, count = desk.sheet(facet.name, value, sheet)
    context = {
        "title": title,
        "facet": facet.name,
        "filters": [(facet.name, _choices(desk, LISTED, facet, language, here=value))],
        "groups": [
            (kind.folder, desk.values(facet.name)[value][kind], [parts.card(desk, entry, language) for entry in shown if entry.kind is kind])
            for kind in LISTED
            if any(entry.kind is kind for entry in shown)
        ],
        "contacts": _contacts_having(desk, facet, value, language) if sheet == 1 else [],
        "pager": pager(language, path, sheet, count),
    }
    lead = desk.tongue(language)("facet-lead", name=title)
    return _article(desk, language, sheet_path(path, sheet), "browse", "facet.html", numbered(desk, language, title, sheet), lead, context)


def contact_list(desk: Desk, language: str) -> Article:
    """Every contact with its true state, open ones first."""
    tongue = desk.tongue(language)
    entries = sorted(desk.of_kind(CONTACT), key=lambda entry: (entry.facts.status == "closed", not entry.facts.channels, entry.id))
    context = {"contacts": plates(desk, (entry.id for entry in entries), language)}
    return _article(desk, language, "contacts/", "contacts", "contacts.html", tongue("contacts"), tongue("contacts-lead"), context)


def _article(desk: Desk, language: str, path: str, section: str, template: str, title: str, lead: str, context: dict[str, Any]) -> Article:
    address = f"{language}/{path}"
    html = desk.fill(f"records/{template}", language, address, **context)
    versions = {code: f"{code}/{path}" for code in desk.languages}
    return Article(address, language, section, title, lead, html, versions, kind="list")


def _contacts_having(desk: Desk, facet: Facet, value: str, language: str) -> list[dict[str, Any]]:
    if facet.name not in ("needs", "countries"):
        return []
    return plates(desk, (entry.id for entry in desk.of_kind(CONTACT) if value in getattr(entry.facts, facet.name)), language)


def _choices(desk: Desk, kinds: Iterable[Kind], facet: Facet, language: str, here: str = "") -> list[dict[str, Any]]:
    """The values of a facet that records of these kinds have, in the order of the editors; `here` is the one in force."""
    counts = {value: sum(found[kind] for kind in kinds) for value, found in desk.values(facet.name).items()}
    return [
        {
            "label": _label(desk, facet, value, language),
            "count": counts[value],
            "address": f"{language}/{facet.name}/{value}/",
            "here": value == here,
        }
        for value in (desk.vocabulary(facet.vocabulary) if facet.vocabulary else counts)
        if counts.get(value)
    ]


def _label(desk: Desk, facet: Facet, value: str, language: str) -> str:
    """What readers of a language call a value of a facet."""
    return desk.label(facet.vocabulary, value, language) if facet.vocabulary else value
