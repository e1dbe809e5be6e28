"""Every row of bad_inputs.md is shown by a case, and every case says which rows it shows."""

from __future__ import annotations

import re
from pathlib import Path

HERE = Path(__file__).parent
ROWS = re.findall(r"^\| ([A-Z][0-9]+) \|", (HERE / "bad_inputs.md").read_text(encoding="utf-8"), re.MULTILINE)
CASES = [file.parent for file in sorted(HERE.glob("*_data/*/rows.txt"))]


def _rows(case: Path) -> list[str]:
    return (case / "rows.txt").read_text(encoding="utf-8").split()


def test_the_list_is_whole():
    """17 + 18 + 14 + 12 + 9 rows, and 8 of pictures; the other rows of pictures refuse nothing (test_pictures.py); 7 of details."""
    numbers = {"Y": [*range(1, 18), *range(20, 38)], "V": range(1, 15), "P": range(1, 13), "U": range(1, 10), "I": [2, *range(4, 9), 11, 12], "D": range(1, 8)}
    assert ROWS == [f"{letter}{number}" for letter, row in numbers.items() for number in row]


def test_every_row_has_a_case():
    shown = {row for case in CASES for row in _rows(case)}
    assert [row for row in ROWS if row not in shown] == []


def test_every_case_names_its_rows():
    folders = {path for name in ("bad_data", "accepted_data") for path in (HERE / name).iterdir()}
    assert folders == set(CASES)
    assert [case.name for case in CASES if not _rows(case) or not set(_rows(case)) <= set(ROWS)] == []
