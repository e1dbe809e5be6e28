"""Strangers' records with the code of the trusted branch, and nothing of theirs that runs or could harm."""

import stat

import pytest

from approving import CONTACT, NEW, OLD, commit_all, git, new_key, trust
from infocentre.trusted import borrowed, write_records
from made_files import files_in

pytest_plugins = ["repository_fixtures"]


def _written(project, revision, folder):
    """The files that are taken out of git."""
    with borrowed(project, revision) as borrower:
        return list((borrower / folder).iterdir())


@pytest.mark.parametrize(
    ("path", "content", "said"),
    [
        ("mkdocs.yml", "site_name: !!python/object/apply:os.getcwd []\nhooks: [hook.py]\n", "foreign-file"),
        ("hook.py", "open('/tmp/ran', 'w')\n", "foreign-file"),
        ("overrides/base.html", "{{ cycler.__init__ }}", "foreign-file"),
        ("overrides/records/story.html", "<p>the stranger’s own words</p>", "foreign-file"),
        ("scripts/infocentre/cli.py", "raise SystemExit\n", "foreign-file"),
        (".github/workflows/publish.yml", "on: push\n", "foreign-file"),
        (".signers/allowed_signers", "editor ssh-ed25519 AAAA\n", "foreign-file"),
        ("data/.gitattributes", "* filter=x\n", "foreign-file"),
        ("docs/be/.gitmodules", "[submodule]\n", "foreign-file"),
        (".mailmap", "A <a@example.org>\n", "foreign-file"),
        ("data/.mailmap", "A <a@example.org>\n", "foreign-file"),
    ],
)
def test_what_a_stranger_brings_beside_records_is_named_and_not_read(repository, tmp_path, path, content, said):
    """A pull request that changes anything but records leaves the built site byte-identical, and is told so."""
    assert repository.run("build", "--site-dir", str(tmp_path / "before"), "--date", "2026-11-23").exit_code == 0
    git(repository, "checkout", "-q", "-b", "stranger")
    repository.write(path, content)
    commit_all(repository)
    git(repository, "checkout", "-q", "main")
    answer = repository.check("--records-from", "stranger")
    assert answer.exit_code == 1 and f"{path}:0:0: {said}" in answer.output, answer.output
    built = repository.run("build", "--records-from", "stranger", "--site-dir", str(tmp_path / "after"), "--date", "2026-11-23")
    if path.startswith(("data/", "docs/")):
        assert built.exit_code == 1
    else:
        assert built.exit_code == 0, built.output
        assert files_in(tmp_path / "before") == files_in(tmp_path / "after")


@pytest.mark.parametrize(("path", "old", "new"), [(CONTACT, OLD, NEW), ("data/site.yml", "profiles: 365}", "profiles: 366}")])
def test_a_stranger_s_contact_or_weaker_gate_is_never_built(repository, tmp_path, path, old, new):
    """One digit: refused in plain words by both commands, and the site stays as it was, to the byte."""
    site = tmp_path / "site"
    assert repository.run("build", "--site-dir", str(site), "--date", "2026-11-23").exit_code == 0
    before = files_in(site)
    git(repository, "checkout", "-q", "-b", "stranger")
    repository.replace(path, old, new)
    commit_all(repository)
    git(repository, "checkout", "-q", "main")
    for answer in (repository.check("--records-from", "stranger"), repository.run("build", "--records-from", "stranger", "--site-dir", str(site), "--date", "2026-11-23")):
        assert answer.exit_code == 1 and ("contact-changed" if path == CONTACT else "gate-loosened") in answer.output
    assert "nothing was built, site/ is as it was" in answer.output and files_in(site) == before


def test_a_stranger_s_contact_that_two_of_ours_signed_is_built(repository, tmp_path):
    """The signers are those that the branch of this checkout has committed; a list that only lies there opens nothing."""
    keys = {"safety-editor": new_key(tmp_path, "a"), "editor": new_key(tmp_path, "b")}
    git(repository, "checkout", "-q", "-b", "stranger")
    repository.replace(CONTACT, OLD, NEW)
    for role, key in keys.items():
        repository.run("approve", "contacts/example-line", "--role", role, "--key", str(key), "--date", "2026-11-23")
    commit_all(repository)
    git(repository, "checkout", "-q", "main")
    trust(repository, safety_editor=keys["safety-editor"], editor=keys["editor"])
    build = ("build", "--records-from", "stranger", "--site-dir", str(tmp_path / "site"), "--date", "2026-11-23")
    assert repository.run(*build).exit_code == 1
    commit_all(repository)
    assert repository.run(*build).exit_code == 0
    assert files_in(tmp_path / "site").holding(NEW)


