"""A build in which nothing changed says what the last one said, and any change at all makes a real one."""

import datetime
import os
import shutil
import time

import pytest
from made_edits import MOMENT, STORY, swap
from made_files import files_in
from made_project import TODAY

pytest_plugins = ["site_fixtures"]


@pytest.fixture
def real(monkeypatch) -> list:
    """A mark for each build that was a real one."""
    from infocentre.cli import building

    builds, whole = [], building.built
    monkeypatch.setattr(building, "built", lambda *about: builds.append(about) or whole(*about))
    return builds


@pytest.fixture
def built(whole, real):
    """A project that was just built, and is still since a while."""
    time.sleep(MOMENT)
    assert whole.run("build", "--date", str(TODAY)).exit_code == 0
    real.clear()
    return whole


def again(project, *options):
    return project.run("build", "--date", str(TODAY), *options)


def test_nothing_changed_and_the_same_is_said(built, real):
    built.replace(f"data/{STORY}/story.yml", "places: ", "places: ")
    time.sleep(MOMENT)
    first = again(built)
    real.clear()
    before = files_in(built / "site")
    second = again(built)
    assert (real, second.exit_code, files_in(built / "site") == before) == ([], 0, True)
    assert second.stdout.splitlines()[0] == first.stdout.splitlines()[0] and second.stderr == first.stderr
    assert second.stdout.rpartition(", ")[0] == first.stdout.rpartition(", ")[0]


def words(project):
    swap(f"{STORY}/en.yml", "It cost", "It had cost")(project)


def a_page_of_docs(project):
    project.append("docs/en/about.md", "\nMore.\n")


def a_template(project):
    project.append("overrides/records/story.html", "<!-- more -->")


def an_asset(project):
    project.append("overrides/assets/centre.css", "/* more */")


def the_settings_of_mkdocs(project):
    project.append("mkdocs.yml", "\n# more\n")


def a_signer(project):
    project.write(".signers/allowed_signers", "# nobody\n")


def a_stray_file(project):
    project.write(f"data/{STORY}/notes.txt", "notes")


def a_page_of_the_site(project):
    file = project / "site/en/index.html"
    file.write_bytes(file.read_bytes()[::-1])


def a_page_is_gone(project):
    (project / "site/en/index.html").unlink()


def something_in_the_site(project):
    project.write("site/en/letter.txt", "dear")


def an_empty_folder_in_the_site(project):
    (project / "site/en/empty").mkdir()


def no_site(project):
    shutil.rmtree(project / "site")


def a_mode(project):
    os.chmod(project / f"data/{STORY}/en.yml", 0o755)


def nothing_is_remembered(project):
    shutil.rmtree(project / ".cache/last")


def a_bit(project):
    (file,) = (project / ".cache/last").iterdir()
    content = bytearray(file.read_bytes())
    content[len(content) // 2] ^= 4
    file.write_bytes(content)


CHANGES = [words, a_page_of_docs, a_template, an_asset, the_settings_of_mkdocs, a_signer, a_stray_file, a_page_of_the_site, a_page_is_gone, something_in_the_site, an_empty_folder_in_the_site, no_site, a_mode, nothing_is_remembered, a_bit]


@pytest.mark.parametrize("change", CHANGES, ids=lambda change: change.__name__)
def test_any_change_makes_a_real_build(built, real, change):
    change(built)
    again(built)
    assert len(real) == 1


def test_another_day_makes_a_real_build_and_so_do_other_records_and_a_clean_one(built, real):
    built.run("build", "--date", str(TODAY + datetime.timedelta(days=1)))
    assert len(real) == 1
    again(built, "--clean")
    assert len(real) == 2


def test_a_build_that_was_refused_is_tried_again(built, real):
    built.replace(f"data/{STORY}/en.yml", "title: ", "titel: ")
    time.sleep(MOMENT)
    assert [again(built).exit_code, again(built).exit_code, len(real)] == [1, 1, 2]


def test_what_is_edited_in_the_moment_before_is_built_again(whole, real, monkeypatch):
    """It could be edited once more in the same moment, and look the same; here a moment is as long as a minute."""
    monkeypatch.setattr("infocentre.stamps.FINE", 60_000_000_000)
    monkeypatch.setattr("infocentre.stamps.COARSE", 60_000_000_000)
    words(whole)
    again(whole)
    again(whole)
    assert len(real) == 2


def test_behind_a_link_anything_may_change(built, real):
    (built / "elsewhere.html").write_text("<!-- here -->")
    (built / "overrides/records/more.html").symlink_to(built / "elsewhere.html")
    time.sleep(MOMENT)
    again(built)
    again(built)
    assert len(real) == 2
