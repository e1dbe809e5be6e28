"""Every row of bad_inputs.md is shown by something: a case, a file of payloads, or a test that says so."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

HERE = Path(__file__).parent
ROWS = re.findall(r"^\| ([A-Z][0-9]+) \|", (HERE / "bad_inputs.md").read_text(encoding="utf-8"), re.MULTILINE)
CASES = [file.parent for file in sorted(HERE.glob("*_data/*/rows.txt"))]
PAYLOADS = {file.stem: file for file in sorted((HERE / "hostile/rows").glob("*.yml"))}


def _rows(case: Path) -> list[str]:
    return (case / "rows.txt").read_text(encoding="utf-8").split()


def _marked() -> Iterator[tuple[str, str]]:
    """The row and the name of each test that is marked with one."""
    for file in HERE.rglob("test_*.py"):
        for test in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            for mark in getattr(test, "decorator_list", ()):
                if ast.unparse(mark).startswith("pytest.mark.row("):
                    yield from ((argument.value, f"{file.name}::{test.name}") for argument in mark.args)


def test_the_list_is_whole():
    """17 + 18 + 14 + 12 + 9 + 24 + 13 + 9 + 7 rows."""
    numbers = {"Y": [*range(1, 18), *range(20, 38)], "V": range(1, 15), "P": range(1, 13), "U": range(1, 10), "H": range(1, 25), "I": range(1, 14), "R": range(1, 10), "D": range(1, 8)}
    assert ROWS == [f"{letter}{number}" for letter, row in numbers.items() for number in row]


def test_every_row_is_shown():
    shown = {row for case in CASES for row in _rows(case)} | PAYLOADS.keys() | {row for row, _ in _marked()}
    assert [row for row in ROWS if row not in shown] == []


def test_every_case_names_its_rows():
    folders = {path for name in ("bad_data", "accepted_data") for path in (HERE / name).iterdir()}
    assert folders == set(CASES)
    assert [case.name for case in CASES if not _rows(case) or not set(_rows(case)) <= set(ROWS)] == []


def test_nothing_shows_a_row_that_is_not_there():
    assert [name for row, name in _marked() if row not in ROWS] == []
    assert sorted(PAYLOADS.keys() - set(ROWS)) == []
