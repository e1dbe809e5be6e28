"""Stories, profiles and guides as articles."""

from __future__ import annotations

import itertools
from collections import Counter
from typing import Any, get_args

from markupsafe import Markup

from ..brief import Brief
from ..catalogue import public_view
from ..model.guide import Guide, GuideWords
from ..model.kinds import GUIDE, PROFILE, STORY
from ..model.profile import Profile, ProfileWords
from ..model.record import ClaimStatus
from ..model.story import Story, StoryWords
from ..schema import Entry
from . import ornaments, parts
from .article import Article
from .desk import Desk
from .discreet import discreet_address, disguise
from .leaflet import leaflet
from .parts import Writer
from .plates import plates

# The first picture of a story or profile stands above its text; a guide begins with its answer.
FIRST, OTHERS, ALL = slice(1), slice(1, None), slice(None)
# Below this level nobody is shown, whatever the checks let through.
WITH_PICTURES = 4


def story(desk: Desk, entry: Entry, language: str) -> Article:
    """A story as long-form: text, claims, timeline, what is not known, sources.

    The parts are written in the order of the page, since that numbers the notes.
    """
    facts: Story = entry.facts
    words: StoryWords = entry.words[language]
    writer = Writer(desk, entry, language)
    lead = parts.pictures(writer, FIRST)
    context = {
        "lead": lead,
        "ornament": "" if lead else ornaments.woven(desk, entry, "broad", writer.tongue("ornament")),
        "body": writer.body(words.body),
        "pictures": parts.pictures(writer, OTHERS),
        "claims": [_claim(writer, claim, words) for claim in facts.claims],
        "glance": _glance(facts),
        "timeline": _timeline(writer, facts, words),
        "unknown": writer.body(words.unknown, "u"),
        "people": parts.related(desk, (f"profiles/{id}" for id in facts.people), language),
        "minutes": parts.reading_minutes(words.body, words.unknown),
    }
    return _filled(writer, "story.html", words.title, words.summary, context)


def profile(desk: Desk, entry: Entry, language: str) -> Article:
    """A profile: exactly what its level allows, quietly."""
    facts: Profile = entry.facts
    words: ProfileWords = entry.words[language]
    writer = Writer(desk, entry, language)
    may_be_seen = facts.identity.level == WITH_PICTURES
    lead = parts.pictures(writer, FIRST) if may_be_seen else []
    context = {
        "lead": lead,
        "ornament": "" if lead else ornaments.woven(desk, entry, "square", writer.tongue("ornament")),
        "body": writer.body(words.body),
        "pictures": parts.pictures(writer, OTHERS) if may_be_seen else [],
        "timeline": _timeline(writer, facts, words),
        "unknown": writer.body(words.unknown, "u"),
        "life": facts.life,
        "died": writer.tongue.date(facts.died) if facts.died else "",
        "level": facts.identity.level,
        "basis": facts.identity.basis,
        "stories": _stories_of(desk, entry, language),
    }
    return _filled(writer, "profile.html", parts.title_of(desk, entry, language), words.summary, context)


def guide(desk: Desk, entry: Entry, language: str) -> Article:
    """A guide as an emergency leaflet: the answer, the steps, the contacts, and until when it holds."""
    shared = {"leaflet": leaflet(desk, f"{entry.address}/", language), "discreet": discreet_address(entry.address, language)}
    return _guide(desk, entry, language, parts.address_of(entry, language), _guide_text(desk, entry, language), shared)


def discreet_guide(desk: Desk, entry: Entry, language: str) -> Article:
    """The same guide where nothing around it tells what it is about."""
    address = discreet_address(entry.address, language)
    shared = {"leaflet": leaflet(desk, address, language), "discreet": ""}
    return disguise(desk, entry, _guide(desk, entry, language, address, _guide_text(desk, entry, language, last=True), shared))


def _guide(desk: Desk, entry: Entry, language: str, address: str, text: dict[str, Any], shared: dict[str, Any]) -> Article:
    words: GuideWords = entry.words[language]
    return _article(desk, entry, language, address, words.title, words.summary, desk.fill("records/guide.html", language, address, **text, **shared))


def _guide_text(desk: Desk, entry: Entry, language: str, last: bool = False) -> dict[str, Any]:
    """What a guide says at both of its addresses; the discreet one is the last to ask."""
    return desk.once(("guide", entry.address, language), lambda: _written(desk, entry, language), last)


def _written(desk: Desk, entry: Entry, language: str) -> dict[str, Any]:
    facts: Guide = entry.facts
    words: GuideWords = entry.words[language]
    writer = Writer(desk, entry, language, as_of=True)
    answer = writer.body(words.answer, "a")  # before the steps: the texts number the notes in the order of the page
    steps, contacts = _steps(writer, facts, words), plates(desk, (id for id in facts.contacts if id not in _in_steps(facts)), language)
    context = {
        "urgency": facts.urgency,
        "answer": answer,
        "documents": [{"id": id, **public_view(words.documents[id])} for id in facts.documents],
        "steps": steps,
        "trouble": writer.body(words.if_it_goes_wrong, "w"),
        "body": writer.body(words.body),
        "pictures": parts.pictures(writer, ALL),
        "contacts": contacts,
        "numbers": [item for item in itertools.chain(*(step["contacts"] for step in steps), contacts) if _can_be_called(item)],
        "countries": parts.labels(desk, "countries", facts.countries, language),
        "needs": parts.labels(desk, "needs", facts.needs, language),
    }
    context |= _common(writer, words.title)
    return {"text": desk.piece("records/guide-text.html", language, **context), **{name: context[name] for name in ("urgency", "needs", "published", "edited", "permalink")}}


