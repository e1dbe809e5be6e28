"""Parts that several kinds of article share: notes, sources, notices, cards, dates of checks."""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from typing import Any

from markupsafe import Markup

from .. import markup
from ..brief import Brief
from ..catalogue import public_view
from ..darkroom.child import Copy
from ..model.fields import PartialDate
from ..model.kinds import CONTACT, GUIDE, PAGE, PROFILE
from ..model.picture import LICENCES, Picture
from ..model.record import Article as ArticleFacts
from ..model.record import Checked, Fact, Words
from ..pictures import path_of
from ..schema import Entry
from ..tokens import tokens
from ..words import freshness, words_hash
from .article import Preview, open_link
from .desk import Desk
from .ornaments import woven
from .shelves import first_date

WORDS_A_MINUTE = 180
A_MONTH = 30
"""For so many days a correction stands above the text."""


def address_of(entry: Entry | Brief, language: str) -> str:
    """Where a record's page stands in a language."""
    if entry.kind is CONTACT:
        return f"{language}/contacts/#{entry.id}"
    if entry.kind is PAGE:
        return f"{language}/{entry.id}/"
    return f"{language}/{entry.address}/"


def versions(brief: Brief, desk: Desk) -> dict[str, str]:
    """The addresses of a record in the languages that have words for it, in the site's order."""
    return {code: address_of(brief, code) for code in desk.languages if code in brief.words}


def title_of(desk: Desk, entry: Entry | Brief, language: str) -> str:
    """A record's name in a list or link; of a person exactly what the level allows, since the gate let it through."""
    words = desk.line(entry, language)
    names = (getattr(words, name, None) for name in ("title", "name", "call_sign"))
    return next((name for name in names if name), None) or desk.tongue(language)("unnamed-person")


class Writer:
    """Writes the texts of one record in one language; the notes are numbered across all of them."""

    def __init__(self, desk: Desk, entry: Entry, language: str, *, as_of: bool = False):
        self.desk, self.entry, self.language = desk, entry, language
        desk.note("told", entry.address, language)
        self.tongue = desk.tongue(language)
        self.address = address_of(entry, language)
        self.as_of = as_of
        self.notes = markup.Notes()
        self.headings: list[markup.Heading] = []
        facts = {id: self.fact(fact) for id, fact in getattr(entry.facts, "facts", {}).items()}
        self._facts = facts
        self._resolve = markup.resolver(facts, self.notes, self._record)

    def body(self, text: str | None, part: str = "") -> Markup:
        """A Markdown text of the record as safe HTML."""
        if not text:
            return Markup("")
        body = markup.render(text, self._resolve, part)
        self.headings.extend(body.headings)
        return body.html

    def line(self, text: str) -> str:
        """A plain text of the record with its facts printed; everything else in it is shown letter by letter."""
        parts, end = [], 0
        for token in tokens(text):
            if token.kind == "fact" and token.target in self._facts:
                parts += [text[end : token.start], self._facts[token.target]]
                end = token.end
        return "".join(parts) + text[end:]

    def fact(self, fact: Fact) -> str:
        """The value of a fact in words, with its day where this kind of record prints it."""
        value = self.tongue.fact(fact)
        if not self.as_of or not fact.as_of or not _may_have_changed(fact):
            return value
        return f"{value} ({self.tongue('as-of', date=self.tongue.date(fact.as_of))})"

    def _record(self, address: str, words: str | None) -> str:
        target = self.desk.brief(address)
        if target is None:  # embargoed or held today: its title must not show, and no words for a person
            shown = None if address.startswith(f"{PROFILE.folder}/") else words
            return str(markup.escape(shown or self.tongue("not-available")))
        language = self.desk.best_language(target, self.language)
        href = address_of(target, self.language if target.kind is CONTACT else language)
        return markup.link(open_link(href), words or title_of(self.desk, target, language), language, self.language)

    def sources(self) -> list[dict[str, Any]]:
        """The sources in the order of their numbers; call it when all texts are written."""
        facts = self.entry.facts.sources
        for key in facts:
            self.notes.number(key)
        return [
            {"number": number, "cited": key in self.notes.cited, **source(self.desk, public_view(facts[key]), self.language)}
            for key, number in self.notes.numbers.items()
        ]


