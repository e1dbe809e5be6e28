"""What is remembered of records never changes what is found; and what did not change is not read again."""

from __future__ import annotations

import datetime
import os
import shutil
import tempfile
import time
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from made_project import TODAY, Project

from infocentre import load as loading
from infocentre import memory as remembering
from infocentre.preparing import RECORD_CACHE, examine, prepare
from infocentre.problem import Refused

STORY, PROFILE, GUIDE, LINE = "stories/2022-example-story", "profiles/example-volunteer", "guides/example-guide", "contacts/example-line"
ANOTHER = "stories/another-story"
STEP = remembering.__dict__["is_settled"].__globals__["FINE"] / 1e9


def found(project: Path, today: datetime.date) -> object:
    """The records and problems of a project when something is remembered."""
    try:
        prepared = prepare(project, today)
    except Refused as refused:
        return None, sorted(refused.problems)
    return _records(prepared.content), sorted(prepared.problems), sorted(prepared.catalogue.entries)


def found_anew(project: Path, today: datetime.date) -> object:
    """The same when nothing is: from a copy that nobody has read before."""
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder, "project")
        shutil.copytree(project, copy, symlinks=True, ignore=shutil.ignore_patterns(".cache"))
        return found(copy, today)


def _records(content):
    return {address: (entry.kind.folder, entry.facts, entry.words, entry.faulty) for address, entry in content.entries.items()}


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
    "a person is declared": swap(f"{GUIDE}/guide.yml", "urgency: soon", "urgency: soon\nnamed:\n  - {name: Example Town, basis: public-record, sources: [ministry]}"),
    "a contact": swap(f"{LINE}/en.yml", "name: ", "name: New "),
    "a bad field": swap(f"{PROFILE}/profile.yml", "life: fallen", "lief: fallen"),
    "a file that nobody asked for": lambda project: (project / "data" / GUIDE / "notes.txt").write_text("x") if (project / "data" / GUIDE).exists() else None,
    "it is gone": lambda project: (project / "data" / GUIDE / "notes.txt").unlink(missing_ok=True),
    "files that look new": lambda project: [os.utime(file) for file in (project / "data").rglob("*.yml")],
    "a moment": lambda project: time.sleep(2 * STEP),
    "a bit": damage,
    "a file cut off": cut,
    "nothing is remembered": lambda project: shutil.rmtree(project / RECORD_CACHE, ignore_errors=True),
}
DAYS = [TODAY, TODAY + datetime.timedelta(days=1), datetime.date(2026, 11, 19), datetime.date(2027, 11, 19), datetime.date(2027, 11, 20), datetime.date(2028, 1, 1)]
STEPS = st.lists(st.tuples(st.lists(st.sampled_from(sorted(EDITS)), min_size=1, max_size=3), st.sampled_from(DAYS)), min_size=1, max_size=4)


@settings(max_examples=200)
@given(steps=STEPS)
def test_after_any_edits_the_same_is_found_as_by_one_who_remembers_nothing(_good_project, steps):
    with tempfile.TemporaryDirectory() as folder:
        project = Project(folder, "project")
        shutil.copytree(_good_project, project)
        time.sleep(2 * STEP)
        prepare(project, TODAY)
        for edits, today in steps:
            for edit in edits:
                EDITS[edit](project)
            assert found(project, today) == found_anew(project, today), (edits, today)


@pytest.fixture
def read(monkeypatch) -> list[str]:
    """The files that are read as YAML from here on."""
    paths: list[str] = []

    def parse(text, path, **more):
        paths.append(path)
        return whole(text, path, **more)

    whole = loading.parse
    monkeypatch.setattr(loading, "parse", parse)
    return paths


def of_records(paths: list[str]) -> set[str]:
    return {"/".join(path.split("/")[1:3]) for path in paths if path.startswith(("data/stories", "data/profiles", "data/guides", "data/contacts"))}


@pytest.fixture
def remembered(project, read) -> Project:
    time.sleep(2 * STEP)
    prepare(project, TODAY)
    assert of_records(read) == {STORY, PROFILE, GUIDE, LINE, "contacts/example-emergency"}
    read.clear()
    return project


@pytest.mark.parametrize(
    ("edits", "again"),
    [
        ([], set()),
        (["words"], {STORY}),
        (["a contact"], {LINE}),
        (["a label"], set()),
        (["a setting"], {STORY, PROFILE, GUIDE, LINE, "contacts/example-emergency"}),
        (["a finer place"], {PROFILE}),
        (["outlets of one family"], {STORY, PROFILE}),
        (["a draft"], {STORY, GUIDE}),
        (["files that look new"], set()),
        (["a file that nobody asked for"], {GUIDE}),
        (["nothing is remembered"], {STORY, PROFILE, GUIDE, LINE, "contacts/example-emergency"}),
    ],
)
def test_only_what_changed_and_what_rests_on_it_is_read_again(remembered, read, edits, again):
    for edit in edits:
        EDITS[edit](remembered)
    found(remembered, TODAY)
    assert of_records(read) == again


@pytest.mark.parametrize(("today", "again"), [(TODAY + datetime.timedelta(days=1), set()), (datetime.date(2027, 11, 20), {PROFILE}), (datetime.date(2026, 11, 22), None)])
def test_a_new_day_is_asked_about_what_ends_on_it(remembered, read, today, again):
    """An earlier day than the one on which the records were looked at is asked about all of them."""
    found(remembered, today)
    assert of_records(read) == ({STORY, PROFILE, GUIDE, LINE, "contacts/example-emergency"} if again is None else again)


def test_other_code_remembers_nothing(remembered, read, monkeypatch):
    monkeypatch.setattr(remembering, "recipe", lambda: "another")
    prepare(remembered, TODAY)
    assert STORY in of_records(read)


def test_a_record_edited_in_the_moment_before_is_read_again(remembered, read):
    """It could be edited once more in the same moment, and look the same."""
    EDITS["words"](remembered)
    prepare(remembered, TODAY)
    read.clear()
    prepare(remembered, TODAY)
    assert of_records(read) == {STORY}


def test_what_is_remembered_does_not_grow(remembered):
    """What belongs to records that are gone, or to how they were, is deleted."""
    before = sorted(file.name for file in (remembered / RECORD_CACHE).iterdir())
    for _ in range(2):
        EDITS["words"](remembered)
        time.sleep(2 * STEP)
        prepare(remembered, TODAY)
    assert sorted(file.name for file in (remembered / RECORD_CACHE).iterdir()) == before


def test_where_nothing_can_be_written_nothing_is_remembered(project):
    (project / ".cache").write_text("a file, not a folder")
    assert found(project, TODAY) == found_anew(project, TODAY)
