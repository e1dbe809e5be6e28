"""What every generator in the comparison is asked."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path

from ..centre import Record

Titles = dict[str, dict[str, str]]
"""The title of each record in each language, by its address."""


@dataclass(frozen=True)
class Peer:
    """One generator: its program, how the texts are laid out for it, and what builds them."""

    name: str
    program: str
    export: Callable[[Iterable[Record], Titles, Path], None]
    command: Callable[[str, Path, Path], list[str]]
    """From the program's path, the folder of the texts and the folder to build into."""
    version: str = "--version"
    """What the program is asked for its version."""

    def found(self) -> str | None:
        """The path of its program, on the PATH or beside this Python."""
        return shutil.which(self.program) or shutil.which(self.program, path=str(Path(sys.executable).parent))


def write(file: Path, text: str) -> None:
    """A file with this text, and the folders it needs."""
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, "utf-8")
