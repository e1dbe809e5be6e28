"""A build that remembers the one before it makes the same files as one that remembers nothing, byte for byte."""

from __future__ import annotations

import datetime
import os
import re
import shutil
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given, settings
from made_edits import EDITS, LINE, MOMENT, STORY, steps, swap
from made_files import files_in
from made_project import CHECKOUT, TODAY, Project

from infocentre import build as building
from infocentre.build import PAGE_CACHE, build
from infocentre.frames import SLOTS, Frame, FrameSet, keys, marker
from infocentre.problem import Refused
from infocentre.readback import Leak
from infocentre.site_folder import SITE_CACHE, SiteFolder

pytest_plugins = ["site_fixtures"]

SHELL = "<!doctype html><html><head>{}</head><body>{}<main>{}</main></body></html>"
PAGE = f"site/en/{STORY}/index.html"


def _with_shell(project: Path) -> Callable[..., FrameSet]:
    """Frames that hold nothing of the theme, and whatever the project's file `shell` says."""
    text = (project / "shell").read_text() if (project / "shell").exists() else ""
    return lambda desk: FrameSet(dict.fromkeys(keys(desk.languages), Frame.split(SHELL.format(*map(marker, SLOTS)) + text)))


def built(project: Path, today: datetime.date = TODAY, jobs: int = 1) -> object:
    """The files of the site, and the problems; of a build that was refused only these, and the files stay."""
    try:
        return sorted(build(project, project / "site", today, _with_shell(project), jobs=jobs).problems), dict(files_in(project / "site"))
    except Refused as refused:
        return sorted(refused.problems), None


def built_anew(project: Path, today: datetime.date = TODAY) -> object:
    """The same from a copy in which nobody has built before."""
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder, "project")
        shutil.copytree(project, copy, ignore=shutil.ignore_patterns(".cache", "site"))
        return built(copy, today)


