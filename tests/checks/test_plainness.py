"""Guides are read under stress: short sentences, and one action a step."""

from __future__ import annotations

import pytest
from infocentre.checks.plainness import sentences
from infocentre.tokens import tokens

GUIDE = "data/guides/example-guide/"


def long_ones(words: int, count: int) -> str:
    return " ".join(" ".join(["Take", *["word"] * (words - 1)]) + "." for _ in range(count))


def body(project, text: str, language: str = "en") -> None:
    project.append(GUIDE + f"{language}.yml", f"body: {text}\n")


def test_a_guide_of_long_sentences_is_warned_of_in_its_language(project):
    body(project, long_ones(16, 30))
    assert project.problems() == ["guides/example-guide/en.yml:1:1 long-sentences"]
    assert project.run("check").exit_code == 0


def test_sentences_as_long_as_the_language_allows_are_plain(project):
    body(project, long_ones(15, 30))
    assert project.problems() == []


def test_a_language_without_articles_has_a_limit_of_its_own(project):
    project.replace("data/site.yml", "uk: {", "uk: {sentence: 9, ")
    body(project, " ".join(["Візьміть" + " слово" * 9 + "."] * 30), "uk")
    assert project.problems() == ["guides/example-guide/uk.yml:1:1 long-sentences"]


def test_a_step_that_asks_for_too_much_is_warned_of_where_it_stands(project):
    project.replace(GUIDE + "en.yml", "Write nothing on it.", long_ones(6, 11))
    assert project.problems() == ["guides/example-guide/en.yml:10:44 long-step"]


def test_stories_may_be_long(project):
    project.replace("data/stories/2022-example-story/en.yml", "body: |\n", f"body: |\n  {long_ones(40, 30)}\n\n")
    assert project.problems() == []


@pytest.mark.parametrize(
    ("text", "lengths"),
    [
        ("Take the paper. Go there.", [3, 2]),
        ("Візьміть пас. Ідіть туди! Чому? Так.", [2, 2, 1, 1]),
        ("Resolution No. 18 holds.", [4]),
        ("It costs {fee} [@ministry]. See [[guides/example-guide|this other guide]].", [3, 4]),
        ("## A heading counts for nothing\n\n- One.\n- Two more\n", [1, 2]),
        ("He said: “Go.” Then he went.", [3, 3]),
        ("**The bank is silent.** Write again.", [4, 2]),
        ("з’ездзіць па-беларуску", [2]),
        ("", []),
    ],
)
def test_sentences_are_counted_as_a_reader_sees_them(text, lengths):
    assert sentences(text, tokens(text)) == lengths
