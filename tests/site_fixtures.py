"""The site of the project of a test: poured into bare frames within the process, or built as a reader would get it."""

from __future__ import annotations

import dataclasses
import datetime
import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from made_files import TODAY, Files

from infocentre.articles import Desk, open_desk
from infocentre.articles.templates import environment
from infocentre.build import build
from infocentre.editions import outputs
from infocentre.frames import SLOTS, Frame, FrameSet, keys, marker
from infocentre.mkdocs_plugin import render_frames
from infocentre.preparing import prepare
from infocentre.problem import Refused
from infocentre.report import as_text

ROOT = Path(__file__).parent.parent
TEMPLATES = environment(ROOT / "overrides")  # compiled once for all tests
_BARE = Frame.split("<!doctype html><html><head>{}</head><body>{}<main>{}</main></body></html>".format(*map(marker, SLOTS)))


@pytest.fixture
def desk(project: Path) -> Callable[..., Desk]:
    """Opens the desk at which the project's articles are written on a day."""

    def open_on(today: datetime.date = TODAY) -> Desk:
        try:
            return dataclasses.replace(open_desk(prepare(project, today).catalogue, ROOT / "overrides"), templates=TEMPLATES)
        except Refused as refused:
            pytest.fail(as_text(refused.problems))

    return open_on


@pytest.fixture
def said(desk: Callable[..., Desk]) -> Callable[..., str]:
    """The words that the site itself has for something in a language."""
    return lambda language, key, /, **values: desk().tongues[language](key, **values)


@pytest.fixture
def poured(desk: Callable[..., Desk]) -> Callable[..., Files]:
    """Pours every edition of the project on a day into frames that hold nothing else."""

    def pour(today: datetime.date = TODAY) -> Files:
        opened = desk(today)
        bare = FrameSet(dict.fromkeys(keys(opened.catalogue.languages), _BARE))
        return Files((output.path, output.content) for output in outputs(opened, bare))

    return pour


@pytest.fixture
def whole(project: Path) -> Path:
    """The project with what a checkout has beside its records, so that MkDocs can build it."""
    shutil.copy(ROOT / "mkdocs.yml", project)
    shutil.copytree(ROOT / "overrides", project / "overrides")
    return project


@pytest.fixture
def site(tmp_path):
    return tmp_path / "site"


@pytest.fixture
def make(whole, site):
    """Builds the project into `site`."""
    return lambda **more: build(whole, site, TODAY, lambda catalogue: render_frames(whole, catalogue), **more)


@pytest.fixture
def centre() -> Callable[..., subprocess.CompletedProcess[str]]:
    """Runs a command on a project in a process of its own, on the day of the tests."""

    def run(project: Path, *arguments: str, package: Path = ROOT / "scripts", umask: int = -1, **environment: str) -> subprocess.CompletedProcess[str]:
        command = [sys.executable, "-m", "infocentre", "--root", str(project), *arguments]
        variables = {"PATH": os.environ["PATH"], "PYTHONPATH": str(package), "SOURCE_DATE_EPOCH": str(_seconds(TODAY)), **environment}
        return subprocess.run(command, env=variables, umask=umask, capture_output=True, text=True, encoding="utf-8", timeout=120)

    return run


def _seconds(day: datetime.date) -> int:
    return int(datetime.datetime(day.year, day.month, day.day, tzinfo=datetime.UTC).timestamp())
