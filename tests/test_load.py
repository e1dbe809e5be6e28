"""Files of data/ and docs/ -> raw records, and nothing that is not an ordinary file in its place."""

from __future__ import annotations

import shutil

import pytest

from infocentre.load import id_fault, load


@pytest.mark.parametrize("id", ["a", "2022-rail-war", "x1", "a-b-c-d", "a" * 80, "console", "com10"])
def test_an_id(id):
    assert id_fault(id) == ""


@pytest.mark.parametrize(
    "id",
    [
        "", "A", "a_b", "a--b", "-a", "a-", "a.b", "a b", "a\n", "..", ".", "~", "a/b", "a\\b", "C:", "%2e", "é", "\u0430", "ａ", "a" * 81,
        "con", "nul", "aux", "prn", "com1", "lpt9", "assets", "index", "search", "sitemap", "404", "stories", "contacts", "topics", "help", "pages", "download",
    ],
)  # fmt: skip
def test_what_is_no_id(id):
    assert id_fault(id)


def test_records_are_found_by_their_folders(project):
    raw, problems = load(project)
    assert problems == []
    assert [record.address for record in raw.records] == [
        "stories/2022-example-story", "profiles/example-volunteer", "guides/example-guide", "contacts/example-emergency", "contacts/example-line", "pages/about",
    ]  # fmt: skip
    assert sorted(raw.records[0].words) == ["be", "en"]
    assert raw.unread == frozenset()


def test_what_is_missing_is_named_once(project):
    (project / "data/stories/2022-example-story/story.yml").unlink()
    (project / "data/site.yml").unlink()
    (project / "data/vocabulary/topics.yml").unlink()
    assert [str(problem).split("\n")[0] for problem in load(project)[1]] == [
        "data/stories/2022-example-story/story.yml:0:0: missing-file the file is missing",
        "data/vocabulary/topics.yml:0:0: missing-file the file is missing",
        "data/site.yml:0:0: missing-file the file is missing",
    ]


def test_a_project_without_anything_has_problems_and_no_crash(tmp_path):
    _, problems = load(tmp_path)
    assert {problem.code for problem in problems} == {"missing-file"}


def test_a_link_is_never_followed(project, tmp_path):
    """Neither a file, nor a record, nor a language, nor the whole of data/."""
    outside = tmp_path / "outside"
    shutil.copytree(project / "data/contacts/example-line", outside / "contact")
    (outside / "contact/en.yml").write_text("name: SECRET\n", encoding="utf-8")
    (project / "data/contacts/linked").symlink_to(outside / "contact")
    (project / "data/contacts/example-emergency/be.yml").symlink_to(outside / "contact/en.yml")
    (project / "docs/uk").symlink_to(outside)
    raw, problems = load(project)
    assert {(problem.path, problem.code) for problem in problems} == {(path, "file-kind") for path in ("data/contacts/linked", "data/contacts/example-emergency/be.yml", "docs/uk")}
    assert "SECRET" not in repr(raw)


def test_a_large_file_is_not_read_to_its_end(project):
    """A file of a terabyte, most of which takes no room on the disk, is refused at once."""
    with (project / "data/site.yml").open("wb") as file:
        file.truncate(2**40)
    assert [problem.code for problem in load(project)[1]] == ["file-size"]


def test_folders_have_an_end(project):
    """What lies deeper than a record is named once, at its top, and not walked."""
    deep = project / "data/contacts/example-line/a"
    (deep / "b/c/d").mkdir(parents=True)
    (deep / "b/c/d/file.txt").write_text("x", encoding="utf-8")
    assert [(problem.path, problem.message) for problem in load(project)[1]] == [("data/contacts/example-line/a", "no record needs this folder")]


def test_a_read_me_is_welcome(project):
    project.write("data/README.md", "# What is what\n")
    assert load(project)[1] == []
