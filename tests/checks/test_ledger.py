"""An address once published does not vanish: it stays, is withdrawn, or leads to another."""

from __future__ import annotations

import datetime
import shutil

import pytest

LEDGER = "data/published.yml"
STORY = "stories/2022-example-story"


def _said(project, today: datetime.date = datetime.date(2026, 11, 23)) -> list[str]:
    return [f"{problem.line}:{problem.column} {problem.code} {problem.message}" for problem in project.examine(today)[1] if problem.path == LEDGER]


def _remove_story(project) -> None:
    shutil.rmtree(project / "data" / STORY)


def test_what_was_published_stays(project):
    _remove_story(project)
    assert _said(project) == [f"5:3 address-lost {STORY} was published and is gone"]


@pytest.mark.parametrize("status", ["draft", "withdrawn"])
def test_what_was_published_is_no_draft_again(project, status):
    project.replace(f"data/{STORY}/story.yml", "status: published", f"status: {status}")
    assert _said(project) == [f"5:3 address-lost {STORY} was published and is now a draft"]


def test_a_retired_record_keeps_its_page(project):
    project.replace(f"data/{STORY}/story.yml", "status: published", "status: retired")
    assert _said(project) == []


def test_a_record_with_faults_is_not_gone(project):
    project.replace(f"data/{STORY}/story.yml", "status: published", "status: publisht")
    assert _said(project) == []


def test_a_withdrawn_record_may_go(project):
    _remove_story(project)
    project.append(LEDGER, f"withdrawn:\n  {STORY}: {{on: 2026-11-22, reason: safety}}\n")
    assert _said(project) == []


def test_a_withdrawn_record_may_leave_a_tombstone(project):
    project.replace(f"data/{STORY}/story.yml", "status: published", "status: withdrawn")
    project.append(LEDGER, f"withdrawn:\n  {STORY}: {{on: 2026-11-22, reason: safety}}\n")
    assert _said(project) == []


@pytest.mark.parametrize("status", ["draft", "published", "retired"])
def test_the_id_of_a_withdrawn_record_is_never_used_again(project, status):
    project.replace(f"data/{STORY}/story.yml", "status: published", f"status: {status}")
    project.append(LEDGER, f"withdrawn:\n  {STORY}: {{on: 2026-11-22, reason: safety}}\n")
    assert _said(project) == [f"7:3 id-used-again {STORY} was withdrawn; its id is never used again"]


def test_a_moved_record_leads_to_the_new_one(project):
    (project / "data" / STORY).rename(project / "data/stories/2022-another-name")
    project.append(LEDGER, f"  stories/2022-another-name: 2026-11-23\nredirects:\n  {STORY}: stories/2022-another-name\n")
    assert _said(project) == []


@pytest.mark.parametrize(
    ("redirects", "said"),
    [
        (["stories/a: stories/b"], ["7:3 redirect there is no record stories/b"]),
        (["stories/a: stories/a"], ["7:3 redirect stories/a is itself redirected"]),
        (["stories/a: stories/b", f"stories/b: {STORY}"], ["7:3 redirect stories/b is itself redirected"]),
        ([f"{STORY}: guides/example-guide"], [f"7:3 redirect {STORY} still exists"]),
        (["stories/a: profiles/draft"], ["7:3 redirect profiles/draft is a draft; readers would find nothing"]),
        ([f"stories/a: {STORY}"], []),
    ],
)
def test_a_redirect_leads_to_a_page(project, redirects, said):
    shutil.copytree(project / "data/profiles/example-volunteer", project / "data/profiles/draft")
    project.replace("data/profiles/draft/profile.yml", "status: published", "status: draft")
    project.append(LEDGER, "redirects:\n" + "".join(f"  {line}\n" for line in redirects))
    assert _said(project) == said


def test_what_is_published_today_belongs_into_the_ledger(project):
    """A warning: the command `ledger` notes it. Drafts and embargoed records wait."""
    project.replace(LEDGER, f"  {STORY}: 2026-11-20\n", "")
    problems = project.examine()[1]
    assert [(problem.path, problem.line, problem.code, problem.level) for problem in problems] == [(f"data/{STORY}/story.yml", 3, "not-in-ledger", "warning")]
    assert project.problems(datetime.date(2026, 11, 19))[-1:] != ["not-in-ledger"]


def test_an_embargoed_record_is_not_yet_missed(project):
    project.replace(LEDGER, f"  {STORY}: 2026-11-20\n", "")
    project.replace(f"data/{STORY}/story.yml", "published: 2026-11-20", "published: 2026-12-20")
    assert project.problems() == []


@pytest.mark.parametrize("line", ["  stories/../x: 2026-11-20\n", "  pages/about: 2026-11-20\n", "  stories/x: yesterday\n", "withdrawn:\n  stories/x: {on: 2026-11-20, reason: whim}\n"])
def test_the_ledger_has_a_form_too(project, line):
    project.append(LEDGER, line)
    said = _said(project)
    assert len(said) == 1 and not said[0].split()[1].startswith("address"), said


def test_a_ledger_that_cannot_be_read_is_one_problem_and_no_empty_list(project):
    project.append(LEDGER, "published: [\n")
    assert {problem.path for problem in project.examine()[1]} == {LEDGER}


@pytest.mark.parametrize("line", ["published: 2026-11-20\n", "status: published\n", "  level: 4\n"])
def test_a_profile_with_faults_is_not_asked_for_in_the_ledger(project, line):
    """It is on no page, and may lack what would be asked."""
    project.replace(LEDGER, "  profiles/example-volunteer: 2026-11-20\n", "")
    project.replace("data/profiles/example-volunteer/profile.yml", line, "")
    assert "not-in-ledger" not in {problem.code for problem in project.examine()[1]}


def test_a_project_may_begin_without_a_ledger(project):
    (project / LEDGER).unlink()
    assert {problem.level for problem in project.examine()[1]} == {"warning"}


def test_a_held_profile_is_not_asked_for_in_the_ledger(project):
    """It is on no page; the command `ledger` would not note it either."""
    project.replace(LEDGER, "  profiles/example-volunteer: 2026-11-20\n", "")
    assert [problem.code for problem in project.examine()[1]] == ["not-in-ledger"]
    project.replace("data/profiles/example-volunteer/profile.yml", "time_precision: month", "time_precision: year")
    assert {problem.level for problem in project.examine()[1]} == {"held"}


def test_a_ledger_holds_many_times_what_a_record_may(project):
    """Addresses pile up for years, so the ledger is read far beyond the limits of a record, and its faults have their lines."""
    gone = "".join(f"  stories/gone-{number:05}:\n    on: 2026-11-23\n    reason: expired\n" for number in range(5_000))
    project.replace(LEDGER, "published:\n", f"withdrawn:\n{gone}published:\n  stories/vanished: 2026-11-23\n")
    assert _said(project) == ["15004:3 address-lost stories/vanished was published and is gone"]
