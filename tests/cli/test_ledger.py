"""`ledger` notes what is published, so that no address vanishes unnoticed."""

import shutil

import pytest

LEDGER = "data/published.yml"


@pytest.fixture
def with_another(project):
    """The project with a second guide that the ledger does not know."""
    shutil.copytree(project / "data/guides/example-guide", project / "data/guides/another-guide")
    return project


def test_a_new_record_is_noted_on_its_day(with_another):
    result = with_another.run("ledger", "--date", "2026-11-23")
    assert result.stdout == f"1 address added to {LEDGER}\n"
    assert "  guides/another-guide: 2026-11-23\n" in (with_another / LEDGER).read_text(encoding="utf-8")
    assert with_another.check().stderr == "0 problems\n"


def test_a_noted_record_cannot_vanish(with_another):
    with_another.run("ledger", "--date", "2026-11-23")
    shutil.rmtree(with_another / "data/guides/another-guide")
    result = with_another.check()
    assert "address-lost guides/another-guide was published and is gone" in result.stdout
    assert result.exit_code == 1


def test_a_second_run_adds_nothing_and_writes_the_same(project):
    before = (project / LEDGER).read_bytes()
    assert project.run("ledger", "--date", "2026-11-23").stdout == f"0 addresses added to {LEDGER}\n"
    assert (project / LEDGER).read_bytes() == before


def test_what_is_withdrawn_or_moved_is_kept(project):
    project.append(LEDGER, "withdrawn:\n  stories/gone: {on: 2026-11-21, reason: safety}\nredirects:\n  guides/old: guides/example-guide\n")
    before = (project / LEDGER).read_bytes()
    project.run("ledger", "--date", "2026-11-23")
    assert (project / LEDGER).read_bytes() == before


@pytest.mark.parametrize("change", [("status: published", "status: draft"), ("published: 2026-11-20", "published: 2026-11-24")])
def test_what_readers_cannot_see_yet_is_not_noted(with_another, change):
    with_another.replace("data/guides/another-guide/guide.yml", *change)
    assert with_another.run("ledger", "--date", "2026-11-23").stdout == f"0 addresses added to {LEDGER}\n"


def test_a_profile_that_is_held_is_not_noted(project):
    shutil.copytree(project / "data/profiles/example-volunteer", project / "data/profiles/another")
    project.replace("data/profiles/another/profile.yml", "expires: 2027-11-20", "expires: 2026-11-23")
    project.run("ledger", "--date", "2026-11-23")
    assert "another" not in (project / LEDGER).read_text(encoding="utf-8")


def test_a_project_with_problems_is_not_noted(with_another):
    before = (with_another / LEDGER).read_bytes()
    with_another.append("data/guides/another-guide/guide.yml", "nonsense: 1\n")
    result = with_another.run("ledger")
    assert result.exit_code == 1
    assert result.stderr.endswith("Error: The ledger is as it was.\n")
    assert (with_another / LEDGER).read_bytes() == before
