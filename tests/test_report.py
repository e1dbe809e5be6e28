"""What a person, a program and a workflow read."""

from __future__ import annotations

import json

import pytest

from infocentre.problem import Problem
from infocentre.report import FORMATS, as_github, as_json, as_text, summary

ERROR = Problem("data/a.yml", 3, 7, "code", "it is wrong", "Mend it.")
HELD = Problem("data/b.yml", 0, 0, "gate", "it is unclear", "Say it.", "held")
WARNING = Problem("data/c:d,e.yml", 5, 1, "advice", "100% of it\r is odd", "", "warning")


def test_text_says_what_does_not_stop_the_build():
    assert as_text([ERROR, HELD, WARNING]) == (
        "data/a.yml:3:7: code it is wrong\n    Mend it.\n"
        "data/b.yml:0:0: gate it is unclear (held back, not published)\n    Say it.\n"
        "data/c:d,e.yml:5:1: advice 100% of itU+000D is odd (warning)\n"
    )


def test_json_holds_every_field():
    assert json.loads(as_json([ERROR, HELD])) == [
        {"path": "data/a.yml", "line": 3, "column": 7, "code": "code", "message": "it is wrong", "hint": "Mend it.", "level": "error"},
        {"path": "data/b.yml", "line": 0, "column": 0, "code": "gate", "message": "it is unclear", "hint": "Say it.", "level": "held"},
    ]


def test_json_keeps_the_letters_of_the_words():
    assert "Мінск" in as_json([Problem("a.yml", 1, 1, "c", "Мінск")])


def test_github_gets_one_command_a_line():
    """Line ends, per cent signs and, in properties, colons and commas are written as GitHub wants them."""
    assert as_github([ERROR, HELD, WARNING]) == (
        "::error file=data/a.yml,line=3,col=7,title=code::it is wrong%0AMend it.\n"
        "::warning file=data/b.yml,line=1,col=1,title=gate::it is unclear%0ASay it.\n"
        "::notice file=data/c%3Ad%2Ce.yml,line=5,col=1,title=advice::100%25 of itU+000D is odd\n"
    )


def test_nothing_can_break_out_of_a_command():
    problem = Problem("a\n::stop-commands::x.yml", 1, 1, "id", "x\n::add-mask::y", "z\n::debug::w")
    assert as_github([problem]).count("\n") == 1


@pytest.mark.parametrize(("name", "nothing"), [("text", ""), ("json", "[]\n"), ("github", "")])
def test_no_problem_is_no_line(name, nothing):
    assert FORMATS[name]([]) == nothing


@pytest.mark.parametrize(
    ("problems", "said"),
    [
        ([], "0 problems"),
        ([ERROR], "1 problem"),
        ([ERROR, ERROR, HELD], "2 problems, 1 held back"),
        ([HELD, WARNING], "0 problems, 1 held back, 1 warning"),
        ([WARNING, WARNING], "0 problems, 2 warnings"),
    ],
)
def test_the_counts_are_one_line(problems, said):
    assert summary(problems) == said


@pytest.mark.parametrize("form", sorted(FORMATS))
def test_the_command_writes_each_form(project, form):
    """The problems go to standard output; the counts, for people only, to standard error."""
    project.replace("data/contacts/example-emergency/en.yml", "name: Example Emergency", "nmae: Example Emergency")
    result = project.check("--format", form)
    assert result.exit_code == 1
    assert result.stdout == FORMATS[form](project.examine()[1])
    assert result.stderr == ("2 problems\n" if form == "text" else "")


def test_the_command_shows_only_what_is_asked_for(project, monkeypatch):
    """All records are read all the same; only the paths asked for are shown and counted."""
    monkeypatch.chdir(project)
    project.replace("data/contacts/example-emergency/en.yml", "name: Example Emergency", 'name: ""')
    project.replace("data/stories/2022-example-story/en.yml", "title: A story about nobody", 'title: ""')
    assert project.check("data/contacts").output.count(": empty ") == 1
    assert project.check("data/stories/2022-example-story/en.yml").output.startswith("data/stories/2022-example-story/en.yml:1:8: empty")
    assert project.check("data/guides").output == "0 problems\n"
    assert project.check("data/guides").exit_code == 0
