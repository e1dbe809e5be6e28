"""A tiny whole project that every test may change, and ways to look at it."""

from __future__ import annotations

import datetime
import re
import shutil
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from hypothesis import settings

HERE = Path(__file__).parent
CHECKOUT = HERE.parent
sys.path.insert(0, str(CHECKOUT / "scripts"))

from hostile import counts  # noqa: E402
from infocentre.build import examine  # noqa: E402
from infocentre.cli import main  # noqa: E402
from infocentre.problem import Problem  # noqa: E402
from infocentre.schema import Content  # noqa: E402

# A red test means a change, never chance: the same examples are tried on every run.
settings.register_profile("steady", derandomize=True, deadline=None)
settings.load_profile("steady")

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


def pytest_terminal_summary(terminalreporter) -> None:
    """How many rows of hostile input were tried in how many fields."""
    reports = (report for reports in terminalreporter.stats.values() for report in reports)
    tried = [found for report in reports for name, found in getattr(report, "user_properties", ()) if name == counts.KEY and report.when == "call"]
    if tried:
        terminalreporter.section("hostile input: rows × fields × languages")
        for line in counts.lines(tried, re.findall(r"^\| ([A-Z][0-9]+) \|", (HERE / "bad_inputs.md").read_text(encoding="utf-8"), re.MULTILINE)):
            terminalreporter.write_line(line)


@pytest.fixture(scope="session")
def _good_project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("good") / "project"
    shutil.copytree(HERE / "good_data", folder)
    if (CHECKOUT / "data/interface").is_dir():
        shutil.copytree(CHECKOUT / "data/interface", folder / "data/interface", dirs_exist_ok=True)
    else:
        for language in ("be", "uk", "en", "ru", "pl"):
            Project(folder).write(f"data/interface/{language}.yml", "tagline: An example\n")
    return folder


@pytest.fixture
def project(_good_project: Path, tmp_path: Path) -> Project:
    """A copy of tests/good_data with the words of the real interface."""
    shutil.copytree(_good_project, tmp_path / "project")
    return Project(tmp_path / "project")
