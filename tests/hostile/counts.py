"""How much the tests of this folder tried, for the last lines of a run."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from .fields import ROOTS, fields

KEY = "tried"
"""The property of a test that names a row and in how many places a payload of it was tried."""


def lines(tried: list[tuple[str, int]], rows: list[str]) -> Iterator[str]:
    """One line for each section of the table, and the sum."""
    cases, inputs = Counter(), Counter(row for row, _ in tried)
    for row, number in tried:
        cases[row] += number
    for section in dict.fromkeys(row[0] for row in rows):
        of_section = [row for row in rows if row[0] == section]
        counts = ", ".join(f"{row} {inputs[row]}: {cases[row]:,}" for row in of_section if row in inputs)
        yield f"{section}: {len(of_section)} rows" + (f"; in all fields or files (row inputs: cases): {counts}" if counts else "")
    known = [field for owner in ROOTS for field in fields(owner)]
    texts = sum(field.holds_text for field in known)
    yield f"{len(rows)} rows × {len(known)} fields ({texts} of them for texts) × 5 languages: {sum(inputs.values()):,} inputs, {sum(cases.values()):,} cases"
