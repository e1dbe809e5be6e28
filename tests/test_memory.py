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
from made_edits import EDITS, GUIDE, LINE, MOMENT, PROFILE, STORY, steps
from made_project import TODAY, Project

from infocentre import load as loading
from infocentre import memory as remembering
from infocentre import checks, preparing
from infocentre.model.kinds import PAGE
from infocentre.preparing import RECORD_CACHE, prepare
from infocentre.problem import Refused
from infocentre.stamps import digest_of
from infocentre.standing import look

EVERYTHING = {STORY, PROFILE, GUIDE, LINE, "contacts/example-emergency"}


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


@settings(max_examples=40)
@given(steps=steps(EDITS))
def test_after_any_edits_the_same_is_found_as_by_one_who_remembers_nothing(_good_project, steps):
    with tempfile.TemporaryDirectory() as folder:
        project = Project(folder, "project")
        shutil.copytree(_good_project, project)
        time.sleep(MOMENT)
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


@pytest.fixture
def asked(monkeypatch) -> list[str]:
    """The records that the rules are asked about from here on."""
    addresses: list[str] = []

    def check_record(entry, *more):
        if entry.kind is not PAGE:
            addresses.append(entry.address)
        return whole(entry, *more)

    whole = checks.check_record
    monkeypatch.setattr(checks, "check_record", check_record)
    monkeypatch.setattr(preparing, "check_record", check_record)
    return addresses


def of_records(paths: list[str]) -> set[str]:
    return {"/".join(path.split("/")[1:3]) for path in paths if path.startswith(("data/stories", "data/profiles", "data/guides", "data/contacts"))}


@pytest.fixture
def remembered(project, read, asked) -> Project:
    time.sleep(MOMENT)
    prepare(project, TODAY)
    assert of_records(read) == set(asked) == EVERYTHING
    read.clear()
    asked.clear()
    return project


@pytest.mark.parametrize(
    ("edits", "again", "about"),
    [
        ([], set(), set()),
        (["words"], {STORY}, {STORY}),
        (["a contact"], {LINE}, {LINE}),
        (["a label"], set(), set()),
        (["a setting"], {PROFILE}, EVERYTHING),
        (["a finer place"], {PROFILE}, {PROFILE}),
        (["outlets of one family"], {PROFILE}, {STORY, PROFILE}),
        (["a draft"], {STORY, GUIDE}, {STORY, GUIDE}),
        (["files that look new"], set(), set()),
        (["a file that nobody asked for"], {GUIDE}, {GUIDE}),
        (["nothing is remembered"], EVERYTHING, EVERYTHING),
    ],
)
def test_only_what_changed_is_read_again_and_only_what_rests_on_it_is_asked_about(remembered, read, asked, edits, again, about):
    for edit in edits:
        EDITS[edit](remembered)
    found(remembered, TODAY)
    assert (of_records(read), set(asked)) == (again, about)


@pytest.mark.parametrize(("today", "again"), [(TODAY + datetime.timedelta(days=1), set()), (datetime.date(2027, 11, 20), {PROFILE}), (datetime.date(2026, 11, 22), None)])
def test_a_new_day_is_asked_about_what_ends_on_it(remembered, asked, today, again):
    """An earlier day than the one on which the records were looked at is asked about all of them."""
    found(remembered, today)
    assert set(asked) == (EVERYTHING if again is None else again)


CASES = pytest.mark.parametrize(
    ("before", "then", "code"),
    [
        ("a sign for a record that does not exist", "another record", "idle-sign"),
        ("a person is named", "a person is declared", "named-undeclared"),
        ("a host in a text", "a source at a host that looks like it", "look-alike"),
        ("a word that passes for it", "a name in Latin letters", "mixed-script"),
    ],
)


@CASES
def test_a_record_that_was_clean_is_faulty_when_others_make_it_so(project, before, then, code):
    """It did not change itself, and was remembered as clean."""
    EDITS[before](project)
    time.sleep(MOMENT)
    assert not any(problem.code == code for problem in found(project, TODAY)[1])
    EDITS[then](project)
    problems = found(project, TODAY)[1]
    assert [problem.path.rpartition("/")[0] for problem in problems if problem.code == code]
    assert problems == found_anew(project, TODAY)[1]


@CASES
def test_it_is_so_too_when_what_it_rests_on_is_known_no_longer(project, before, then, code):
    """The texts of the index are gone; the index itself still says that the record was clean."""
    EDITS[before](project)
    time.sleep(MOMENT)
    prepare(project, TODAY)
    for file in (project / RECORD_CACHE).glob("texts-*"):
        file.write_bytes(b"harmed")
    EDITS[then](project)
    problems = found(project, TODAY)[1]
    assert code in {problem.code for problem in problems}
    assert problems == found_anew(project, TODAY)[1]


def test_other_code_remembers_nothing(remembered, read, monkeypatch):
    monkeypatch.setattr(remembering, "recipe", lambda: "another")
    prepare(remembered, TODAY)
    assert STORY in of_records(read)


