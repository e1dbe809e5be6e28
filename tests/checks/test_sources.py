"""What is cited has a source, and what is listed as a source is cited."""

from __future__ import annotations

import pytest

STORY = "data/stories/2022-example-story/"


@pytest.mark.parametrize(
    ("path", "old", "new", "said"),
    [
        (STORY + "en.yml", "[@second-report]", "[@secondreport]", "6:18 no-such-source `secondreport` is not in sources"),
        (STORY + "en.yml", "It cost", "[@] it cost", "6:3 no-such-source `` is not in sources"),
        (STORY + "story.yml", "as_of: 2022-04, sources: [first-report]", "as_of: 2022-04, sources: [nothing]", "10:60 no-such-source `nothing` is not in sources"),
        (STORY + "story.yml", "on: 2022-03-01, sources: [first-report]", "on: 2022-03-01, sources: [third-report]", "17:47 no-such-source `third-report` is not in sources"),
        ("docs/en/about.md", "[@first-report]", "[@last-report]", "8:37 no-such-source `last-report` is not in sources"),
        ("docs/be/about.md", "[@first-report]", "[@last-report]", "11:42 no-such-source `last-report` is not in sources"),
    ],
)
def test_a_citation_without_a_source_is_shown_where_it_stands(project, path, old, new, said):
    project.replace(path, old, new)
    assert said in [f"{problem.line}:{problem.column} {problem.code} {problem.message}" for problem in project.examine()[1] if problem.path == path]


def test_a_source_that_nothing_cites_is_named(project):
    project.append(STORY + "story.yml", "  idle: {outlet: first-outlet, language: en, kind: press}\n")
    assert project.problems() == ["stories/2022-example-story/story.yml:25:9 source-unused"]


def test_one_citation_in_any_language_is_enough(project):
    project.append(STORY + "story.yml", "  late: {outlet: first-outlet, language: en, kind: press}\n")
    project.replace(STORY + "be.yml", "[@second-report]", "[@second-report] [@late]")
    assert project.problems() == []


def test_a_page_cites_the_sources_of_its_original(project):
    project.replace("docs/en/about.md", "[@first-report]", "")
    assert project.problems() == []
    project.replace("docs/be/about.md", "[@first-report]", "")
    assert project.problems() == ["docs/en/about.md:6:17 source-unused"]


def test_the_sources_of_a_contact_also_carry_its_summary(project):
    project.append("data/contacts/example-line/contact.yml", "  more: {outlet: first-outlet, language: en, kind: press}\n")
    assert project.problems() == []


def test_a_sign_after_a_backslash_is_text(project):
    project.replace(STORY + "en.yml", "It cost", "\\[@nothing] it cost")
    assert project.problems() == []
