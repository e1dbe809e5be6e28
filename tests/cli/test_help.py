"""Every command explains itself, stands in the README, and answers wrong use with one line."""

import re
from pathlib import Path

import click
import pytest
from click.testing import CliRunner

from infocentre.cli import main

README = (Path(__file__).parents[2] / "README.md").read_text(encoding="utf-8")


def commands(group=main, before=""):
    """Every command with its full name."""
    context = click.Context(group)
    for name in group.list_commands(context):
        command = group.get_command(context, name)
        if isinstance(command, click.Group):
            yield from commands(command, f"{before}{name} ")
        else:
            yield f"{before}{name}", command


COMMANDS = dict(commands())


@pytest.mark.parametrize("name", COMMANDS)
def test_a_command_has_help_and_so_has_each_of_its_options(name):
    command = COMMANDS[name]
    result = CliRunner().invoke(main, [*name.split(), "--help"])
    assert result.exit_code == 0
    assert command.help and command.help.splitlines()[0].endswith(".")
    assert [option.name for option in command.params if isinstance(option, click.Option) and not option.help] == []


@pytest.mark.parametrize("name", COMMANDS)
def test_a_command_stands_in_the_readme(name):
    assert re.search(rf"^\| `{name}\b", README, re.MULTILINE)


def test_the_readme_names_no_command_and_no_option_that_does_not_exist():
    for row in re.findall(r"^\| `([^`]+)` \|", README[README.index("## All commands") : README.index("## Where things are")], re.MULTILINE):
        name = next(name for name in sorted(COMMANDS, key=len, reverse=True) if row == name or row.startswith(f"{name} "))
        known = {option for parameter in COMMANDS[name].params for option in parameter.opts}
        assert set(re.findall(r"--[a-z-]+", row)) <= known


@pytest.mark.parametrize("arguments", [["nonsense"], ["check", "--nonsense"], ["check", "--format", "xml"], ["serve", "--port", "0"], ["new"], ["new", "nonsense", "a"]])
def test_wrong_use_has_the_exit_code_2(arguments):
    assert CliRunner().invoke(main, arguments).exit_code == 2


@pytest.mark.parametrize("command", ["check", "build", "ledger"])
def test_a_day_that_is_none_is_wrong_use(project, command):
    result = project.run(command, "--date", "2026-02-30")
    assert result.exit_code == 2
    assert "'2026-02-30' is not a day such as 2026-11-23" in result.output


def test_a_moment_that_is_none_is_wrong_use(project, monkeypatch):
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "tomorrow")
    result = project.run("check")
    assert (result.exit_code, result.output.splitlines()[-1]) == (2, "Error: SOURCE_DATE_EPOCH must be a number of seconds, not 'tomorrow'")


def test_the_day_of_source_date_epoch_counts_as_today(project, monkeypatch):
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1795391999")  # the last second of 22 November 2026
    project.replace("data/stories/2022-example-story/story.yml", "published: 2026-11-20", "published: 2026-11-20\nedited: 2026-11-23")
    assert "the date lies after today (2026-11-22)" in project.run("check").output
