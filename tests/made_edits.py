"""What editors, and accidents, do to a project between two builds."""

from __future__ import annotations

import datetime
import os
import shutil
import time

from hypothesis import strategies as st
from made_project import TODAY, Project

from infocentre.preparing import RECORD_CACHE
from infocentre.stamps import FINE

STORY, PROFILE, GUIDE, LINE = "stories/2022-example-story", "profiles/example-volunteer", "guides/example-guide", "contacts/example-line"
ANOTHER = "stories/another-story"
MOMENT = 2 * FINE / 1e9
"""Seconds after which a change shows."""


def another(project: Project) -> None:
    """A second story, as a copy of the first that nobody else names."""
    if not (project / "data" / ANOTHER).exists() and (project / "data" / STORY).exists():
        shutil.copytree(project / "data" / STORY, project / "data" / ANOTHER)


def rename(project: Project, old: str, new: str) -> None:
    if (project / "data" / old).exists() and not (project / "data" / new).exists():
        (project / "data" / old).rename(project / "data" / new)


def swap(path: str, one: str, other: str):
    """An edit that puts the other text in place of the one, or back again."""

    def edit(project: Project) -> None:
        file = project / "data" / path
        if file.is_file():
            text = file.read_text(encoding="utf-8")
            file.write_text(text.replace(one, other, 1) if one in text else text.replace(other, one, 1), encoding="utf-8")

    return edit


def both(*edits):
    """Several edits at once."""

    def edit(project: Project) -> None:
        for one in edits:
            one(project)

    return edit


def damage(project: Project) -> None:
    """One bit of a remembered file turns over."""
    for file in sorted((project / RECORD_CACHE).glob("*"))[:2]:
        content = bytearray(file.read_bytes())
        content[len(content) // 2] ^= 4
        file.write_bytes(content)


def cut(project: Project) -> None:
    for file in sorted((project / RECORD_CACHE).glob("*"))[-2:]:
        file.write_bytes(file.read_bytes()[:100])


EDITS = {
    "words": swap(f"{STORY}/en.yml", "It tells of nothing", "It tells of little"),
    "a fact": swap(f"{STORY}/story.yml", "value: 1200", "value: 1300"),
    "a sign for a record that does not exist": swap(f"{GUIDE}/en.yml", "summary: ", "summary: about [[stories/another-story]] "),
    "a link to another record": swap(f"{STORY}/en.yml", "[[guides/example-guide|the guide]]", "[[stories/another-story|the guide]]"),
    "another record": another,
    "a record is gone": lambda project: shutil.rmtree(project / "data" / ANOTHER, ignore_errors=True),
    "a record has another name": lambda project: rename(project, GUIDE, "guides/renamed-guide"),
    "its old name": lambda project: rename(project, "guides/renamed-guide", GUIDE),
    "a draft": swap(f"{GUIDE}/guide.yml", "status: published", "status: draft"),
    "a label": swap("vocabulary/topics.yml", "Example", "Sample"),
    "an id of a vocabulary": swap("vocabulary/topics.yml", "memory:", "memories:"),
    "a finer place": swap("vocabulary/places.yml", "example-oblast:\n  kind: oblast", "example-oblast:\n  kind: town"),
    "outlets of one family": swap("vocabulary/outlets.yml", "second-outlet:", "second-outlet:\n  family: first-outlet"),
    "a setting": swap("site.yml", "profiles: 365", "profiles: 30"),
    "a name in Latin letters": swap("vocabulary/topics.yml", "Example", "COBET"),
    "a word that passes for it": swap(f"{STORY}/be.yml", "title: ", "title: СОВЕТ "),
    "a host like another": swap(f"{STORY}/story.yml", "https://example.org/second", "https://examp1e.org/second"),
    "a person is named": swap(f"{STORY}/en.yml", "It tells of nothing", "Anna Exampleva tells of nothing"),
    "a person is declared": both(
        swap(f"{GUIDE}/guide.yml", "urgency: soon", "urgency: soon\nnamed:\n  - {name: Anna Exampleva, basis: public-record, sources: [ministry]}"),
        swap(f"{GUIDE}/en.yml", "summary: ", "summary: Anna Exampleva; "),
    ),
    "a host in a text": swap(f"{STORY}/en.yml", "summary: ", "summary: examp1e.net; "),
    "a source at a host that looks like it": swap(f"{GUIDE}/guide.yml", "https://example.org/form", "https://example.net/form"),
    "a contact": swap(f"{LINE}/en.yml", "name: ", "name: New "),
    "a bad field": swap(f"{PROFILE}/profile.yml", "life: fallen", "lief: fallen"),
    "a file that nobody asked for": lambda project: (project / "data" / GUIDE / "notes.txt").write_text("x") if (project / "data" / GUIDE).exists() else None,
    "it is gone": lambda project: (project / "data" / GUIDE / "notes.txt").unlink(missing_ok=True),
    "files that look new": lambda project: [os.utime(file) for file in (project / "data").rglob("*.yml")],
    "a moment": lambda project: time.sleep(MOMENT),
    "a bit": damage,
    "a file cut off": cut,
    "nothing is remembered": lambda project: shutil.rmtree(project / RECORD_CACHE, ignore_errors=True),
}
DAYS = [TODAY, TODAY + datetime.timedelta(days=1), datetime.date(2026, 11, 19), datetime.date(2027, 11, 19), datetime.date(2027, 11, 20), datetime.date(2028, 1, 1)]


def steps(edits: dict) -> st.SearchStrategy:
    """Some edits and a day, several times."""
    return st.lists(st.tuples(st.lists(st.sampled_from(sorted(edits)), min_size=1, max_size=3), st.sampled_from(DAYS)), min_size=1, max_size=2)
