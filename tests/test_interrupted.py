"""Builds that are killed, or that run at the same time, leave nothing that another build would take for its own."""

from __future__ import annotations

import os
import random
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from made_edits import STORY, swap
from made_files import files_in
from made_project import CHECKOUT, TODAY

pytest_plugins = ["site_fixtures"]


def _command(project: Path) -> subprocess.Popen:
    command = [sys.executable, "-m", "infocentre", "--root", str(project), "build", "--date", str(TODAY), "--jobs", "2"]
    return subprocess.Popen(command, env={"PATH": os.environ["PATH"], "PYTHONPATH": str(CHECKOUT / "scripts")}, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, start_new_session=True)


def _cleanly(project: Path) -> dict[str, bytes]:
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder, "project")
        shutil.copytree(project, copy, ignore=shutil.ignore_patterns(".cache", "site"))
        assert _command(copy).wait(120) == 0
        return dict(files_in(copy / "site"))


def test_a_killed_build_changes_nothing_that_the_next_one_makes(whole):
    dice = random.Random(2022)
    for number in range(6):
        swap(f"{STORY}/en.yml", "It cost", "It had cost")(whole)
        started = _command(whole)
        time.sleep(dice.uniform(0.3, 2))
        started.kill()
        started.communicate()
    assert _command(whole).wait(120) == 0
    assert dict(files_in(whole / "site")) == _cleanly(whole)


def test_two_builds_at_once_make_one_site(whole):
    for _ in range(2):
        swap(f"{STORY}/en.yml", "It cost", "It had cost")(whole)
        both = [_command(whole), _command(whole)]
        assert [started.communicate()[1] for started in both] and [started.returncode for started in both] == [0, 0]
    assert dict(files_in(whole / "site")) == _cleanly(whole)
