"""A project for every test, and the counts that a run ends with."""

from __future__ import annotations

import re
import shutil
import sys
from pathlib import Path

import pytest
from hypothesis import settings

HERE = Path(__file__).parent
sys.path.insert(0, str(HERE.parent / "scripts"))

from hostile import counts  # noqa: E402
from made_project import CHECKOUT, Project  # noqa: E402

# A red test means a change, never chance: the same examples are tried on every run.
settings.register_profile("steady", derandomize=True, deadline=None)
settings.load_profile("steady")


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
