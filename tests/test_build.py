"""A build is the same anywhere, changes only what must change, and touches nothing that is not its own."""

import hashlib
import json
import os
import shutil
import stat
from pathlib import Path


import pytest
from made_files import TODAY, files_in, tree

from infocentre import build as builder
from infocentre.build import NotOurs, build
from infocentre.mkdocs_plugin import render_frames
from infocentre.problem import Refused

pytest_plugins = ["site_fixtures"]

STORY = "data/stories/2022-example-story"


def traces(folder):
    """What would change if a file were written again."""
    return {path: (path.stat().st_ino, path.stat().st_mtime_ns) for path in folder.rglob("*") if path.is_file()}


# The same site anywhere


def test_two_builds_in_different_places_and_surroundings_are_the_same(whole, centre, tmp_path):
    places = []
    for name, umask, surroundings in (
        ("here", 0o077, {"PYTHONHASHSEED": "1", "TZ": "Pacific/Kiritimati", "LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}),
        ("там, далёка", 0o000, {"PYTHONHASHSEED": "2", "TZ": "America/Adak", "LC_ALL": "C.UTF-8", "HOME": str(tmp_path)}),
    ):
        checkout = tmp_path / name
        shutil.copytree(whole, checkout)
        package = shutil.copytree(builder.__file__.removesuffix("/build.py"), checkout / "scripts" / "infocentre").parent
        result = centre(checkout, "build", "--date", str(TODAY), package=package, umask=umask, **surroundings)
        assert result.returncode == 0, result.stderr
        places.append(tree(checkout / "site"))
    assert places[0] == places[1]
    modes = {mode for mode, content in places[0].values() if content is None}, {mode for mode, content in places[0].values() if content is not None}
    assert modes == ({oct(stat.S_IFDIR | 0o755)}, {oct(stat.S_IFREG | 0o644)})


def test_the_day_is_an_argument(whole, centre):
    result = centre(whole, "build", "--date", "2026-11-22")
    assert json.loads((whole / "site/manifest.json").read_bytes())["date"] == "2026-11-22", result.stderr


def test_the_last_line_counts_pages_languages_and_seconds(whole, centre):
    result = centre(whole, "build")
    pages = sum(path.endswith(".html") for path in files_in(whole / "site"))
    assert result.stdout.splitlines()[-1].startswith(f"{pages} pages, 5 languages, ")
    assert "\r" not in result.stdout + result.stderr


# Only what changed


def test_a_second_build_writes_nothing(make, site):
    make()
    before = traces(site)
    built = make()
    assert (built.written, built.removed, traces(site)) == (0, 0, before)


def test_a_changed_word_changes_the_pages_that_show_it_and_no_other(whole, make, site):
    make()
    before = traces(site)
    whole.replace(f"{STORY}/en.yml", "Whether examples are ever read.", "Whether examples are read.")
    make()
    changed = {path.relative_to(site).as_posix() for path, trace in traces(site).items() if before.get(path) != trace}
    assert changed == {"en/stories/2022-example-story/index.html", "be/stories/2022-example-story/index.html", "manifest.json"}


def test_an_incremental_build_is_the_same_as_a_fresh_one(whole, make, site, tmp_path):
    make()
    whole.replace(f"{STORY}/story.yml", "to: 2022-04}", "to: 2023-04}")
    shutil.rmtree(whole / "data/guides/example-guide")
    whole.replace("data/published.yml", "  guides/example-guide: 2026-11-20\n", "")
    whole.replace(f"{STORY}/story.yml", "related: [guides/example-guide]\n", "")
    for language in ("en", "be"):
        text = (whole / f"{STORY}/{language}.yml").read_text(encoding="utf-8")
        whole.write(f"{STORY}/{language}.yml", text.replace("[[guides/example-guide|", "[[profiles/example-volunteer|"))
    make()
    build(whole, tmp_path / "fresh", TODAY, lambda catalogue: render_frames(whole, catalogue))
    assert tree(site) == tree(tmp_path / "fresh")
    assert not (site / "uk/guides/example-guide").exists()


def test_what_nobody_claims_is_removed_and_its_folder_too(make, site):
    make()
    (site / "be/old/deep").mkdir(parents=True)
    (site / "be/old/deep/index.html").write_text("old")
    assert make().removed == 1
    assert not (site / "be/old").exists()


def test_a_file_that_somebody_changed_is_mended(make, site):
    make()
    before = tree(site)
    (site / "be/index.html").write_text("changed")
    make()
    assert tree(site) == before


def test_a_clean_build_writes_every_file_anew(make, site):
    make()
    before = tree(site)
    built = make(clean=True)
    assert built.written == len([path for path in site.rglob("*") if path.is_file()]) - 1  # all but the manifest
    assert tree(site) == before


# When something is wrong


def test_a_build_with_errors_leaves_the_earlier_site_as_it_was(whole, make, site):
    make()
    before = (tree(site), traces(site))
    whole.append(f"{STORY}/story.yml", "nonsense: 1\n")
    for clean in (False, True):
        with pytest.raises(Refused):
            make(clean=clean)
    assert (tree(site), traces(site)) == before


def test_a_template_that_fails_leaves_the_earlier_site_as_it_was(whole, make, site):
    make()
    before = (tree(site), traces(site))
    whole.append("overrides/records/list.html", "{{ no_such_value }}")
    for clean in (False, True):
        with pytest.raises(Exception, match="no_such_value"):
            make(clean=clean)
    assert (tree(site), traces(site)) == before


def test_the_command_says_what_is_wrong_and_that_nothing_was_built(whole, centre):
    whole.append(f"{STORY}/story.yml", "nonsense: 1\n")
    result = centre(whole, "build")
    assert result.returncode == 1
    assert f"{STORY}/story.yml:25:1: unknown-field" in result.stderr
    assert result.stderr.splitlines()[-1] == "Error: 1 problem; nothing was built, site/ is as it was."
    assert not (whole / "site").exists()


def test_the_manifest_lists_every_file_with_its_hash_and_size(make, site):
    make()
    manifest = json.loads((site / "manifest.json").read_bytes())
    files = files_in(site)
    del files["manifest.json"]
    assert manifest["date"] == str(TODAY)
    assert manifest["files"] == {path: {"sha256": hashlib.sha256(content).hexdigest(), "bytes": len(content)} for path, content in files.items()}


# Folders that are not ours


def a_folder_with_files(folder):
    folder.mkdir()
    (folder / "letter.txt").write_text("dear")


def another_programs_manifest(folder):
    a_folder_with_files(folder)
    (folder / "manifest.json").write_text('{"name": "app", "icons": [], "version": 1}')


def a_manifest_that_is_none(folder):
    a_folder_with_files(folder)
    (folder / "manifest.json").write_bytes(b"\xff{")


def a_file(folder):
    folder.write_text("dear")


def a_link(folder):
    (folder.parent / "elsewhere").mkdir()
    folder.symlink_to(folder.parent / "elsewhere")


def a_broken_link(folder):
    folder.symlink_to(folder.parent / "nowhere")


def a_checkout_with_a_manifest(folder):
    (folder / ".git").mkdir(parents=True)
    (folder / "manifest.json").write_text('{"version": 1, "date": "2026-11-23", "files": {}}')


def a_link_inside(folder):
    folder.mkdir()
    (folder.parent / "elsewhere").mkdir()
    (folder / "be").symlink_to(folder.parent / "elsewhere")
    (folder / "manifest.json").write_text('{"version": 1, "date": "2026-11-23", "files": {}}')


def everything(folder):
    """Each file and folder, but for what the project remembers of its own records."""
    return {path: path.read_bytes() if path.is_file() else b"" for path in folder.rglob("*") if ".cache" not in path.parts}


FOREIGN = [a_folder_with_files, another_programs_manifest, a_manifest_that_is_none, a_file, a_link, a_broken_link, a_checkout_with_a_manifest, a_link_inside]


@pytest.mark.parametrize("lay", FOREIGN, ids=lambda lay: lay.__name__)
def test_what_no_build_made_is_refused_and_left_alone(lay, make, site, tmp_path):
    lay(site)
    before = everything(tmp_path)
    with pytest.raises(NotOurs, match="choose another with --site-dir"):
        make()
    assert everything(tmp_path) == before


@pytest.mark.parametrize("inside", [".", "..", "docs", "docs/be", "data", "data/new", "overrides", "scripts/site", "tests", ".git"])
def test_a_folder_of_the_project_itself_is_refused(inside, whole):
    before = tree(whole)
    with pytest.raises(NotOurs, match="a folder of the project itself"):
        build(whole, whole / inside, TODAY, lambda catalogue: render_frames(whole, catalogue))
    assert tree(whole) == before


@pytest.mark.parametrize("lay", [a_folder_with_files, a_file, a_link], ids=lambda lay: lay.__name__)
def test_the_command_refuses_a_foreign_folder_with_one_line_as_wrong_use(lay, whole, centre, tmp_path):
    lay(tmp_path / "foreign")
    result = centre(whole, "build", "--site-dir", str(tmp_path / "foreign"))
    assert (result.returncode, result.stdout, result.stderr.count("\n")) == (2, "", 1)
    assert result.stderr.startswith(f"Error: {tmp_path / 'foreign'} ")


def test_an_empty_folder_is_taken(make, site):
    site.mkdir()
    assert make().written


@pytest.mark.parametrize("id", ["stories", "contacts", "topics", "assets"])
def test_a_page_of_docs_cannot_take_the_address_of_another_page(whole, make, id):
    shutil.copy(whole / "docs/en/about.md", whole / f"docs/en/{id}.md")
    with pytest.raises(Refused):
        make()


def test_a_style_that_was_edited_is_published(whole, site, make):
    """What no desk notes is made anew each time."""
    make()
    whole.append("overrides/assets/centre.css", "/* one more rule */")
    make()
    assert b"one more rule" in (site / "assets/centre.css").read_bytes()
