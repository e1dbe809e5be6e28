"""`translate` tells what is stale or missing, begins translations and declares them up to date."""

import pytest

STORY = "data/stories/2022-example-story"


def lines(result):
    return result.stdout.splitlines()


# status


def test_status_names_what_is_missing_and_counts_the_rest(project):
    result = project.run("translate", "status")
    assert "stories/2022-example-story uk: MISSING" in lines(result)
    assert not [line for line in lines(result) if " be:" in line and "2022-example-story" in line]
    assert result.stderr == "5 fresh, 19 missing, 6 original\n"


def test_status_names_the_fields_that_have_changed(project):
    project.replace(f"{STORY}/en.yml", "A story about nobody", "A story about somebody")
    project.replace(f"{STORY}/en.yml", "The example ended.", "It ended.")
    assert "stories/2022-example-story be: STALE title, timeline" in lines(project.run("translate", "status"))


def test_status_can_be_had_for_one_language_and_with_what_is_fresh(project):
    result = project.run("translate", "status", "--language", "be", "--all")
    assert "stories/2022-example-story be: fresh" in lines(result)
    assert "guides/example-guide be: MISSING" in lines(result)
    assert {line.split()[1] for line in lines(result)} == {"be:"}


def test_a_language_that_the_site_does_not_have_is_wrong_use(project):
    for command in (["status", "--language", "de"], ["start", "stories/2022-example-story", "de"], ["mark", "stories/2022-example-story", "de"]):
        assert project.run("translate", *command).exit_code == 2


# start


def test_start_writes_the_original_beside_each_empty_field(project):
    assert project.run("translate", "start", "contacts/example-emergency", "pl").stdout == "data/contacts/example-emergency/pl.yml\n"
    text = (project / "data/contacts/example-emergency/pl.yml").read_text(encoding="utf-8")
    assert text.partition("translation:")[0] == """\
# Example Emergency
name: ""
# The emergency number of the example.
summary: ""
channels:
  all-services:
    # Police, ambulance and fire brigade in one
    label: ""
"""


def test_what_start_writes_is_complete_once_every_text_is_written(project):
    project.run("translate", "start", "stories/2022-example-story", "pl")
    text = (project / f"{STORY}/pl.yml").read_text(encoding="utf-8")
    project.write(f"{STORY}/pl.yml", text.replace('body: ""', 'body: "[@first-report] [@second-report]"').replace('""', '"…"'))
    assert project.check().stderr == "0 problems\n"
    assert "stories/2022-example-story pl: fresh" in lines(project.run("translate", "status", "--all"))


def test_a_page_of_docs_begins_with_the_original_text(project):
    assert project.run("translate", "start", "pages/about", "uk").stdout == "docs/uk/about.md\n"
    text = (project / "docs/uk/about.md").read_text(encoding="utf-8")
    assert text.startswith("---\n# About the example\ntitle: \"\"\n")
    assert text.endswith("See [[stories/2022-example-story]].\n")


@pytest.mark.parametrize(
    ("record", "language", "message"),
    [
        ("stories/2022-example-story", "be", "exists already"),
        ("stories/2022-example-story", "en", "exists already"),
        ("stories/nobody", "pl", "there is no record stories/nobody"),
        ("nonsense", "pl", "write it as kind/id"),
        ("stories/2022-example-story", "../../../outside", "is no language of the site"),
    ],
)
def test_start_refuses_what_it_cannot_begin(project, record, language, message):
    before = {path: path.read_bytes() for path in project.rglob("*") if path.is_file()}
    result = project.run("translate", "start", record, language)
    assert result.exit_code == 2 and message in result.output
    assert {path: path.read_bytes() for path in project.rglob("*") if path.is_file()} == before


# mark


def test_mark_makes_a_stale_translation_fresh_and_keeps_every_other_line(project):
    project.replace(f"{STORY}/en.yml", "A story about nobody", "A story about somebody")
    before = (project / f"{STORY}/be.yml").read_text(encoding="utf-8").partition("translation:")[0]
    result = project.run("translate", "mark", "stories/2022-example-story", "be")
    assert result.stdout == f"{STORY}/be.yml is up to date\n"
    assert (project / f"{STORY}/be.yml").read_text(encoding="utf-8").startswith(before)
    assert "stories/2022-example-story be: fresh" in lines(project.run("translate", "status", "--all"))
    assert project.check().exit_code == 0


def test_mark_writes_the_same_again_when_nothing_has_changed(project):
    before = (project / f"{STORY}/be.yml").read_bytes()
    project.run("translate", "mark", "stories/2022-example-story", "be")
    assert (project / f"{STORY}/be.yml").read_bytes() == before


@pytest.mark.parametrize(
    ("options", "by", "state"),
    [([], "machine", "unreviewed"), (["--reviewed"], "machine", "reviewed"), (["--by", "person"], "person", "unreviewed"), (["--by", "person", "--reviewed"], "person", "reviewed")],
)
def test_mark_says_who_translated_and_who_has_read_it(project, options, by, state):
    project.run("translate", "mark", "guides/example-guide", "uk", *options)
    translation = project.examine()[0].entries["guides/example-guide"].words["uk"].translation
    assert (translation.by, translation.state) == (by, state)


def test_mark_declares_a_translation_that_said_nothing_of_itself(project):
    text = (project / f"{STORY}/be.yml").read_text(encoding="utf-8")
    project.write(f"{STORY}/be.yml", text.partition("translation:")[0])
    assert project.check().exit_code == 1
    project.run("translate", "mark", "stories/2022-example-story", "be")
    assert project.check().exit_code == 0


def test_mark_declares_a_page_of_docs_in_its_front_matter(project):
    project.replace("docs/en/about.md", "Where to read more", "Where to read on")
    project.run("translate", "mark", "pages/about", "be")
    assert "pages/about be: fresh" in lines(project.run("translate", "status", "--all"))
    assert project.check().exit_code == 0


@pytest.mark.parametrize("arguments", [("stories/2022-example-story", "en"), ("stories/2022-example-story", "uk"), ("stories/nobody", "be"), ("guides/example-guide", "../example-guide/uk")])
def test_mark_refuses_what_is_no_translation(project, arguments):
    before = {path: path.read_bytes() for path in project.rglob("*") if path.is_file()}
    assert project.run("translate", "mark", *arguments).exit_code == 2
    assert {path: path.read_bytes() for path in project.rglob("*") if path.is_file()} == before
