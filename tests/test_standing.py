"""What stands in a folder is seen as it is, and a folder in which nothing came or went is not listed again."""

import os
import time
from pathlib import Path

import pytest
from made_edits import MOMENT

from infocentre import standing as looking
from infocentre.stamps import file_clock
from infocentre.standing import look


@pytest.fixture
def top(tmp_path) -> Path:
    folder = tmp_path / "top"
    for path in ("a/one.txt", "a/b/two.txt", "c/three.txt"):
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text(path)
    return folder


@pytest.fixture
def listed(monkeypatch) -> list[str]:
    """The folders that are listed from here on."""
    folders, whole = [], looking._list
    monkeypatch.setattr(looking, "_list", lambda folder, mark: folders.append(Path(folder).name) or whole(folder, mark))
    return folders


def now(top) -> int:
    return file_clock(top.parent)


def test_every_file_and_folder_is_there(top):
    found = look(top, {})
    assert (sorted(found.files), sorted(found.folders)) == (["a/b/two.txt", "a/one.txt", "c/three.txt"], ["", "a/", "a/b/", "c/"])
    assert look(top / "none", {}).folders == look(top / "a/one.txt", {}).folders == {}


def test_only_a_folder_in_which_something_came_or_went_is_listed_again(top, listed):
    time.sleep(MOMENT)
    before = look(top, {}, now(top)).lasting()
    listed.clear()
    (top / "a/one.txt").write_text("other")
    assert look(top, before) == look(top, {}) and listed[:1] == ["top"], "what is in a file changes no folder"
    listed.clear()
    (top / "a/b/new.txt").write_text("new")
    (top / "c/three.txt").unlink()
    again = look(top, before)
    assert (sorted(listed), sorted(again.files)) == (["b", "c"], ["a/b/new.txt", "a/b/two.txt", "a/one.txt"])


def test_a_folder_that_changed_in_the_moment_before_is_listed_again(top):
    """More could come in the same moment, and it would look the same."""
    (top / "c/four.txt").write_text("four")
    assert "c/" not in look(top, {}, now(top)).lasting()
    assert look(top, {}, 0).lasting() == {}, "where there is no clock nothing lasts"


def test_a_link_is_seen_as_a_link_wherever_it_leads(top):
    assert not look(top, {}).has_links
    os.symlink(top / "a", top / "c/link")
    found = look(top, {})
    assert found.has_links and "c/link" in found.files and "c/link/" not in found.folders