def damage(project: Path) -> None:
    """One bit of what is remembered of pages and of the site turns over."""
    for file in [*(project / PAGE_CACHE).glob("*"), *(project / SITE_CACHE).glob("*")]:
        content = bytearray(file.read_bytes())
        content[len(content) // 3] ^= 16
        file.write_bytes(content)


def spoil(project: Path) -> None:
    """Somebody edits a page by hand."""
    file = project / PAGE
    if file.is_file():
        file.write_bytes(file.read_bytes()[::-1])


def strange(project: Path) -> None:
    """Somebody puts a letter and an empty folder into the site, and takes a page out of it."""
    if (project / "site/en").is_dir():
        (project / "site/en/letters/empty").mkdir(parents=True, exist_ok=True)
        (project / "site/en/letters/letter.txt").write_text("dear")
        (project / "site/en/index.html").unlink(missing_ok=True)


def template(name: str) -> Callable[[Path], None]:
    """An edit of a template, or its undoing."""

    def edit(project: Path) -> None:
        file = project / "overrides/records" / name
        text = file.read_text(encoding="utf-8")
        file.write_text(text.removesuffix("<!-- more -->") if text.endswith("<!-- more -->") else f"{text}<!-- more -->", encoding="utf-8")

    return edit


GOOD = ("words", "a fact", "a link to another record", "another record", "a record is gone", "a label", "outlets of one family", "a setting", "a contact", "a file that nobody asked for", "it is gone")
"""Edits after most of which a site can be built; the others are tried in test_memory.py."""
MORE = {
    **{name: EDITS[name] for name in (*GOOD, "files that look new", "a moment", "a bit", "a file cut off", "nothing is remembered")},
    "a template": template("story.html"),
    "a template that all lists fill": template("list.html"),
    "a template that others name": swap("../overrides/records/parts.html", "{% macro sources", "{# said #}{% macro sources"),
    "words of the site": swap("interface/en.yml", "sources: ", "sources: The "),
    "a shell": swap("../shell", "one", "two"),
    "a place at the end": swap("vocabulary/topics.yml", "memory:\n", "memory:\n  ground: moss\n"),
    "a date of a story": swap(f"{STORY}/story.yml", "published: 2026-11-20", "published: 2026-11-25"),
    "an event": swap(f"{STORY}/en.yml", "beginning: The example began.", "beginning: The example was begun."),
    "a title": swap(f"{STORY}/en.yml", "title: A story about nobody", "title: A story about somebody"),
    "a link of a contact": swap(f"{LINE}/contact.yml", "status: confirmed", "status: confirmed # all the same"),
    "what is remembered of pages": damage,
    "a page": spoil,
    "the site": lambda project: shutil.rmtree(project / "site", ignore_errors=True),
    "nothing of pages": lambda project: shutil.rmtree(project / PAGE_CACHE, ignore_errors=True),
    "nothing of the site": lambda project: shutil.rmtree(project / SITE_CACHE, ignore_errors=True),
    "something strange in the site": strange,
}


@pytest.fixture(scope="module")
def lasting(_good_project, tmp_path_factory) -> Project:
    """A project in which one sequence of edits follows the other."""
    folder = tmp_path_factory.mktemp("lasting") / "project"
    shutil.copytree(_good_project, folder)
    shutil.copytree(CHECKOUT / "overrides", folder / "overrides", ignore=shutil.ignore_patterns("assets"))
    (folder / "shell").write_text("one")
    return Project(folder)


def put_back(project: Path, good: Path) -> None:
    """The records as they were at first; what differs is one more edit."""
    for name, source in (("data", good / "data"), ("overrides", CHECKOUT / "overrides")):
        for file in [*(project / name).rglob("*")]:
            if file.is_file() and not (source / file.relative_to(project / name)).exists():
                file.unlink()
        for file in source.rglob("*.*"):
            target = project / name / file.relative_to(source)
            if file.is_file() and "assets" not in file.parts and (not target.exists() or target.read_bytes() != file.read_bytes()):
                target.parent.mkdir(parents=True, exist_ok=True)
                shutil.copyfile(file, target)
    for folder in sorted((project / "data").rglob("*"), reverse=True):
        if folder.is_dir() and not os.listdir(folder):
            folder.rmdir()


@settings(max_examples=200)
@given(steps=steps(MORE))
def test_after_any_edits_the_site_is_what_it_would_be_if_it_were_built_for_the_first_time(lasting, _good_project, steps):
    put_back(lasting, _good_project)
    for edits, today in steps:
        for edit in edits:
            MORE[edit](lasting)
        found = built(lasting, today)
    assert found == built_anew(lasting, today)


@pytest.fixture
def made(monkeypatch) -> list[str]:
    """The pages that are made from here on."""
    paths: list[str] = []
    anew = building._Work._anew

    def noted(work, output):
        paths.extend([output.path] if output.is_noted else [])
        return anew(work, output)

    monkeypatch.setattr(building._Work, "_anew", noted)
    return paths


@pytest.fixture
def warm(_good_project, tmp_path, made) -> Project:
    """A project that was built, of which everything is remembered."""
    project = Project(tmp_path / "warm")
    shutil.copytree(_good_project, project)
    shutil.copytree(CHECKOUT / "overrides", project / "overrides")
    time.sleep(MOMENT)
    built(project)
    made.clear()
    return project


OWN = {f"{language}{STORY}/index.html" for language in ("", "be/", "en/")}


@pytest.mark.parametrize(
    ("edit", "again"),
    [
        ("files that look new", set()),
        ("nothing is remembered", set()),
        ("a template", OWN - {f"{STORY}/index.html"}),
        ("a sentence", OWN - {f"{STORY}/index.html"}),
    ],
)
def test_only_what_rests_on_an_edit_is_made_again(warm, made, edit, again):
    {**MORE, "a sentence": swap(f"{STORY}/en.yml", "It cost", "It had cost")}[edit](warm)
    built(warm)
    assert set(made) == again


def test_a_translation_is_made_again_and_the_original_again_with_all_translations_of_it(warm, made):
    """The words of the original tell how fresh a translation is; no other language tells anything."""
    swap(f"{STORY}/be.yml", "Ён каштаваў", "Ён абышоўся ў")(warm)
    found = built(warm)
    assert made == [f"be/{STORY}/index.html"]
    assert found == built_anew(warm)
    made.clear()
    swap(f"{STORY}/en.yml", "- Whether examples", "- If examples")(warm)
    found = built(warm)
    assert {f"be/{STORY}/index.html", f"en/{STORY}/index.html"} == set(made)
    assert found == built_anew(warm)


def test_a_title_is_made_again_wherever_it_stands_and_a_topic_where_it_is_named(warm, made):
    swap(f"{STORY}/en.yml", "title: A story about nobody", "title: A story about somebody")(warm)
    _, before = built(warm)
    assert OWN | {"en/stories/index.html", "en/index.html", "en/timeline/index.html", "en/sources/index.html", "en/profiles/example-volunteer/index.html"} <= set(made)
    assert not [path for path in made if path.startswith(("en/contacts", "en/help", "en/guides/example", "contacts"))]


def test_what_is_said_of_an_event_is_made_again_where_events_stand(warm, made):
    MORE["an event"](warm)
    found = built(warm)
    assert set(made) >= {f"en/{STORY}/index.html", "en/timeline/index.html"} and "en/stories/index.html" not in made
    assert found == built_anew(warm)
    assert "was begun" in (warm / "site/en/timeline/index.html").read_text()


def test_the_day_on_which_a_guide_is_no_longer_to_be_relied_on_makes_only_what_says_so(warm, made):
    built(warm, datetime.date(2026, 12, 20))
    assert made == []
    built(warm, datetime.date(2026, 12, 21))
    assert made and all("guide" in path or path.split("/")[1] in ("g", "help") for path in made), made


def test_any_number_of_processes_makes_the_same_site(warm, monkeypatch):
    monkeypatch.setattr("infocentre.workers.WORTH_A_PROCESS", 5)
    shutil.rmtree(warm / PAGE_CACHE)
    shutil.rmtree(warm / "site")
    several = built(warm, jobs=3)
    swap(f"{STORY}/en.yml", "It cost", "It had cost")(warm)
    assert built(warm, jobs=3) == built_anew(warm)
    swap(f"{STORY}/en.yml", "It cost", "It had cost")(warm)
    assert several == built_anew(warm)


def test_questions_that_no_page_asks_any_more_are_cleared_away_and_the_others_still_count(warm, made, monkeypatch):
    """Their numbers change then, in every page that names them."""
    monkeypatch.setattr("infocentre.page_memory._IDLE", 0)
    swap(f"{STORY}/story.yml", "topics: [example]", "topics: []")(warm)
    built(warm)
    swap(f"{STORY}/en.yml", "title: A story about nobody", "title: A story about somebody")(warm)
    assert built(warm) == built_anew(warm)
    made.clear()
    built(warm)
    assert made == []


def test_a_page_that_stays_is_read_again_when_more_may_not_be_shown_than_before(warm, made):
    """The address of a record stands in a template: until the day of the record no page may hold it, whether it rests on the record or not."""
    warm.append("overrides/records/contacts.html", "<p>guides/example-guide</p>")
    built(warm)
    made.clear()
    facts = warm / "data/guides/example-guide/guide.yml"
    facts.write_text(re.sub("(?m)^published: .*", "published: 2026-11-25", facts.read_text()))
    with pytest.raises(Leak) as leak:
        built(warm)
    assert any(message.startswith("be/contacts/index.html: holds a trace of guides/example-guide") for message in leak.value.messages)
    assert made and "be/contacts/index.html" not in made


def test_a_page_is_made_again_when_a_number_in_it_stands_in_no_contact_any_more(warm):
    """A number of a contact stands in a template, too: the page does not rest on the contact, and nothing makes it anew."""
    contact = warm / f"data/{LINE}/contact.yml"
    number = re.search(r'value: "?(\+[0-9 ]+)', contact.read_text())[1].strip()
    warm.append("overrides/records/story.html", number)
    built(warm)
    contact.write_text(contact.read_text().replace(number, f"{number[:-1]}{(int(number[-1]) + 1) % 10}"))
    with pytest.raises(Leak) as leak:
        built(warm)
    assert any(message.startswith(f"en/{STORY}/index.html: holds a phone number") for message in leak.value.messages)


def test_words_in_one_more_language_are_seen_where_another_language_stood_in(warm, made):
    shutil.copyfile(warm / "data/guides/example-guide/uk.yml", warm / "data/guides/example-guide/be.yml")
    found = built(warm)
    assert f"be/{STORY}/index.html" in made, "it links the guide in the best language"
    assert found == built_anew(warm)


def test_who_looked_before_another_build_published_looks_again(warm, monkeypatch):
    """That build was cut off, so that nothing is remembered of it but that it had begun."""
    seen = SiteFolder(warm, warm / "site").look()
    swap(f"{STORY}/en.yml", "It cost", "It had cost")(warm)
    with monkeypatch.context() as cut, pytest.raises(KeyboardInterrupt):
        cut.setattr(building.PageMemory, "keep", lambda *about: (_ for _ in ()).throw(KeyboardInterrupt))
        built(warm)
    swap(f"{STORY}/en.yml", "It cost", "It had cost")(warm)
    build(warm, warm / "site", TODAY, _with_shell(warm), seen=lambda: seen)
    assert dict(files_in(warm / "site")) == built_anew(warm)[1]
