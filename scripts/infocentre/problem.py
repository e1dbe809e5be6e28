"""What is wrong with a record -> one line that says where, what, and what to do."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Level = Literal["error", "held", "warning"]
MAX_MESSAGE = 300


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """One thing a person must mend.

    `line` and `column` count from 1; 0 means the file as a whole. `message` never holds
    the value of a private field. `hint` says what to do, in the words of the file. Whatever
    in them could not be seen, or would steer a terminal, is replaced by its code.
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

    def __post_init__(self) -> None:
        for name in ("path", "message", "hint"):
            object.__setattr__(self, name, printable(getattr(self, name)))
        if len(self.message) > MAX_MESSAGE:
            object.__setattr__(self, "message", f"{self.message[:MAX_MESSAGE]}…")

    def __str__(self) -> str:
        head = f"{self.path}:{self.line}:{self.column}: {self.code} {self.message}"
        return f"{head}\n    {self.hint}" if self.hint else head


def visible(character: str) -> str:
    """The code of a character, so that a message can show what cannot be seen."""
    return f"U+{ord(character):04X}"


def printable(text: str) -> str:
    """The text with the code of each character that has no picture of its own."""
    return text if text.isprintable() else "".join(letter if letter.isprintable() else visible(letter) for letter in text)


class Refused(Exception):
    """Input that cannot be used; carries every problem found."""

    def __init__(self, problems: list[Problem]):
        super().__init__(f"{len(problems)} problems")
        self.problems = sorted(problems)
