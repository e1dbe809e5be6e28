"""A preview makes a page when somebody asks for it, and shows a mistake where the page would stand."""

import datetime

import pytest
from made_project import TODAY

from infocentre.approvals import nobody
from infocentre.build import build
from infocentre.frames import SLOTS, Frame, FrameSet, keys, marker
from infocentre.preview import Preview

pytest_plugins = ["site_fixtures"]

STORY = "data/stories/2022-example-story"
PAGE = "en/stories/2022-example-story/index.html"
SHELL = Frame.split("<html><body>{}{}{}</body></html>".format(*map(marker, SLOTS)))


def shells(desk):
    return FrameSet(dict.fromkeys(keys(desk.languages), SHELL), {"assets/centre.css": b"body{}"})


@pytest.fixture
def preview(whole):
    made = Preview(whole, shells)
    assert made.content(PAGE) is None, "nothing was read yet"
    made.renew(TODAY, nobody)
    return made


def test_a_preview_shows_what_a_build_makes(preview, whole):
    build(whole, whole / "site", TODAY, shells)
    files = {path.relative_to(whole / "site").as_posix(): path.read_bytes() for path in (whole / "site").rglob("*") if path.is_file()}
    del files["manifest.json"]
    assert {path: preview.content(path) for path in files} == files


@pytest.mark.parametrize("path", ["nowhere/index.html", "en/stories/2022-example-story", "../secret", "manifest.json", ""])
def test_what_is_no_file_of_the_site_is_not_there(preview, path):
    assert preview.content(path) is None


def test_only_the_page_that_is_asked_for_is_made(preview, monkeypatch):
    made = []
    monkeypatch.setattr("infocentre.editions.site.pour", lambda desk, frames, article: made.append(article.address) or b"<p>")
    preview.content(PAGE)
    assert made == ["en/stories/2022-example-story/"]


def test_a_mistake_is_shown_instead_of_pages_until_it_is_mended(preview, whole):
    right = preview.content(PAGE)
    whole.replace(f"{STORY}/en.yml", "title: A story about nobody", "titel: A <b>story</b> about nobody")
    problems = preview.renew(TODAY, nobody)
    shown = preview.content(PAGE).decode()
    assert f"{STORY}/en.yml:1:1: unknown-field" in shown and "A story about nobody" not in shown and "<b>" not in shown
    assert any(problem.code == "unknown-field" for problem in problems)
    assert preview.content("assets/centre.css") == b"body{}"
    whole.replace(f"{STORY}/en.yml", "titel: A <b>story</b> about nobody", "title: A story about nobody")
    preview.renew(TODAY, nobody)
    assert preview.content(PAGE) == right


def test_a_page_that_may_not_be_published_says_so_and_not_what_it_holds(preview, whole):
    whole.replace("overrides/records/story.html", '<article class="record story">', '<article class="record story">+380 44 999 88 77')
    preview.renew(TODAY, nobody)
    shown = preview.content(PAGE).decode()
    assert "holds a phone number that stands in no contact" in shown and "999" not in shown


def test_what_is_embargoed_is_not_there_before_its_day(preview, whole):
    whole.replace(f"{STORY}/story.yml", "published: 2026-11-20", "published: 2026-11-25")
    preview.renew(TODAY, nobody)
    assert preview.content(PAGE) is None
    preview.renew(datetime.date(2026, 11, 25), nobody)
    assert b"A story about nobody" in preview.content(PAGE)


def test_a_record_that_was_edited_since_the_last_renewal_says_so_instead_of_its_page(preview, whole):
    whole.append(f"{STORY}/en.yml", "# edited\n")
    for file in (whole / ".cache/records").iterdir():
        file.unlink()
    assert b"was changed in the meantime" in preview.content(PAGE)
