"""Bodies hold Markdown and the three signs, nothing else."""

from __future__ import annotations

import time

import pytest

STORY = "data/stories/2022-example-story/en.yml"
SENTENCE = "It cost {fund} [@second-report]."


def _said(project, text: str) -> list[str]:
    """What is said about a text that stands on line 6 of the story's body, from column 3 on."""
    project.replace(STORY, SENTENCE, f"{SENTENCE}\n\n  {text}\n\n ")
    lines = [f"{problem.line}:{problem.column} {problem.code}" for problem in project.examine()[1] if problem.path == STORY]
    return [line.removeprefix("8:") for line in lines]


@pytest.mark.parametrize(
    "text",
    [
        "## A heading and **bold** text, a [link](https://example.org/a?b=c) and `code`",
        "> a quotation",
        "- a list\n  - and more",
        "1. one\n  2. two",
        "A \\{bracket} that is no fact, 5 < 6 and a_b_c",
        "A table | of words",
    ],
)
def test_ordinary_markdown_is_welcome(project, text):
    assert _said(project, text) == []


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("One {unknown} fact", ["7 no-such-fact"]),
        ("One [[stories/unknown]] record", ["7 no-such-record"]),
        ("One [[pages/about]] page and [[contacts/unknown|words]]", ["32 no-such-record"]),
        ("# A heading of the first level", ["3 heading"]),
        ("A ![picture](https://example.org/a.png)", ["5 picture"]),
        ("A [link](http://example.org)", ["5 link"]),
        ("A [link](javascript:alert)", ["5 link"]),
        ("A [link](JaVaScRiPt:alert)", ["5 link"]),
        ("A [link](data:text/html,x)", ["5 link"]),
        ("A [link](//example.org)", ["5 link"]),
        ("A [link](about.md)", ["5 link"]),
        ("A [link](https://[)", ["5 link"]),
        ("A [link](https://example.org:99999/)", ["5 link"]),
        ("A [link](https://example.org/?utm_source=x)", ["5 link"]),
        ("A [link](https://bit.ly/x)", ["5 link"]),
        ("A [reference][r]\n\n  [r]: vbscript:x", ["5 link"]),
        ("> > > > > deep", ["3 markdown-depth"]),
        ("[" * 25, ["23 markdown-depth"]),
    ],
)
def test_what_is_refused_is_marked_at_its_first_letter(project, text, said):
    assert _said(project, text) == said


def test_the_letter_is_found_behind_letters_of_two_bytes(project):
    """Places are counted in letters, not in bytes."""
    assert _said(project, "Łódź — ![obraz](https://example.org/a.png)") == ["10 picture"]


def test_html_is_shown_as_it_is_written_and_said_so(project):
    project.replace(STORY, SENTENCE, f"{SENTENCE} <b>bold</b>")
    problems = project.examine()[1]
    assert [(problem.code, problem.level, problem.column) for problem in problems] == [("html", "warning", 36), ("html", "warning", 43)]


def test_lists_have_an_end(project):
    text = "\n  ".join("  " * depth + "- deeper" for depth in range(8))
    assert _said(project, text)[0].endswith("markdown-depth")


def test_a_draft_is_not_named_by_what_is_published(project):
    project.replace("data/guides/example-guide/guide.yml", "status: published", "status: draft")
    problems = [(problem.path, problem.line, problem.code) for problem in project.examine()[1]]
    assert (STORY, 6, "draft-named") in problems
    assert ("data/stories/2022-example-story/be.yml", 6, "draft-named") in problems


@pytest.mark.parametrize("noise", ["[[a", "[", "[@", "{a", "[[a|", "![", "> ", "* ", "`", "_a", "a@", "1 ", "<a ", "]("])
def test_no_text_takes_long(project, noise):
    """Twenty kilobytes of a sign that other tools stumble over are examined in a moment."""
    line = (noise * 8_000)[:7_900]
    project.replace(STORY, "  The example began", f"  {line}\n  {line}\n  The example began")
    started = time.monotonic()
    project.examine()
    assert time.monotonic() - started < 3


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("help-came: Help for {helped} came.", []),
        ("help-came: Help came [@first-report].", ["idle-sign"]),
        ("help-came: Help came from [[guides/example-guide]].", ["idle-sign"]),
        ("help-came: \"{what}, [@what] and [[what/ever]] came.\"", []),
    ],
)
def test_a_sign_that_would_be_shown_bare_is_refused_in_a_plain_text(project, line, said):
    text = (project / "data/stories/2022-example-story/en.yml").read_text("utf-8")
    old = next(row for row in text.split("\n") if row.strip().startswith("help-came:")).strip()
    project.replace("data/stories/2022-example-story/en.yml", old, line)
    assert [problem.split(" ")[1] for problem in project.problems()] == said


def test_a_fact_in_a_title_is_refused(project):
    project.replace("data/stories/2022-example-story/en.yml", "summary: ", "summary: \"{helped} of them\" #")
    assert [problem.split(" ")[1] for problem in project.problems()] == ["idle-sign"]
