"""Problems -> what a person, an editor or a workflow reads."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping

from .problem import Problem

_ANNOTATIONS = {"error": "error", "held": "warning", "warning": "notice"}


def as_text(problems: Iterable[Problem]) -> str:
    """A line for each problem, its hint under it; held records and warnings say so."""
    return "".join(f"{_named(problem)}\n" for problem in problems)


def _named(problem: Problem) -> str:
    if problem.level == "error":
        return str(problem)
    head, *hint = str(problem).split("\n")
    return "\n".join([f"{head} ({_LEVELS[problem.level]})", *hint])


_LEVELS = {"held": "held back, not published", "warning": "warning"}


def as_json(problems: Iterable[Problem]) -> str:
    """An array of objects {path, line, column, code, message, hint, level}."""
    names = ("path", "line", "column", "code", "message", "hint", "level")
    return json.dumps([{name: getattr(problem, name) for name in names} for problem in problems], ensure_ascii=False, indent=1) + "\n"


def as_github(problems: Iterable[Problem]) -> str:
    """Workflow commands that GitHub shows beside the changed lines."""
    return "".join(
        f"::{_ANNOTATIONS[problem.level]} file={_property(problem.path)},line={max(1, problem.line)},"
        f"col={max(1, problem.column)},title={_property(problem.code)}::{_data(_both(problem))}\n"
        for problem in problems
    )


def _both(problem: Problem) -> str:
    return f"{problem.message}\n{problem.hint}".strip()


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")


FORMATS: Mapping[str, Callable[[Iterable[Problem]], str]] = {"text": as_text, "json": as_json, "github": as_github}


def summary(problems: Iterable[Problem]) -> str:
    """The counts in one line."""
    levels = [problem.level for problem in problems]
    errors, held, warnings = (levels.count(level) for level in ("error", "held", "warning"))
    parts = [f"{errors} {'problem' if errors == 1 else 'problems'}"]
    parts += [f"{held} held back"] if held else []
    parts += [f"{warnings} {'warning' if warnings == 1 else 'warnings'}"] if warnings else []
    return ", ".join(parts)
