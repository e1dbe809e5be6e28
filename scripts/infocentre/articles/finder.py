"""The help finder: where, what, how urgent, on one page. It ends in first steps and contacts, and no address holds an answer."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, NamedTuple

from ..brief import Brief
from ..model.kinds import CONTACT, GUIDE, PAGE
from ..model.record import Checked
from ..schema import Entry
from . import parts
from .article import Article
from .desk import Desk
from .plates import plates
from .shelves import KIND, URGENCY

ADDRESS = "help/"
FIRST_STEPS = 3
MOST = 12
"""An answer with more guides shows the most urgent ones, and the way to all."""
HOME_COUNTRY = "by"
"""Where every reader is from: contacts that work for it serve readers anywhere, and within it few are safe."""
SAFE_READING = f"{PAGE.folder}/safe-reading"


def finder(desk: Desk, language: str) -> Article:
    """The page of a language that leads to a guide by three choices."""
    tongue, address = desk.tongue(language), f"{language}/{ADDRESS}"
    reading, guides = desk.record(SAFE_READING), [guide for guide in desk.briefs_on(KIND, GUIDE.folder) if guide.facts.status != "retired"]
    html = desk.fill(
        "records/help.html",
        language,
        address,
        emergency=[_first_way(item) for item in plates(desk, [desk.site.emergency], language)],
        countries=[_country(desk, country, guides, language) for country in _used(desk, "countries", guides)],
        safe_reading=parts.address_of(reading, language) if reading and language in reading.words else "",
    )
    versions = {code: f"{code}/help/" for code in desk.languages}
    return Article(address, language, "help", tongue("finder"), tongue("finder-lead"), html, versions, kind="list")


class Beginning(NamedTuple):
    """What the finder needs of a guide beside its brief."""

    words: Mapping[str, dict[str, Any]]
    """By language: title, whom it is for, and its first steps."""
    more: int
    """How many steps follow them."""
    checked: Checked | None
    contacts: tuple[str, ...]


class Guide(NamedTuple):
    """A guide as the finder shows it, and whom it names to ask."""

    shown: dict[str, Any]
    contacts: tuple[str, ...]


def _having(guides: list[Brief], **wanted: str) -> list[Brief]:
    """Those that have a value in each of the named fields."""
    return [guide for guide in guides if all(value in getattr(guide.facts, field) for field, value in wanted.items())]


def _used(desk: Desk, vocabulary: str, guides: list[Brief], **wanted: str) -> list[str]:
    """The ids of a closed list that some guide has, in the order of the list."""
    return [id for id in desk.vocabulary(vocabulary) if _having(guides, **wanted, **{vocabulary: id})]


def _country(desk: Desk, country: str, guides: list[Brief], language: str) -> dict[str, Any]:
    return {
        "label": desk.label("countries", country, language),
        "address": f"{language}/countries/{country}/",
        "is_home": country == HOME_COUNTRY,
        "needs": [_need(desk, country, need, guides, language) for need in _used(desk, "needs", guides, countries=country)],
    }


def _need(desk: Desk, country: str, need: str, guides: list[Brief], language: str) -> dict[str, Any]:
    """One answer: its guides by urgency, the one that is about this need before those that only touch on it; and whom to ask."""
    found = sorted(_having(guides, countries=country, needs=need), key=lambda guide: (URGENCY.index(guide.facts.urgency), guide.facts.needs.index(need), guide.id))
    shown = [_guide(desk, guide, language) for guide in found[:MOST]]
    return {
        "label": desk.label("needs", need, language),
        "says": desk.item("needs", need).says.get(language, ""),
        "guides": [guide.shown for guide in shown],
        "rest": len(found[MOST:]),
        "address": f"{language}/needs/{need}/",
        "contacts": _contacts(desk, shown, country, language),
    }


def _guide(desk: Desk, brief: Brief, language: str) -> Guide:
    """A guide is opened once, for the page of the first language."""
    beginning = desk.once(("beginning", brief.address), lambda: _beginning(desk.record(brief.address)))
    shown, validity = desk.best_language(brief, language), parts.validity(beginning.checked, desk, language)
    told = {
        **beginning.words[shown],
        "address": parts.address_of(brief, shown),
        "language": shown,
        "urgency": brief.facts.urgency,
        "more": beginning.more,
        "over": validity["until"] if validity["over"] else "",
    }
    return Guide(told, beginning.contacts)


def _beginning(guide: Entry) -> Beginning:
    steps = guide.facts.steps
    words = {
        language: {"title": words.title, "for_whom": words.for_whom, "steps": [{"join": step.join, "title": words.steps[step.id].title} for step in steps[:FIRST_STEPS]]}
        for language, words in guide.words.items()
    }
    return Beginning(words, len(steps[FIRST_STEPS:]), guide.facts.checked, (*guide.facts.contacts, *(id for step in steps for id in step.contacts)))


def _contacts(desk: Desk, guides: list[Guide], country: str, language: str) -> list[dict[str, Any]]:
    """The open contacts of these guides that work in the country."""
    named = (id for guide in guides for id in guide.contacts)
    return [_contact(item, country) for item in plates(desk, (id for id in named if _works(desk, id, country)), language)]


def _works(desk: Desk, id: str, country: str) -> bool:
    entry = desk.record(f"{CONTACT.folder}/{id}")
    return bool(entry) and entry.facts.status != "closed" and bool({country, HOME_COUNTRY}.intersection(entry.facts.countries))


def _first_way(item: dict[str, Any]) -> dict[str, Any]:
    """A contact with the one number to call first."""
    return {**item, "channels": item["channels"][:1], "hidden": 0}


def _contact(item: dict[str, Any], country: str) -> dict[str, Any]:
    """A contact in short. In Belarus a way to reach it is shown only when its use there is known to be safe."""
    safe = [channel for channel in item["channels"] if country != HOME_COUNTRY or channel["from_belarus"] == "yes"]
    return {**item, "channels": safe, "hidden": len(item["channels"]) - len(safe)}
