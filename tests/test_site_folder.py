"""What differs in the folder of a site from what the last build left there is seen, whatever it is, and nothing else."""

import os
import shutil
import time
from pathlib import Path

import pytest
from made_edits import MOMENT

from infocentre import site_folder
from infocentre.site_folder import SITE_CACHE, SiteFolder

FILES = ("index.html", "en/index.html", "en/stories/a/index.html", "en/stories/b/index.html")


@pytest.fixture
def site(tmp_path) -> Path:
    folder = tmp_path / "site"
    for path in FILES:
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text(path)
    time.sleep(MOMENT)
    leave(folder, FILES)
    return folder


def opened(site) -> SiteFolder:
    return SiteFolder(site.parent, site)


def leave(site, claimed, touched=(), seen=None) -> str:
    """Does as a build that touched some files after a look, or made all of them."""
    folder = opened(site)
    name = folder.begin()
    folder.keep(name, seen or folder.look(anew=True), touched, set(claimed), is_whole=seen is None)
    return name


def test_what_nobody_touched_is_as_it_was_left(site):
    name = leave(site, FILES)
    seen = opened(site).look()
    assert (seen.is_as_left, seen.left, seen.turn) == (True, name, name)
    assert not (seen.files or seen.strange_files or seen.folders or seen.has_links)


def rewritten(site):
    (site / "en/index.html").write_text("other text!!!")


def gone(site):
    (site / "en/stories/a/index.html").unlink()


def a_letter(site):
    (site / "en/stories/letter.txt").write_text("dear")


def a_folder(site):
    (site / "en/letters/old").mkdir(parents=True)
    (site / "en/letters/old/letter.txt").write_text("dear")


def an_empty_folder(site):
    (site / "en/empty").mkdir()


def a_mode(site):
    os.chmod(site / "en/stories", 0o700)


def a_file_for_a_folder(site):
    shutil.rmtree(site / "en/stories/a")
    (site / "en/stories/a").write_text("a")


def a_folder_for_a_file(site):
    (site / "en/index.html").unlink()
    (site / "en/index.html").mkdir()


def no_site(site):
    shutil.rmtree(site)


SEEN = {
    rewritten: ({"en/index.html"}, (), ()),
    gone: ({"en/stories/a/index.html"}, (), {"en/stories/a/"}),
    a_letter: (set(), ("en/stories/letter.txt",), {"en/stories/"}),
    a_folder: (set(), ("en/letters/old/letter.txt",), {"en/", "en/letters/", "en/letters/old/"}),
    an_empty_folder: (set(), (), {"en/", "en/empty/"}),
    a_mode: (set(), (), {"en/stories/"}),
    a_file_for_a_folder: ({"en/stories/a/index.html"}, ("en/stories/a",), {"en/stories/"}),
    a_folder_for_a_file: ({"en/index.html"}, (), {"en/", "en/index.html/"}),
    no_site: (set(FILES), (), ()),
}


@pytest.mark.parametrize("change", SEEN, ids=lambda change: change.__name__)
def test_whatever_is_changed_is_seen_and_after_the_next_build_it_is_known(site, change):
    change(site)
    seen = opened(site).look()
    files, strange, folders = SEEN[change]
    assert (seen.files, seen.strange_files, set(seen.folders), seen.is_as_left) == (files, strange, set(folders), False)
    standing = [path.relative_to(site).as_posix() for path in site.rglob("*") if path.is_file()]
    os.chmod(site / "en/stories", 0o755) if change is a_mode else None
    leave(site, standing, (), seen)
    again = opened(site).look()
    assert (again.files, again.strange_files) == (set(), ())


@pytest.mark.parametrize("place", ["en/link", "en/stories/a", "en/index.html", "en/stories/a/index.html"])
def test_a_link_is_seen_wherever_it_stands_and_leads(site, place):
    target = site / place
    shutil.rmtree(target) if target.is_dir() else target.unlink(missing_ok=True)
    os.symlink(site.parent, target)
    assert opened(site).look().has_links


def test_what_a_build_writes_is_known_without_looking_at_the_rest(site, monkeypatch):
    seen = opened(site).look()
    (site / "en/guides/c").mkdir(parents=True)
    (site / "en/guides/c/index.html").write_text("c")
    shutil.rmtree(site / "en/stories/b")
    time.sleep(MOMENT)
    listed = []
    whole = site_folder.listing_of
    monkeypatch.setattr(site_folder, "listing_of", lambda folder: listed.append(Path(folder).name) or whole(folder))
    leave(site, {*FILES, "en/guides/c/index.html"}, {"en/guides/c/index.html", "en/stories/b/index.html"}, seen)
    assert sorted(listed) == ["b", "c", "en", "guides", "site", "stories"]
    assert opened(site).look().is_as_left
    (site / "en/guides/c/index.html").unlink()
    assert opened(site).look().files == {"en/guides/c/index.html"}


def test_what_came_while_a_build_was_at_work_is_strange_to_the_next_one(site):
    seen = opened(site).look()
    a_letter(site)
    time.sleep(MOMENT)
    leave(site, FILES, {"en/stories/index.html"}, seen)
    assert opened(site).look().strange_files == ("en/stories/letter.txt",)


@pytest.mark.parametrize("is_whole", [True, False])
def test_what_comes_in_the_moment_after_a_build_is_seen(site, is_whole):
    """The folder might look the same, where its time is no other one yet: its mark is worth nothing, so that it is listed again."""
    folder = opened(site)
    seen, name = folder.look(), folder.begin()
    (site / "en/stories/new").mkdir()
    (site / "en/stories/new").rmdir()
    folder.keep(name, seen, {"en/stories/index.html"}, FILES, is_whole=is_whole)
    marks = opened(site)._leavings()[1]
    assert marks["en/stories/"] == b"" != marks["en/stories/b/"]
    (site / "en/stories/letter.txt").write_text("dear")
    assert opened(site).look().strange_files == ("en/stories/letter.txt",)


def test_another_name_for_the_folder_is_another_folder_and_a_bit_that_turned_is_nothing_known(site):
    assert SiteFolder(site.parent, site.parent / "other").look().left == ""
    for file in (site.parent / SITE_CACHE).iterdir():
        content = bytearray(file.read_bytes())
        content[len(content) // 2] ^= 4
        file.write_bytes(content)
    seen = opened(site).look()
    assert (seen.left, seen.turn, seen.is_as_left, set(seen.strange_files)) == ("", "", False, set(FILES))
