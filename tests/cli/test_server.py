"""`server` prints rules with which a withdrawn record answers 410, in every language, and nothing else changes."""

import pytest

LEDGER = "data/published.yml"


@pytest.fixture
def withdrawn(project):
    project.append(LEDGER, "withdrawn:\n  stories/gone-story: {on: 2026-11-21, reason: safety}\n")
    return project


def test_a_site_without_withdrawals_has_its_page_for_wrong_addresses_only(project):
    answer = project.run("server")
    assert answer.exit_code == 0
    assert [line for line in answer.stdout.splitlines() if not line.startswith("#")] == ["error_page 404 /404.html;"]


def test_a_withdrawn_record_is_gone_at_its_own_address_and_in_every_language(withdrawn):
    lines = withdrawn.run("server").stdout.splitlines()
    for language in ("", "be/", "uk/", "en/", "ru/", "pl/"):
        place = f"/{language}stories/gone-story/"
        assert f"location = {place} {{ error_page 410 {place}index.html; return 410; }}" in lines
        assert f"location = {place}index.html {{ internal; }}" in lines
    assert len(lines) == 2 + 6 * 2


def test_a_site_in_a_folder_of_its_host_says_so_in_each_rule(withdrawn):
    withdrawn.replace("data/site.yml", "licence:", "base_address: https://centre.example/some/prefix/\nlicence:")
    lines = withdrawn.run("server").stdout.splitlines()[1:]
    assert lines and all("/some/prefix/" in line for line in lines)


def test_neither_reason_nor_day_is_told(withdrawn):
    assert not {"safety", "2026"} & set(withdrawn.run("server").stdout.replace("-", " ").split())


def test_settings_that_cannot_be_read_are_one_line(project):
    project.write("data/site.yml", "name: [")
    answer = project.run("server")
    assert answer.exit_code == 1 and "data/site.yml cannot be read" in answer.output and "Traceback" not in answer.output
