"""Contacts as plates: what each is, its true state, and every way to reach it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from ..catalogue import public_view
from ..model.contact import Channel, Contact
from ..schema import Entry
from . import parts
from .desk import Desk


def plate(desk: Desk, entry: Entry, language: str) -> dict[str, Any]:
    """A contact as a plate: what it is, its true state, and each way to reach it."""
    facts: Contact = entry.facts
    shown = desk.best_language(entry, language)
    words = entry.words[shown]
    tongue = desk.tongue(language)
    successor = desk.brief(f"contacts/{facts.successor}") if facts.successor else None
    return {
        "id": entry.id,
        "name": words.name,
        "summary": words.summary,
        "language": shown,
        "status": facts.status,
        "confirmed": tongue.date(facts.confirmed.on) if facts.confirmed else "",
        "checked": tongue.date(facts.checked.on) if facts.checked else "",
        "successor": {"address": parts.address_of(successor, language), "name": parts.title_of(desk, successor, language)} if successor else None,
        "channels": [_channel(desk, facts, channel, words.channels[channel.id], language) for channel in facts.channels],
        "works_in": tongue.listing(dict.fromkeys(desk.label("countries", channel.country, language) for channel in facts.channels if channel.country)),
        "hours_unknown": any(channel.hours == "unknown" and channel.type == "phone" for channel in facts.channels),
        "risk_unknown": facts.status != "closed" and any(channel.from_belarus is None for channel in facts.channels),
    }


def _channel(desk: Desk, facts: Contact, channel: Channel, words: Any, language: str) -> dict[str, Any]:
    tongue = desk.tongue(language)
    return {
        **public_view(channel),
        "label": words.label,
        "short": words.short or "",
        "hours_words": words.hours or "",
        "risk_words": words.risk or "",
        "link": channel.link if facts.status != "closed" else None,
        "languages_words": tongue.listing(tongue.language_name(code) for code in channel.languages),
        "seen_words": tongue.date(channel.seen) if channel.seen else "",
        "sources_words": tongue.listing(dict.fromkeys(desk.label("outlets", facts.sources[key].outlet, language) for key in channel.sources)),
    }


def plates(desk: Desk, ids: Iterable[str], language: str) -> list[dict[str, Any]]:
    """The live contacts among `ids`, each once."""
    found = (desk.once(("plate", id, language), lambda id=id: _plate_of(desk, id, language)) for id in dict.fromkeys(ids))
    return [shown for shown in found if shown]


def _plate_of(desk: Desk, id: str, language: str) -> dict[str, Any] | None:
    entry = desk.record(f"contacts/{id}")
    return plate(desk, entry, language) if entry else None
