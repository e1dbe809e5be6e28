"""The pages of all sources stay until something that stands on them changes, and are then what a first build would make them."""

from __future__ import annotations

import re
import shutil

import pytest
from made_edits import ANOTHER, GUIDE, PROFILE, STORY, another, swap
from made_files import another_story
from test_incremental import built, built_anew, made, warm  # noqa: F401 (fixtures)

pytest_plugins = ["site_fixtures"]
LANGUAGES = ("be", "uk", "en", "ru", "pl")
SHEETS = ("", "page-2/", "page-3/")


@pytest.fixture(autouse=True)
def two_a_page(monkeypatch):
    """The five sources of the example fill three pages."""
    monkeypatch.setattr("infocentre.articles.bibliography.SOURCES_A_SHEET", 2)


def pages(languages=LANGUAGES, sheets=SHEETS) -> set[str]:
    return {f"{language}/sources/{sheet}index.html" for language in languages for sheet in sheets}


def again(made) -> set[str]:
    """The pages of sources among those that were made."""
    return {path for path in made if re.match("../sources/", path)}


def standing(project) -> set[str]:
    return {file.relative_to(project / "site").as_posix() for file in project.glob("site/??/sources/**/index.html")}


def test_nothing_that_these_pages_do_not_show_makes_any_of_them_anew(warm, made):
    swap(f"{STORY}/en.yml", "It cost", "It had cost")(warm)
    swap("vocabulary/topics.yml", "Example", "Sample")(warm)
    found = built(warm)
    assert made and again(made) == set() and standing(warm) == pages()
    assert found == built_anew(warm)


def test_a_title_makes_only_the_pages_anew_that_name_the_record(warm, made):
    naming = {path for path in pages() if "A story about nobody" in (warm / "site" / path).read_text("utf-8")}
    swap(f"{STORY}/en.yml", "title: A story about nobody", "title: A story about somebody")(warm)
    found = built(warm)
    assert naming and again(made) == naming < pages()
    assert found == built_anew(warm)


def test_words_in_one_more_language_make_the_pages_anew_that_name_the_record_in_another_one(warm, made):
    naming = {path for path in pages() if "guides/example-guide/" in (warm / "site" / path).read_text("utf-8")}
    shutil.copyfile(warm / "data" / GUIDE / "uk.yml", warm / "data" / GUIDE / "be.yml")
    found = built(warm)
    assert again(made) == naming < pages()
    assert found == built_anew(warm)


@pytest.mark.parametrize(
    "edit",
    [
        swap(f"{STORY}/story.yml", "title: A report that nobody wrote", "title: Another report"),
        swap(f"{STORY}/story.yml", "citing: [first-outlet]", "citing: []"),
        swap(f"{STORY}/story.yml", "https://example.org/archive/first", "https://example.org/archive/other"),
        swap(f"{PROFILE}/profile.yml", "published: 2022-05, dating", "published: 2022-06, dating"),
        another,
    ],
    ids=["a title as printed", "whom it cites", "an archived copy", "a day", "a new record"],
)
def test_another_source_or_another_who_cites_one_makes_all_pages_anew(warm, made, edit):
    edit(warm)
    found = built(warm)
    assert again(made) == pages() == standing(warm)
    assert found == built_anew(warm)


def test_the_label_of_an_outlet_makes_the_pages_of_its_language_anew_and_puts_them_in_order(warm, made):
    swap("vocabulary/outlets.yml", "en: Example Ministry", "en: The Ministry")(warm)
    found = built(warm)
    assert again(made) == pages(["en"])
    assert found == built_anew(warm)
    assert "The Ministry" not in (warm / "site/en/sources/index.html").read_text("utf-8").partition("<section")[2]


def test_a_page_comes_with_the_sources_that_fill_it_and_goes_with_them(warm, made):
    another_story(warm, ANOTHER.removeprefix("stories/"), ("https://example.org/first", "https://example.org/third"), ("https://example.org/second", "https://example.org/fourth"))
    found = built(warm)
    assert standing(warm) == pages(sheets=[*SHEETS, "page-4/"]) == again(made)
    assert found == built_anew(warm)
    shutil.rmtree(warm / "data" / ANOTHER)
    found = built(warm)
    assert standing(warm) == pages()
    assert found == built_anew(warm)


def test_any_number_of_processes_makes_the_same_pages_of_sources(warm, monkeypatch):
    monkeypatch.setattr("infocentre.workers.WORTH_A_PROCESS", 5)
    shutil.rmtree(warm / ".cache")
    shutil.rmtree(warm / "site")
    assert built(warm, jobs=3) == built_anew(warm)
    swap(f"{STORY}/story.yml", "title: A report that nobody wrote", "title: Another report")(warm)
    assert built(warm, jobs=3) == built_anew(warm)
    assert standing(warm) == pages()
