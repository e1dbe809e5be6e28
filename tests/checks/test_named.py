"""People without a profile whom a record names: declared, with a basis and two outlets, or the record stays back."""

from __future__ import annotations

import datetime

import pytest
from approving import new_key, trust

from infocentre.catalogue import open_catalogue
from infocentre.model.record import Named

TODAY = datetime.date(2026, 11, 23)
ADDRESS = "stories/2022-example-story"
STORY = f"data/{ADDRESS}/story.yml"
GUIDE = "data/guides/example-guide"
ENTRY = "  - {name: Somebody Niezhadny, basis: public-record, sources: [first-report, second-report]}\n"


@pytest.fixture
def project(project):
    """The example story names a person in its summary, and says why it may."""
    project.replace(f"data/{ADDRESS}/en.yml", "summary: ", "summary: By Somebody Niezhadny. ")
    project.append(STORY, f"named:\n{ENTRY}")
    return project


def _is_open(project) -> bool:
    content, problems = project.examine()
    return open_catalogue(content, problems, TODAY).get(ADDRESS) is not None


def _said(project) -> list[str]:
    return [f"{problem.level} {problem.code}" for problem in project.examine()[1] if problem.level != "warning"]


def test_two_outlets_let_a_name_stand(project):
    assert _said(project) == [] and _is_open(project)


def test_one_outlet_holds_the_record(project):
    project.replace(STORY, ENTRY, ENTRY.replace(", second-report", ""))
    assert _said(project) == ["held identity-outlets"] and not _is_open(project)


def test_two_outlets_of_one_publisher_are_one(project):
    project.replace(STORY, "first-report: {outlet: first-outlet", "first-report: {outlet: second-outlet-video")
    assert "held identity-outlets" in _said(project)


def test_somebody_in_office_needs_one_source(project):
    project.replace(STORY, ENTRY, ENTRY.replace("public-record", "public-office").replace(", second-report", ""))
    assert _said(project) == [] and _is_open(project)


def test_a_consent_is_signed(project, tmp_path):
    """By two people, over the whole record."""
    project.replace(STORY, ENTRY, ENTRY.replace("public-record", "consent"))
    assert _said(project) == ["held identity-approval"] and not _is_open(project)
    keys = {"safety-editor": new_key(tmp_path, "a"), "editor": new_key(tmp_path, "b")}
    trust(project, safety_editor=keys["safety-editor"], editor=keys["editor"])
    for role, key in keys.items():
        project.run("approve", ADDRESS, "--role", role, "--key", str(key), "--date", "2026-11-23")
    assert project.check().exit_code == 0 and "identity-approval" not in project.check().output


WRONG = [None, '"no"', "no", "1", "[]", '" true"', "null", "true", '""', "{}", "0", "2026-13-01", "[public-record]", "Public-record"]


@pytest.mark.parametrize("written", WRONG)
@pytest.mark.parametrize("field", Named.model_fields)
def test_a_field_that_is_missing_or_wrong_keeps_the_record_back(project, field, written):
    right = {"name": "Somebody Niezhadny", "basis": "public-record", "sources": "[first-report, second-report]"}
    fields = {**right, field: written}
    line = ", ".join(f"{name}: {value}" for name, value in fields.items() if value is not None)
    project.replace(STORY, ENTRY, f"  - {{{line}}}\n")
    assert _said(project) and not (_is_open(project) and project.check().exit_code == 0)


def test_a_name_that_the_words_do_not_hold_is_an_error(project):
    project.replace(STORY, "name: Somebody Niezhadny", "name: Somebody Else")
    assert "error named-unused" in _said(project)


@pytest.mark.parametrize("name", ["Niezhadny", '"Niezhadny 2"', '"— —"', '"12 34"', '". Niezhadny"'])
def test_one_word_is_no_full_name(project, name):
    """Signs and digits are no words of a name, and name nobody in other records."""
    project.replace(STORY, "name: Somebody Niezhadny", f"name: {name}")
    assert [problem.code for problem in project.examine()[1] if problem.code.startswith("named")] == ["named-name"]


@pytest.mark.parametrize("form", ["Somebody Niezhadny", "Somebody (Kropka) Niezhadny", "SOMEBODY NIEZHADNY", "Somebody Niezhadny’s"])
def test_whoever_is_known_is_declared_wherever_the_name_stands(project, form):
    """A guide that names the same person without saying why is refused, where the name stands."""
    project.replace(f"{GUIDE}/en.yml", "title: How to", f"title: {form}, how to")
    found = [problem for problem in project.examine()[1] if problem.code == "named-undeclared"]
    assert [(problem.path, problem.level) for problem in found] == [(f"{GUIDE}/en.yml", "error")]
    assert "Niezhadny" not in found[0].message
    facts = (project / f"{GUIDE}/guide.yml").read_text(encoding="utf-8")
    key = facts.split("\nsources:\n  ")[1].split(":")[0]
    project.append(f"{GUIDE}/guide.yml", f"named:\n  - {{name: Somebody Niezhadny, basis: public-office, sources: [{key}]}}\n")
    assert _said(project) == []


def test_one_who_is_declared_does_not_cover_another_in_the_same_words(project):
    project.append(f"{GUIDE}/guide.yml", "named:\n  - {name: Another Person, basis: public-office, sources: [ministry]}\n")
    project.replace(f"{GUIDE}/en.yml", "title: How to", "title: Another Person and Somebody Niezhadny, how to")
    assert _said(project) == ["error named-undeclared"]


def test_a_retired_record_is_asked_too(project):
    """It still has a page."""
    project.replace(f"{GUIDE}/en.yml", "title: How to", "title: Somebody Niezhadny, how to")
    project.replace(f"{GUIDE}/guide.yml", "status: published", "status: retired")
    assert _said(project) == ["error named-undeclared"]


def test_another_person_of_the_same_surname_is_somebody_else(project):
    project.replace(f"{GUIDE}/en.yml", "title: How to", "title: Another Niezhadny, how to")
    assert _said(project) == []


def test_a_draft_may_name_first_and_declare_later(project):
    project.replace(f"{GUIDE}/en.yml", "title: How to", "title: Somebody Niezhadny, how to")
    project.replace(f"{GUIDE}/guide.yml", "status: published", "status: draft")
    assert "error named-undeclared" not in _said(project)
