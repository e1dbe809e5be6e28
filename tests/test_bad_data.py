"""Every folder of bad_data/ is laid over the good project; `check` says exactly what expected.txt says.

A folder is named for what is wrong and may hold files (`data/`, `docs/`), a `make.py` for what git
cannot keep, and rows.txt: the rows of bad_inputs.md that it shows.
"""

from __future__ import annotations

import os
import runpy
import subprocess
import sys
from pathlib import Path

import pytest

HERE = Path(__file__).parent
CASES = sorted(path for path in (HERE / "bad_data").iterdir() if path.is_dir())
SECONDS = 20
# Inputs that have crashed or hung other parsers run in a process of their own.
APART = {
    "a_thousand_brackets",
    "billion_laughs",
    "fifty_megabytes",
    "hundred_thousand_brackets",
    "three_thousand_nested_fields",
    "twenty_thousand_aliases",
    "two_hundred_thousand_fields",
    "value_that_holds_itself",
}


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_every_fault_is_named_where_it_stands(case, project):
    """One line a problem with its place, a hint under it, no traceback; only errors make the command fail."""
    lay(case, project)
    output, code = _apart(project) if case.name in APART else _here(project)
    assert output == (case / "expected.txt").read_text(encoding="utf-8")
    assert code == (0 if "\n0 problems" in f"\n{output}" else 1)


def lay(case: Path, project) -> None:
    """The case on top of the good project."""
    project.lay_over(case)
    if (case / "make.py").exists():
        runpy.run_path(str(case / "make.py"))["make"](project)


def _here(project) -> tuple[str, int]:
    result = project.check()
    assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
    return result.output, result.exit_code


def _apart(project) -> tuple[str, int]:
    command = [sys.executable, "-c", "from infocentre.cli import main; main()", "--root", str(project), "check", "--date", "2026-11-23"]
    environment = {**os.environ, "PYTHONPATH": str(HERE.parent / "scripts"), "PYTHONIOENCODING": "utf-8"}
    done = subprocess.run(command, env=environment, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, timeout=SECONDS)
    return done.stdout.decode(), done.returncode


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_every_line_is_for_an_editor(case):
    """A problem is a line `path:line:column: code message` and an indented hint, in no words of Python."""
    *lines, last = (case / "expected.txt").read_text(encoding="utf-8").splitlines()
    problems, hints = [line for line in lines if not line.startswith("    ")], [line for line in lines if line.startswith("    ")]
    assert len(problems) == len(hints), "every problem says what to do"
    held = sum("(held back" in line for line in problems)
    assert last == _summary(len(problems) - held, held)
    for word in ("Traceback", "Error", "None", "str", "int", "dict", "tuple", "NoneType", "pydantic", "yaml."):
        assert not any(f" {word} " in f" {line} " for line in lines), word


def _summary(errors: int, held: int) -> str:
    return f"{errors} problem{'s' * (errors != 1)}" + (f", {held} held back" if held else "")
