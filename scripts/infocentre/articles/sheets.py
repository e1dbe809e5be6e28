"""A list that is divided into pages: where each of them stands, what it is called, and the way to the others."""

from __future__ import annotations

from typing import Any

from .desk import Desk


def sheet_path(path: str, sheet: int) -> str:
    """Where a page of a list stands: the first one at the list itself, each other one below it."""
    return path if sheet == 1 else f"{path}page-{sheet}/"


def numbered(desk: Desk, language: str, title: str, sheet: int) -> str:
    """The title of a page of a list, told apart from the first one's."""
    return title if sheet == 1 else f"{title} · {desk.tongue(language)('page-number', sheet=sheet)}"


def pager(language: str, path: str, sheet: int, count: int) -> dict[str, Any] | None:
    """The pages around this one; None where the list has one page."""
    if count == 1:
        return None
    around = {name: f"{language}/{sheet_path(path, number)}" if 1 <= number <= count else "" for name, number in (("before", sheet - 1), ("after", sheet + 1))}
    return {"sheet": sheet, "count": count, **around}