def _may_have_changed(fact: Fact) -> bool:
    """Numbers, and days that lay ahead when the source was written; what had happened by then stays so."""
    if not isinstance(fact.value, str):
        return True
    try:
        return PartialDate.parse(fact.value).last > fact.as_of.last
    except ValueError:
        return False


def source(desk: Desk, source: dict[str, Any], language: str) -> dict[str, Any]:
    """One source, given as plain values, as a template prints it."""
    tongue, citing = desk.tongue(language), source["citing"]
    return {
        **source,
        "outlet": desk.label("outlets", source["outlet"], language),
        "citing": tongue.listing(desk.label("outlets", id, language) for id in citing) if citing else "",
        "date": tongue.date(source["published"]) if source["published"] else "",
        "language_name": tongue.language_name(source["language"]),
        "archived": [{"url": copy["url"], "date": tongue.date(copy["on"])} for copy in source["archived"]],
    }


def notice(desk: Desk, entry: Entry, language: str) -> dict[str, Any] | None:
    """What a reader must know of a translation: by machine and unreviewed, or older than its original."""
    def hash_of(original: Words) -> str:
        return desk.once(("hash", entry.address), lambda: words_hash(original))

    words, state = entry.words[language], freshness(entry, language, hash_of)
    machine = words.translation is not None and words.translation.by == "machine" and words.translation.state == "unreviewed"
    if not machine and state.state != "stale":
        return None
    original = entry.facts.original
    return {
        "machine": machine,
        "stale": state.state == "stale",
        "original": original,
        "original_name": desk.site.languages[original].name,
        "original_address": address_of(entry, original),
    }


def labels(desk: Desk, vocabulary: str, ids: Iterable[str], language: str, facet: str = "") -> list[dict[str, str]]:
    """Labels of a vocabulary's entries, with the address of their page when there is one."""
    return [
        {"id": id, "label": desk.label(vocabulary, id, language), "address": f"{language}/{facet or vocabulary}/{id}/"}
        for id in ids
    ]


def card(desk: Desk, entry: Entry | Brief, language: str, level: int = 3) -> Markup:
    """A record in a list: in the reader's language, or in the best other one, which is then named. Its title is a heading of this level."""
    made = desk.once(("card", entry.address, language), lambda: desk.piece("records/card.html", language, item=_on_card(desk, entry, language)))
    return made if level == 3 else Markup(str(made).replace("<h3 ", f"<h{level} ").replace("</h3>", f"</h{level}>"))  # no text of a record holds a tag


def _on_card(desk: Desk, entry: Entry | Brief, language: str) -> dict[str, Any]:
    told, facts = mention(desk, entry, language), entry.facts
    words = desk.lines(entry, told["language"])
    return {
        **told,
        "kind": entry.kind.name,
        "band": "" if entry.kind is GUIDE else woven(desk, entry, "band"),
        "summary": words.summary,
        "topics": [desk.label("topics", id, language) for id in facts.topics],
        "urgency": getattr(facts, "urgency", ""),
        "countries": [desk.label("countries", id, language) for id in getattr(facts, "countries", ())],
        "call_sign": (getattr(words, "name", None) and getattr(words, "call_sign", None)) or "",
        "role": getattr(words, "role", ""),
        "life": getattr(facts, "life", ""),
    }


def mention(desk: Desk, entry: Entry | Brief, language: str) -> dict[str, Any]:
    """A record in one line: its title in the reader's language or in the best other one, when, where."""
    return desk.once(("mention", entry.address, language), lambda: _mentioned(desk, entry, language))


def _mentioned(desk: Desk, entry: Entry | Brief, language: str) -> dict[str, Any]:
    desk.note("brief", entry.address)
    shown, facts = desk.best_language(entry, language), entry.facts
    return {
        "id": entry.id,
        "address": address_of(entry, shown),
        "title": title_of(desk, entry, shown),
        "language": shown,
        "language_name": desk.site.languages[shown].name if shown != language else "",
        "date": happened(desk.tongue(language), facts),
        "iso": first_date(facts).isoformat() if first_date(facts) else "",
        "places": [desk.label("places", id, language) for id in facts.places[:3]],
    }