def test_a_record_edited_in_the_moment_before_is_compared_byte_for_byte(remembered, monkeypatch):
    """It could be edited once more in the same moment, and look the same."""
    compared = []
    monkeypatch.setattr(remembering, "digest_of", lambda folder, found: compared.append(folder.name) or digest_of(folder, found))
    EDITS["words"](remembered)
    prepare(remembered, TODAY)
    prepare(remembered, TODAY)
    assert compared == [STORY.partition("/")[2]] * 2


def test_what_is_remembered_does_not_grow(remembered):
    """What belongs to records that are gone, or to how they were, is deleted."""
    before = len(os.listdir(remembered / RECORD_CACHE))
    for _ in range(2):
        EDITS["words"](remembered)
        time.sleep(MOMENT)
        prepare(remembered, TODAY)
        assert len(os.listdir(remembered / RECORD_CACHE)) == before


def test_where_nothing_can_be_written_nothing_is_remembered(project):
    (project / ".cache").write_text("a file, not a folder")
    assert found(project, TODAY) == found_anew(project, TODAY)


def test_a_file_from_before_computers_counted_time_is_read_like_any_other(project):
    """Some archives unpack files with such times."""
    os.utime(project / "data" / STORY / "en.yml", ns=(-1, -1))
    looked = look(project / "data", {})
    assert found(project, TODAY) == found_anew(project, TODAY) and looked.digest() == look(project / "data", {}).digest()


def test_a_record_whose_address_is_taken_out_of_the_ledger_is_asked_about_again(remembered, asked):
    remembered.replace("data/published.yml", f"  {STORY}: 2026-11-20\n", "")
    _, problems, _ = found(remembered, TODAY)
    assert STORY in asked and [problem.code for problem in problems] == ["not-in-ledger"]
    assert problems == found_anew(remembered, TODAY)[1]


def test_a_record_of_a_later_day_is_missed_in_the_ledger_from_that_day_on(project):
    project.replace("data/published.yml", f"  {STORY}: 2026-11-20\n", "")
    project.replace(f"data/{STORY}/story.yml", "published: 2026-11-20", "published: 2026-12-20")
    time.sleep(MOMENT)
    assert found(project, TODAY)[1] == found(project, datetime.date(2026, 12, 19))[1] == []
    assert [problem.code for problem in found(project, datetime.date(2026, 12, 20))[1]] == ["not-in-ledger"]


def of_the_centre(paths: list[str]) -> set[str]:
    return {path for path in paths if path.startswith("data/") and path.count("/") < 3}


@pytest.fixture
def checked(monkeypatch) -> list[bool]:
    """A mark for each time that the rules are asked about what is no record."""
    asked: list[bool] = []
    whole = checks.check_centre
    monkeypatch.setattr(preparing, "check_centre", lambda *about: asked.append(True) or whole(*about))
    return asked


def test_what_is_no_record_is_read_and_asked_about_again_when_it_or_what_it_rests_on_changed(remembered, read, checked):
    prepare(remembered, TODAY)
    assert (of_the_centre(read), checked) == (set(), [])
    EDITS["words"](remembered)
    prepare(remembered, TODAY)
    assert (of_the_centre(read), checked) == (set(), [])
    prepare(remembered, TODAY + datetime.timedelta(days=1))
    assert (of_the_centre(read), checked) == (set(), [True]), "another day may make another problem"
    EDITS["a label"](remembered)
    prepare(remembered, TODAY)
    assert len(of_the_centre(read)) > 5 and len(checked) == 2


def test_what_is_no_record_is_faulty_when_a_record_that_it_names_is_gone(remembered, read):
    """The line of the problem is known although the file was not read again."""
    hotline = next(line.split()[1] for line in (remembered / "data/site.yml").read_text().splitlines() if line.startswith("hotline:"))
    shutil.rmtree(remembered / f"data/contacts/{hotline}")
    _, problems = found(remembered, TODAY)
    assert of_the_centre(read) == set() and [problem.line for problem in problems if problem.path == "data/site.yml" and problem.code == "no-such-record"] > [1]
    assert problems == found_anew(remembered, TODAY)[1]


def test_what_is_wrong_with_what_is_no_record_is_said_each_time(remembered):
    remembered.append("data/interface/en.yml", "no-such-words: Nobody asked for these\n")
    time.sleep(MOMENT)
    first = found(remembered, TODAY)[1]
    assert first and found(remembered, TODAY)[1] == first == found_anew(remembered, TODAY)[1]


def test_a_file_of_the_centre_edited_in_the_moment_before_is_compared_byte_for_byte(remembered, read):
    remembered.replace("data/site.yml", "hotline:", "hotline: ")
    prepare(remembered, TODAY)
    read.clear()
    remembered.replace("data/site.yml", "hotline:  ", "hotline: ")
    prepare(remembered, TODAY)
    assert "data/site.yml" in read


def test_a_ledger_larger_than_a_record_is_remembered_like_any_other(project, read):
    """It is the one file that grows with every record: an edit of one of them would read all of it."""
    gone = "".join(f"  stories/gone-{number:05}:\n    on: 2026-11-23\n    reason: expired\n" for number in range(5_000))
    project.replace("data/published.yml", "published:\n", f"withdrawn:\n{gone}published:\n")
    time.sleep(MOMENT)
    prepare(project, TODAY)
    read.clear()
    prepare(project, TODAY)
    assert of_the_centre(read) == set()
