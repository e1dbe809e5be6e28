"""A tiny whole project that a test may change as it likes, and ways to look at it."""

from __future__ import annotations

import datetime
import shutil
from pathlib import Path

from click.testing import CliRunner, Result
from infocentre.cli import main
from infocentre.preparing import examine
from infocentre.problem import Problem
from infocentre.schema import Content

CHECKOUT = Path(__file__).parents[1]
TODAY = datetime.date(2026, 11, 23)


class Project(type(Path())):
    """The folder of a project; the paths given to its methods lie inside it."""

    def write(self, path: str, content: str | bytes) -> None:
        """A file with this content, and the folders it needs."""
        file = self / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(content.encode() if isinstance(content, str) else content)

    def append(self, path: str, text: str) -> None:
        """More text at the end of a file."""
        self.write(path, (self / path).read_text(encoding="utf-8") + text)

    def replace(self, path: str, old: str, new: str) -> None:
        """Another text in the one place where the old one stands."""
        text = (self / path).read_text(encoding="utf-8")
        assert text.count(old) == 1, f"{path} holds {old!r} {text.count(old)} times"
        self.write(path, text.replace(old, new))

    def lay_over(self, folder: Path) -> None:
        """The files of `folder` on top of the project's own."""
        for name in ("data", "docs"):
            if (folder / name).is_dir():
                shutil.copytree(folder / name, self / name, dirs_exist_ok=True)

    def examine(self, today: datetime.date = TODAY) -> tuple[Content | None, list[Problem]]:
        """The content and its problems, as of a day."""
        return examine(self, today)

    def examine_with(self, verify, today: datetime.date = TODAY) -> tuple[Content | None, list[Problem]]:
        """The same, with a verifier of approvals."""
        return examine(self, today, verify)

    def problems(self, today: datetime.date = TODAY) -> list[str]:
        """The problems as `path:line:column code`, short of the common head `data/`."""
        return [f"{problem.path.removeprefix('data/')}:{problem.line}:{problem.column} {problem.code}" for problem in self.examine(today)[1]]

    def run(self, *arguments: str) -> Result:
        """What the command line answers."""
        return CliRunner().invoke(main, ["--root", str(self), *arguments])

    def check(self, *arguments: str) -> Result:
        """What `check` answers on the day of the tests."""
        return self.run("check", "--date", str(TODAY), *arguments)