def happened(tongue: Any, facts: ArticleFacts) -> str:
    """The dates of a record in words, as precise as they were written."""
    period, died = vars(facts).get("happened"), vars(facts).get("died")
    if period is None:
        return tongue.date(died) if died else ""
    return tongue.period(period.from_, period.to)


def pictures(writer: Writer, which: slice) -> list[dict[str, Any]]:
    """Some of a record's pictures as figures; those that could not be developed are not there."""
    developed = writer.desk.pictures(writer.entry.address)
    shown = (picture for picture in writer.entry.facts.pictures[which] if picture.id in developed)
    return [_picture(writer, picture, developed[picture.id].copies) for picture in shown]


def _picture(writer: Writer, picture: Picture, copies: tuple[Copy, ...]) -> dict[str, Any]:
    files = [{"format": copy.format, "path": path_of(copy), "width": copy.width, "height": copy.height} for copy in copies]
    licence = LICENCES[picture.licence]
    return {
        **public_view(picture),
        **public_view(writer.entry.words[writer.language].pictures[picture.id]),
        "webp": [file for file in files if file["format"] == "WebP"],
        "jpeg": [file for file in files if file["format"] == "JPEG"],
        "licence": licence.name or writer.tongue(f"licence-{picture.licence}"),
        "licence_url": licence.url,
        "masked": bool(picture.masks),
        "notes": writer.notes.take((picture.source,)) if picture.source else [],
    }


def preview(desk: Desk, entry: Entry, language: str) -> Preview | None:
    """The first picture of a record, as large as it is published."""
    developed = desk.pictures(entry.address)
    for picture in entry.facts.pictures:
        if picture.id in developed:
            copy = max((copy for copy in developed[picture.id].copies if copy.format == "JPEG"), key=lambda copy: copy.width)
            return Preview(path_of(copy), copy.width, copy.height, entry.words[language].pictures[picture.id].alt)
    return None


def related(desk: Desk, addresses: Iterable[str], language: str) -> list[Markup]:
    """Cards of the live records among `addresses`."""
    found = (desk.brief(address) for address in dict.fromkeys(addresses))
    return [card(desk, entry, language) for entry in found if entry and entry.kind is not CONTACT]


def corrections(entry: Entry, language: str, desk: Desk, spoken: str = "") -> list[dict[str, Any]]:
    """The corrections of a record, newest first; `spoken` is the language of the page, where it is another one."""
    words, tongue = entry.words[language].corrections, desk.tongue(spoken or language)
    items = sorted(entry.facts.corrections, key=lambda item: (item.on, item.id), reverse=True)
    return [
        {
            "id": item.id,
            "kind": item.kind,
            "date": tongue.date(item.on),
            "iso": item.on.isoformat(),
            "text": words[item.id],
            "recent": not desk.passed(item.on + datetime.timedelta(days=A_MONTH)),
        }
        for item in items
    ]


def validity(checked: Checked | None, desk: Desk, language: str) -> dict[str, Any]:
    """When a record was checked and until when to rely on it; never checked says so."""
    tongue = desk.tongue(language)
    if checked is None:
        return {"how": "", "date": "", "until": "", "live": False, "over": False}
    days = getattr(checked, "review_after", None)
    until = checked.on + datetime.timedelta(days=days) if days else None
    return {
        "how": checked.how,
        "date": tongue.date(checked.on),
        "until": tongue.date(until) if until else "",
        "live": checked.how in ("called", "visited", "official-page"),
        "over": bool(until) and desk.passed(until),
    }


def reading_minutes(*texts: str | None) -> int:
    """Minutes to read the texts at 180 words a minute, at least one."""
    count = sum(len(text.split()) for text in texts if text)
    return max(1, round(count / WORDS_A_MINUTE))
