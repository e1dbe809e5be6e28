"""A build reads clean records once and holds none of them; it finds exactly what somebody finds who holds them all."""

from __future__ import annotations

import pytest
from made_project import TODAY
from test_bad_data import APART, CASES, lay

from infocentre.memory import Changed
from infocentre.preparing import RECORD_CACHE, examine, prepare
from infocentre.problem import Refused


def said(project) -> list:
    try:
        return sorted(prepare(project, TODAY).problems)
    except Refused as refused:
        return sorted(refused.problems)


@pytest.mark.parametrize("case", [case for case in CASES if case.name not in APART], ids=lambda case: case.name)
def test_what_is_wrong_is_found_and_placed_the_same_with_and_without_a_memory(case, project):
    """A record is first looked at without the places of its values; its problems must not depend on them."""
    before = said(project)  # so that the rest of the project is remembered
    lay(case, project)
    assert said(project) == examine(project, TODAY)[1] != before


def test_a_build_opens_a_record_only_when_somebody_asks_for_it(project, monkeypatch):
    prepared = prepare(project, TODAY)
    opened = []
    monkeypatch.setattr("infocentre.memory.revive", lambda kind, id, *rest: opened.append(id))
    assert len(prepared.catalogue.briefs) > 4 and not opened
    prepared.catalogue.get("guides/example-guide")
    assert opened == ["example-guide"]


@pytest.mark.parametrize("jobs", [1, 3])
def test_any_number_of_processes_finds_the_same(project, monkeypatch, jobs):
    monkeypatch.setattr("infocentre.preparing._WORTH_A_PROCESS", 1)
    project.replace("data/stories/2022-example-story/en.yml", "summary: ", "summery: ")
    with pytest.raises(Refused) as refused:
        prepare(project, TODAY, jobs=jobs)
    assert sorted(refused.value.problems) == examine(project, TODAY)[1]


def test_a_record_whose_kept_form_is_gone_is_read_again(project):
    """Another build may clear it away, or nothing can be kept at all."""
    prepared = prepare(project, TODAY)
    for file in (project / RECORD_CACHE).iterdir():
        file.unlink()
    found = prepared.catalogue.get("guides/example-guide")
    again = examine(project, TODAY)[0].entries["guides/example-guide"]
    assert (found.facts, found.words) == (again.facts, again.words)


def test_a_record_that_was_edited_in_the_meantime_is_no_longer_the_one_that_was_checked(project):
    prepared = prepare(project, TODAY)
    project.append("data/guides/example-guide/en.yml", "# edited\n")
    for file in (project / RECORD_CACHE).iterdir():
        file.unlink()
    with pytest.raises(Changed, match="data/guides/example-guide was changed in the meantime; try again"):
        prepared.catalogue.get("guides/example-guide")
