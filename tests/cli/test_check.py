"""`check` shows every problem, in the form that its reader needs."""

import json

import pytest

STORY = "data/stories/2022-example-story"
GUIDE = "data/guides/example-guide"


@pytest.fixture
def broken(project):
    """The project with one mistake in each of three files."""
    project.append(f"{STORY}/story.yml", "nonsense: 1\n")
    project.replace(f"{GUIDE}/guide.yml", "urgency: soon", "urgency: later")
    project.replace(f"{GUIDE}/uk.yml", "title: Як", "titel: Як")
    return project


def places(result):
    """The places of the problems in a result."""
    return [line.split(" ")[0] for line in result.stdout.splitlines() if not line.startswith(" ")]


ALL = [f"{GUIDE}/guide.yml:6:10:", f"{GUIDE}/uk.yml:1:1:", f"{GUIDE}/uk.yml:1:1:", f"{STORY}/story.yml:25:1:"]


def test_all_problems_are_shown_at_once_with_hints_and_a_count(broken):
    result = broken.check()
    assert places(result) == ALL
    assert "    Did you mean `title`?\n" in result.stdout
    assert result.stderr == "4 problems\n"
    assert result.exit_code == 1


def test_a_project_without_problems_ends_with_0(project):
    result = project.check()
    assert (result.stdout, result.stderr, result.exit_code) == ("", "0 problems\n", 0)


def test_a_warning_is_shown_and_is_no_failure(project):
    project.replace("data/published.yml", "  guides/example-guide: 2026-11-20\n", "")
    result = project.check()
    assert "(warning)" in result.stdout
    assert (result.stderr, result.exit_code) == ("0 problems, 1 warning\n", 0)


def test_a_record_that_is_held_is_shown_and_is_no_failure(project):
    project.replace("data/profiles/example-volunteer/profile.yml", "expires: 2027-11-20", "expires: 2026-11-23")
    result = project.check()
    assert "(held back, not published)" in result.stdout
    assert (result.stderr, result.exit_code) == ("0 problems, 1 held back\n", 0)


@pytest.mark.parametrize(
    ("paths", "shown"),
    [
        ([GUIDE], ALL[:3]),
        ([f"{GUIDE}/"], ALL[:3]),
        ([f"{GUIDE}/uk.yml"], ALL[1:3]),
        (["data/stories"], ALL[3:]),
        (["data"], ALL),
        (["."], ALL),
        ([f"{GUIDE}/guide.yml", "data/stories"], [ALL[0], ALL[3]]),
        (["docs"], []),
    ],
)
def test_with_paths_only_their_problems_are_shown(broken, monkeypatch, paths, shown):
    monkeypatch.chdir(broken)
    result = broken.check(*paths)
    assert places(result) == shown
    assert result.exit_code == bool(shown)


def test_a_path_may_be_given_from_the_project_from_here_or_in_full(broken, monkeypatch, tmp_path):
    monkeypatch.chdir(broken / "data")
    assert places(broken.check("guides")) == places(broken.check("data/guides")) == places(broken.check(str(broken / "data/guides"))) == ALL[:3]


def test_a_path_is_not_taken_for_the_beginning_of_another(broken):
    assert broken.check("data/guide").exit_code == 2


@pytest.mark.parametrize(("path", "message"), [("data/nowhere", "there is no data/nowhere"), ("/", "/ is not in ")])
def test_a_path_that_is_not_there_is_wrong_use(project, path, message):
    result = project.check(path)
    assert result.exit_code == 2
    assert message in result.output


def test_json_is_an_array_of_problems_with_the_same_keys(broken):
    result = broken.check("--format", "json")
    found = json.loads(result.stdout)
    assert [f"{problem['path']}:{problem['line']}:{problem['column']}:" for problem in found] == ALL
    assert {tuple(problem) for problem in found} == {("path", "line", "column", "code", "message", "hint", "level")}
    assert (result.stderr, result.exit_code) == ("", 1)


def test_json_of_no_problems_is_an_empty_array(project):
    assert json.loads(project.check("--format", "json").stdout) == []


def test_github_gets_an_annotation_for_each_problem(broken):
    lines = broken.check("--format", "github").stdout.splitlines()
    assert len(lines) == 4
    assert lines[3].startswith(f"::error file={STORY}/story.yml,line=25,col=1,title=unknown-field::nonsense is not a field%0A")
