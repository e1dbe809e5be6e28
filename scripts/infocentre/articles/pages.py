"""Hand-written pages, the page for a wrong address, and the choosers that ask for a language."""

from __future__ import annotations

from typing import Any

from ..catalogue import public_view
from ..model.kinds import PAGE
from ..schema import Entry
from . import ornaments, parts
from .article import Article
from .desk import Desk
from .parts import Writer
from .records import robots
from .shelves import KIND, LISTED


def page(desk: Desk, entry: Entry, language: str) -> Article:
    """A page of docs/ in one language; the page `corrections` also lists every correction."""
    words = entry.words[language]
    writer = Writer(desk, entry, language)
    body = writer.body(words.body)
    html = desk.fill(
        "records/page.html",
        language,
        writer.address,
        words=public_view(words),
        body=body,
        headings=writer.headings,
        notice=parts.notice(desk, entry, language),
        sources=writer.sources(),
        corrections=_all_corrections(desk, language) if entry.id == "corrections" else None,
    )
    return Article(writer.address, language, "centre", words.title, words.description, html, parts.versions(desk.brief(entry.address), desk))


def _all_corrections(desk: Desk, language: str) -> list[dict[str, Any]]:
    found = []
    for kind in LISTED:
        for entry in (desk.record(brief.address) for brief in desk.shelf(KIND, kind.folder) if brief.facts.corrections):
            shown = desk.best_language(entry, language)
            for item in parts.corrections(entry, shown, desk, language):
                found.append({**item, "record": parts.mention(desk, entry, language), "language": shown})
    return sorted(found, key=lambda item: (item["iso"], item["record"]["id"]), reverse=True)


def root_chooser(desk: Desk) -> Article:
    """The root of the site: each language."""
    return _chooser(desk, "", desk.site.name, {code: f"{code}/" for code in desk.languages})


def chooser(desk: Desk, address: str) -> Article:
    """The address of a record without a language: each language, or that it is missing."""
    brief = desk.brief(address)
    names = {code: parts.title_of(desk, brief, code) for code in brief.words}
    return _chooser(desk, f"{address}/", names, parts.versions(brief, desk), robots(brief), brief.has_card)


def _chooser(desk: Desk, address: str, names: Any, versions: dict[str, str], robots: str = "", card: bool = True) -> Article:
    first = desk.languages[0]
    choices = [
        {
            "code": code,
            "name": desk.site.languages[code].name,
            "title": names.get(code, ""),
            "address": versions.get(code, ""),
            "missing": desk.tongue(code)("no-words-here"),
        }
        for code in desk.languages
    ]
    html = desk.fill("records/chooser.html", first, address, choices=choices, is_root=not address)
    title = names.get(first) or next(iter(names.values()))
    return Article(address, first, "chooser", title, desk.tongue(first)("tagline"), html, versions, robots, "chooser", has_card=card)


def not_found(desk: Desk) -> Article:
    """The page for a wrong address, in every language of the site at once."""
    first = desk.languages[0]
    choices = [
        {"code": code, "name": desk.site.languages[code].name, "address": f"{code}/", "t": desk.tongue(code)}
        for code in desk.languages
    ]
    html = desk.fill("records/404.html", first, "", choices=choices, ornament=ornaments.closing())
    homes = {code: f"{code}/" for code in desk.languages}
    return Article("404.html", first, "chooser", desk.tongue(first)("not-found"), desk.tongue(first)("tagline"), html, homes, "noindex", "404", has_card=False)


def pages(desk: Desk) -> list[Entry]:
    """The hand-written pages in the order of their menu."""
    entries = desk.of_kind(PAGE)
    return sorted(entries, key=lambda entry: (entry.words[entry.facts.original].order, entry.id))
