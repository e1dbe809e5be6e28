"""Lists as articles: home, one list a kind, one page for each topic, place, year, country and need, contacts."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from markupsafe import Markup

from ..model.kinds import CONTACT, GUIDE, PAGE, PROFILE, STORY, Kind
from ..ornament import ornament
from ..schema import Entry
from . import parts
from .article import Article
from .desk import Desk
from .plates import plates

LISTED = (STORY, PROFILE, GUIDE)
LATEST = 4
FOR_WRITERS = ("press", "verify", "corrections", "safe-reading")
"""Pages of docs/ behind the third door, as far as the language has them."""
CLOSING = "centre"
"""The seed of the ornament that closes the pages of no single record."""
URGENCY = ("now", "soon", "plan")


@dataclass(frozen=True)
class Facet:
    """One way to choose records: by the values that each of them has."""

    name: str
    values: Callable[[Entry], Iterable[str]]
    vocabulary: str = ""

    def label(self, desk: Desk, value: str, language: str) -> str:
        return desk.label(self.vocabulary, value, language) if self.vocabulary else value


def _years(entry: Entry) -> Iterable[str]:
    period = getattr(entry.facts, "happened", None)
    if period is None:
        return ()
    last = period.to or period.from_
    return (str(year) for year in range(period.from_.year, last.year + 1))


NEEDS = Facet("needs", lambda entry: getattr(entry.facts, "needs", ()), "needs")
COUNTRIES = Facet("countries", lambda entry: getattr(entry.facts, "countries", ()), "countries")
FACETS = (
    NEEDS,
    COUNTRIES,
    Facet("topics", lambda entry: entry.facts.topics, "topics"),
    Facet("places", lambda entry: entry.facts.places, "places"),
    Facet("years", _years),
)


def home(desk: Desk, language: str) -> Article:
    """Three questions: where is help, what is happening, how to write about it; numbers in their true state."""
    catalogue = desk.catalogue
    context = {
        "latest": [parts.card(desk, entry, language) for entry in _newest(desk, STORY)[:LATEST]],
        "needs": _choices(desk, (GUIDE,), NEEDS, language),
        "countries": _choices(desk, (GUIDE,), COUNTRIES, language),
        "hotline": next(iter(plates(desk, [catalogue.site.hotline], language)), None),
        "emergency": next(iter(plates(desk, [catalogue.site.emergency], language)), None),
        "for_writers": list(_for_writers(desk, language)),
        "name": catalogue.site.name[language],
        "ornament": Markup(ornament(CLOSING, "broad")),
    }
    return _article(desk, language, "", "home", "home.html", catalogue.site.name[language], desk.tongues[language]("tagline"), context)


def _for_writers(desk: Desk, language: str) -> Iterator[dict[str, str]]:
    for id in FOR_WRITERS:
        page = desk.catalogue.get(f"{PAGE.folder}/{id}")
        if page and language in page.words:
            yield {"id": id, "description": page.words[language].description}


def kind_list(desk: Desk, kind: Kind, language: str) -> Article:
    """All records of a kind, with links that choose among them."""
    tongue = desk.tongues[language]
    context = {
        "kind": kind.name,
        "title": tongue(kind.folder),
        "lead": tongue(f"{kind.folder}-lead"),
        "cards": [parts.card(desk, entry, language) for entry in _newest(desk, kind)],
        "filters": [(facet.name, choices) for facet in FACETS if (choices := _choices(desk, (kind,), facet, language))],
    }
    return _article(desk, language, f"{kind.folder}/", kind.folder, "list.html", context["title"], context["lead"], context)


def facet_pages(desk: Desk, language: str) -> Iterator[Article]:
    """One page for each value of each facet that a live record has."""
    tongue = desk.tongues[language]
    for facet in FACETS:
        choices = _choices(desk, LISTED, facet, language)
        for value in sorted({value for kind in LISTED for entry in desk.catalogue.of_kind(kind) for value in facet.values(entry)}):
            title = facet.label(desk, value, language)
            groups = [(kind.folder, cards) for kind in LISTED if (cards := _having(desk, kind, facet, value, language))]
            context = {
                "title": title,
                "facet": facet.name,
                "groups": groups,
                "filters": [(facet.name, [{**choice, "here": choice["value"] == value} for choice in choices])],
                "contacts": _contacts_having(desk, facet, value, language),
            }
            lead = tongue("facet-lead", name=title)
            yield _article(desk, language, f"{facet.name}/{value}/", "browse", "facet.html", title, lead, context)


def contact_list(desk: Desk, language: str) -> Article:
    """Every contact with its true state, open ones first."""
    tongue = desk.tongues[language]
    entries = sorted(desk.catalogue.of_kind(CONTACT), key=lambda entry: (entry.facts.status == "closed", not entry.facts.channels, entry.id))
    context = {"contacts": plates(desk, (entry.id for entry in entries), language)}
    return _article(desk, language, "contacts/", "contacts", "contacts.html", tongue("contacts"), tongue("contacts-lead"), context)


def _article(desk: Desk, language: str, path: str, section: str, template: str, title: str, lead: str, context: dict[str, Any]) -> Article:
    address = f"{language}/{path}"
    html = desk.fill(f"records/{template}", language, address, **context)
    versions = {code: f"{code}/{path}" for code in desk.catalogue.languages}
    return Article(address, language, section, title, lead, html, versions, kind="list")


def _newest(desk: Desk, kind: Kind) -> list[Entry]:
    """Guides by urgency, everything else by the day it tells of, newest first; the id decides between equals."""
    entries = sorted(desk.catalogue.of_kind(kind), key=lambda entry: entry.id)
    if kind is GUIDE:
        return sorted(entries, key=lambda entry: URGENCY.index(entry.facts.urgency))
    return sorted(entries, key=lambda entry: parts.first_date(entry.facts) or entry.facts.published, reverse=True)


def _having(desk: Desk, kind: Kind, facet: Facet, value: str, language: str) -> list[dict[str, Any]]:
    return [parts.card(desk, entry, language) for entry in _newest(desk, kind) if value in facet.values(entry)]


def _contacts_having(desk: Desk, facet: Facet, value: str, language: str) -> list[dict[str, Any]]:
    if facet.name not in ("needs", "countries"):
        return []
    return plates(desk, (entry.id for entry in desk.catalogue.of_kind(CONTACT) if value in getattr(entry.facts, facet.name)), language)


def _choices(desk: Desk, kinds: Iterable[Kind], facet: Facet, language: str) -> list[dict[str, Any]]:
    counts = Counter(value for kind in kinds for entry in desk.catalogue.of_kind(kind) for value in facet.values(entry))
    choices = [
        {"value": value, "label": facet.label(desk, value, language), "count": count, "address": f"{language}/{facet.name}/{value}/", "here": False}
        for value, count in counts.items()
    ]
    order = list(desk.catalogue.vocabularies.get(facet.vocabulary, ()))
    return sorted(choices, key=lambda choice: order.index(choice["value"]) if order else choice["value"])
