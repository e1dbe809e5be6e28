"""The builds of this project that are timed: clean, nothing changed, and one thing changed."""

from __future__ import annotations

import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from .timing import Run, run

DAY, NEXT_DAY = "2026-11-23", "2026-11-24"


@dataclass
class Centre:
    """A made-up centre and the folder it is built into; each edit differs from the last."""

    root: Path
    site: Path
    edits: int = 0

    def build(self, *options: str, day: str = DAY) -> Run:
        """One build, as an editor would run it."""
        return run([sys.executable, "-m", "infocentre", "--root", str(self.root), "build", "--site-dir", str(self.site), "--date", day, *options])

    def edited(self, path: str, old: str) -> Run:
        """A build after `old` in a file was followed by something new."""
        self.edits += 1
        file = self.root / path
        text = file.read_text("utf-8")
        file.write_text(text.replace(old, f"{old} {self.edits}", 1), "utf-8")
        return self.build()

    def tasks(self) -> dict[str, Callable[[], Run]]:
        """Everything that is timed, by its name; the clean build comes first."""
        contact = next(self.root.glob("data/contacts/*/en.yml")).relative_to(self.root).as_posix()
        return {
            "clean": lambda: self.build("--clean"),
            "nothing changed": self.build,
            "words of one record in one language": lambda: self.edited("data/stories/made-up-00000/be.yml", "summary: \"" + self._summary()),
            "a contact that guides use": lambda: self.edited(contact, "name: "),
            "a label": lambda: self.edited("data/vocabulary/topics.yml", "en: "),
            "the next day": lambda: self.build(day=NEXT_DAY),
        }

    def _summary(self) -> str:
        text = (self.root / "data/stories/made-up-00000/be.yml").read_text("utf-8")
        return text.split('summary: "', 1)[1].split(" ", 1)[0]