def _in_steps(facts: Guide) -> set[str]:
    """The contacts that already stand beside a step; a leaflet says each number once."""
    return {id for step in facts.steps for id in step.contacts}


def _can_be_called(contact: dict[str, Any]) -> bool:
    return contact["status"] != "closed" and any(channel["type"] == "phone" for channel in contact["channels"])


WRITERS = {STORY: story, PROFILE: profile, GUIDE: guide}


def _common(writer: Writer, title: str) -> dict[str, Any]:
    """What every record shows; the sources are numbered, so all texts must be written."""
    desk, entry, language = writer.desk, writer.entry, writer.language
    facts, words = entry.facts, entry.words[language]
    return {
        "id": entry.id,
        "words": public_view(words),
        "title": title,
        "headings": writer.headings,
        "notice": parts.notice(desk, entry, language),
        "when": parts.happened(writer.tongue, facts),
        "topics": parts.labels(desk, "topics", facts.topics, language),
        "places": parts.labels(desk, "places", facts.places, language),
        "sources": writer.sources(),
        "related": parts.related(desk, facts.related, language),
        "corrections": parts.corrections(entry, language, desk),
        "validity": parts.validity(facts.checked, desk, language),
        "published": writer.tongue.date(facts.published),
        "edited": writer.tongue.date(facts.edited) if facts.edited else "",
        "retired": facts.status == "retired",
        "permalink": f"{entry.address}/",
    }


def _filled(writer: Writer, template: str, title: str, summary: str, context: dict[str, Any]) -> Article:
    html = writer.desk.fill(f"records/{template}", writer.language, writer.address, **_common(writer, title), **context)
    return _article(writer.desk, writer.entry, writer.language, writer.address, title, summary, html)


def _article(desk: Desk, entry: Entry, language: str, address: str, title: str, summary: str, html: Markup) -> Article:
    brief = desk.brief(entry.address)
    versions = parts.versions(brief, desk)
    return Article(
        address, language, entry.kind.folder, title, summary, html, versions, robots(brief), entry.kind.name, f"{entry.address}/",
        has_card=brief.has_card, picture=parts.preview(desk, entry, language), modified=brief.modified,
    )  # fmt: skip


def robots(brief: Brief) -> str:
    """What search engines are told about the pages of a record; empty where they may show it."""
    return "noindex, nofollow" if brief.is_hidden else ""


def _claim(writer: Writer, claim: Any, words: StoryWords) -> dict[str, Any]:
    by = writer.desk.label("names", claim.by, writer.language) if claim.by else ""
    return {"id": claim.id, "status": claim.status, "by": by, "text": writer.line(words.claims[claim.id]), "notes": writer.notes.take(claim.sources)}


def _glance(facts: Story) -> list[tuple[str, int]]:
    """How many claims have each status, the firmest first."""
    counts = Counter(claim.status for claim in facts.claims)
    return [(status, counts[status]) for status in get_args(ClaimStatus) if counts[status]]


def _timeline(writer: Writer, facts: Any, words: Any) -> list[dict[str, Any]]:
    return [
        {
            "id": event.id,
            "date": writer.tongue.period(event.on, event.to),
            "iso": str(event.on),
            "text": writer.line(words.timeline[event.id]),
            "notes": writer.notes.take(event.sources),
        }
        for event in facts.timeline
    ]


def _steps(writer: Writer, facts: Guide, words: GuideWords) -> list[dict[str, Any]]:
    shown: set[str] = set()
    steps = []
    for step in facts.steps:
        steps.append(_step(writer, facts, step, words, [id for id in step.contacts if id not in shown]))
        shown.update(step.contacts)
    return steps


def _step(writer: Writer, facts: Guide, step: Any, words: GuideWords, contacts: list[str]) -> dict[str, Any]:
    def fact(id: str | None) -> str:
        return writer.fact(facts.facts[id]) if id else ""

    return {
        "id": step.id,
        "join": step.join,
        "title": words.steps[step.id].title,
        "text": writer.body(words.steps[step.id].text, f"s-{step.id}-"),
        "documents": [words.documents[id].name for id in step.documents],
        "cost": fact(step.cost),
        "time": fact(step.time),
        "contacts": plates(writer.desk, contacts, writer.language),
    }


def _stories_of(desk: Desk, entry: Entry, language: str) -> list[Markup]:
    stories = [story for story in desk.stories_of(entry.id) if story.address not in entry.facts.related]
    return [parts.card(desk, story, language) for story in stories]
