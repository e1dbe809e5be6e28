"""What is wrong with a record -> one line that says where, what, and what to do."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Level = Literal["error", "held", "warning"]


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """One thing a person must mend.

    `line` and `column` count from 1; 0 means the file as a whole. `message` never holds
    the value of a private field. `hint` says what to do, in the words of the file.
    An `error` stops the build; a `held` record is left out and the build goes on; a
    `warning` changes nothing.
    """

    path: str
    line: int
    column: int
    code: str
    message: str
    hint: str = ""
    level: Level = "error"

    def __str__(self) -> str:
        head = f"{self.path}:{self.line}:{self.column}: {self.code} {self.message}"
        return f"{head}\n    {self.hint}" if self.hint else head


def visible(character: str) -> str:
    """The code of a character, so that a message can show what cannot be seen."""
    return f"U+{ord(character):04X}"


class Refused(Exception):
    """Input that cannot be used; carries every problem found."""

    def __init__(self, problems: list[Problem]):
        super().__init__(f"{len(problems)} problems")
        self.problems = sorted(problems)
