"""Runs a command as a whole process and tells what it took."""

from __future__ import annotations

import os
import resource
import statistics
import subprocess
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Run:
    """Seconds by the clock, seconds of processor time, and megabytes of the largest process."""

    wall: float
    cpu: float
    memory: float


class Failed(Exception):
    """A command that ended with an error; the message is the end of what it printed."""


def run(command: Sequence[str]) -> Run:
    """One run of a command, with all processes that it starts and waits for; Failed when it ends with an error."""
    started = time.perf_counter()
    process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
    output = process.stdout.read()
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise Failed(output.decode(errors="replace")[-600:])
    return Run(time.perf_counter() - started, usage.ru_utime + usage.ru_stime, _megabytes(usage))


def _megabytes(usage: resource.struct_rusage) -> float:
    return usage.ru_maxrss / 1024  # Linux counts kilobytes


def median(runs: Sequence[Run]) -> Run:
    """The middle of each figure."""
    return Run(*(statistics.median(getattr(one, name) for one in runs) for name in ("wall", "cpu", "memory")))


def in_alternation(tasks: dict[str, Callable[[], Run]], rounds: int) -> dict[str, list[Run]]:
    """Each task once a round, in turn, so that whatever else the machine does hits all of them alike."""
    runs: dict[str, list[Run]] = {name: [] for name in tasks}
    for _ in range(rounds):
        for name, task in tasks.items():
            runs[name].append(task())
    return runs


def size(folder: Path) -> tuple[int, int]:
    """The number of files below a folder, and their bytes."""
    files = [file for file in folder.rglob("*") if file.is_file()]
    return len(files), sum(file.stat().st_size for file in files)
