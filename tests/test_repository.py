"""What a stranger's branch or a workflow could do to the machine that reads it: floods, odd names, commands made of titles."""

import re
import subprocess

import pytest
import yaml

from approving import commit_all, git
from made_project import CHECKOUT
from infocentre import trusted

WORKFLOWS = sorted((CHECKOUT / ".github/workflows").glob("*.yml"))


def steps(file):
    """Every step of every job of a workflow."""
    return [step for job in yaml.safe_load(file.read_text(encoding="utf-8"))["jobs"].values() for step in job["steps"]]


@pytest.fixture
def stranger(project):
    """The example project as a repository, on the branch of a stranger."""
    (project / "overrides").mkdir()
    project.write("mkdocs.yml", "site_name: x\n")
    commit_all(project)
    git(project, "checkout", "-q", "-b", "stranger")
    return project


def said(project):
    """What `check` says of the stranger's branch."""
    git(project, "checkout", "-q", "-f", "main")
    answer = project.check("--records-from", "stranger")
    assert answer.exit_code == 1 and "Traceback" not in answer.output, answer.output
    return answer.output


@pytest.mark.row("R1")
@pytest.mark.parametrize(("limit", "most"), [("MAX_FILES", 60), ("MAX_BYTES", 300_000)])
def test_a_flood_is_refused_before_it_is_read(stranger, tmp_path, monkeypatch, limit, most):
    """More files or bytes than a site ever has: one line, and no file of them is written anywhere."""
    for number in range(40):
        stranger.write(f"data/stories/flood-{number}/en.yml", f"title: {number} {'a' * 10_000}\n")
    commit_all(stranger)
    monkeypatch.setattr(trusted, limit, most)
    output = said(stranger)
    assert re.fullmatch(r"data:0:0: too-many-files .*\n    .*\n1 problem\n", output), output
    with pytest.raises(trusted.Refused):
        trusted.write_records(stranger, "stranger", tmp_path / "target")
    assert not (tmp_path / "target").exists()


@pytest.mark.row("R1", "R3")
@pytest.mark.parametrize("name", ["/".join(["deep"] * 60) + "/en.yml", f"stories/{'x' * 300}/en.yml", f"stories/{'ы' * 130}.yml"])
def test_a_path_that_no_disk_can_hold_is_named(stranger, name):
    """git can hold what a folder cannot; such a file is not written, and what is wrong with it is said."""
    blob = git(stranger, "hash-object", "-w", "data/site.yml").strip()
    add(stranger, f"data/{name}", blob)
    assert "file-name the name is too long, or lies too deep" in said(stranger)


@pytest.mark.row("R3")
@pytest.mark.parametrize("name", ["a\nb.yml", 'a"b.yml', "$(touch ran).yml", "`touch ran`.yml", "-rf", "--output=ran", "a;touch ran;.yml", "\x1b[31m.yml"])
def test_a_name_steers_neither_git_nor_a_shell_nor_a_terminal(stranger, name):
    """The file is named as a stranger to the records, in letters only."""
    blob = git(stranger, "hash-object", "-w", "data/site.yml").strip()
    add(stranger, f"data/stories/2022-example-story/{name}", blob)
    output = said(stranger)
    assert "stray-file" in output
    assert output.replace("\n", "").isprintable()
    assert not list(stranger.rglob("ran"))


def add(project, path, blob):
    """Commits a file that need not be on the disk."""
    subprocess.run(["git", "-C", str(project), "update-index", "--add", "-z", "--index-info"], input=f"100644 {blob}\t{path}\0".encode(), check=True)
    git(project, "commit", "-q", "-m", "a file")


@pytest.mark.row("R4")
@pytest.mark.parametrize("file", WORKFLOWS, ids=lambda file: file.name)
def test_no_command_of_a_workflow_is_made_of_what_others_wrote(file):
    """Titles and branches reach a command as variables; every action is pinned by its hash; no job sees secrets of strangers' requests."""
    assert [step["run"] for step in steps(file) if "${{" in step.get("run", "")] == []
    assert [step["uses"] for step in steps(file) if "uses" in step and not re.search(r"@[0-9a-f]{40}$", step["uses"])] == []
    assert "pull_request_target" not in file.read_text(encoding="utf-8")
    assert yaml.safe_load(file.read_text(encoding="utf-8"))["permissions"] == {}