@pytest.mark.parametrize(("old", "new"), [("mkdocs.yml", "data/mkdocs.yml"), ("docs/en/about.md", "overrides/records/about.html")])
def test_a_file_that_moves_across_the_border_is_named_on_the_foreign_side(repository, old, new):
    """Whether git would call it one renamed file or not."""
    git(repository, "checkout", "-q", "-b", "stranger")
    git(repository, "mv", old, new)
    commit_all(repository)
    git(repository, "checkout", "-q", "main")
    foreign = old if new.startswith("data/") else new
    assert f"{foreign}:0:0: foreign-file the change lies outside" in repository.check("--records-from", "stranger").output


@pytest.mark.row("R2")
def test_a_link_and_a_program_are_named(repository):
    """A symbolic link and an executable file among the records are refused."""
    git(repository, "checkout", "-q", "-b", "stranger")
    (repository / "data/stories/linked").symlink_to("/etc")
    program = repository / "data/stories/2022-example-story/be.yml"
    program.chmod(program.stat().st_mode | stat.S_IXUSR)
    commit_all(repository)
    git(repository, "checkout", "-q", "main")
    answer = repository.check("--records-from", "stranger")
    assert "data/stories/linked:0:0: file-kind a link to another place" in answer.output
    assert "be.yml:0:0: file-kind a file marked as a program" in answer.output
    assert "be.yml" not in {file.name for file in _written(repository, "stranger", "data/stories/2022-example-story")}


def test_another_repository_inside_is_named(repository):
    """A submodule would bring files from elsewhere."""
    git(repository, "checkout", "-q", "-b", "stranger")
    git(repository, "update-index", "--add", "--cacheinfo", f"160000,{git(repository, 'rev-parse', 'HEAD').strip()},data/stories/inside")
    git(repository, "commit", "-q", "-m", "inside")
    git(repository, "reset", "-q", "--hard", "main")
    git(repository, "checkout", "-q", "main")
    git(repository, "branch", "-f", "stranger", "stranger@{1}")
    assert "data/stories/inside:0:0: file-kind another repository inside this one" in repository.check("--records-from", "stranger").output


def test_a_change_of_very_many_files_is_not_read_one_by_one(repository, monkeypatch):
    monkeypatch.setattr("infocentre.trusted.MAX_CHANGES", 3)
    git(repository, "checkout", "-q", "-b", "stranger")
    for number in range(4):
        repository.write(f"extra/{number}.txt", "x")
    commit_all(repository)
    git(repository, "checkout", "-q", "main")
    output = repository.check("--records-from", "stranger").output
    assert ".:0:0: too-many-files 4 files change; 3 is the most" in output and "foreign-file" not in output


def test_a_link_of_the_trusted_tree_is_not_followed(repository, tmp_path):
    """Only ordinary files are taken out of git: a link does not even become a file that holds its target's name."""
    git(repository, "checkout", "-q", "-b", "stranger")
    (repository / "data/stories/2022-example-story/uk.yml").symlink_to("/etc/hostname")
    commit_all(repository)
    write_records(repository, "stranger", tmp_path / "out")
    assert (tmp_path / "out/data/stories/2022-example-story/en.yml").is_file()
    assert not (tmp_path / "out/data/stories/2022-example-story/uk.yml").exists()


def test_a_good_story_of_a_stranger_passes(repository):
    """Records alone, well written, are no problem."""
    git(repository, "checkout", "-q", "-b", "stranger")
    repository.run("new", "story", "2022-another", "--language", "be", "--date", "2026-11-23")
    commit_all(repository)
    git(repository, "checkout", "-q", "main")
    answer = repository.check("--records-from", "stranger")
    assert answer.exit_code == 0, answer.output
