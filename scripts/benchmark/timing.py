"""Runs a command as a whole process and tells what it took."""

from __future__ import annotations

import json
import os
import signal
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

_MEASURE = Path(__file__).with_name("measure.py")


@dataclass(frozen=True)
class Run:
    """Seconds by the clock, seconds of processor time, and megabytes at the peak of the largest process."""

    wall: float
    cpu: float
    memory: float


class Failed(Exception):
    """A command that ended with an error; the message is the end of what it printed."""


def run(command: Sequence[str]) -> Run:
    """One run of a command, with all processes that it starts and waits for; Failed when it ends with an error."""
    found = json.loads(_answer([sys.executable, "-I", "-S", str(_MEASURE), *command]))
    if found["status"]:
        raise Failed(f"{' '.join(command)}\n{found['said']}")
    return Run(**found["figures"])


def _answer(command: Sequence[str]) -> bytes:
    """What a command prints; when we are stopped, it ends with all that it started."""
    with subprocess.Popen(command, stdout=subprocess.PIPE, start_new_session=True) as process:
        try:
            return process.communicate()[0]
        except BaseException:
            os.killpg(process.pid, signal.SIGKILL)
            raise


@contextmanager
def compiling(place: Path) -> Iterator[None]:
    """Lets Python keep what it has compiled, as it does for an editor, but in a folder of its own below `place`, and nowhere in the project."""
    before = dict(os.environ)
    with tempfile.TemporaryDirectory(dir=place, prefix="compiled-") as folder:
        os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
        os.environ["PYTHONPYCACHEPREFIX"] = folder
        try:
            yield
        finally:
            os.environ.clear()
            os.environ.update(before)


def median(runs: Sequence[Run]) -> Run:
    """The middle of each figure."""
    return Run(*(statistics.median(getattr(one, name) for one in runs) for name in ("wall", "cpu", "memory")))
