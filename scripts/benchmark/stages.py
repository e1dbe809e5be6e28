"""Where the time of a clean build goes, by the modules of the pipeline; nothing in the pipeline knows of it.

cProfile sees every function. What is spent outside of our package (a library, the standard library, a
template) is charged to those of our modules that called for it, in the proportion of the time of their calls. The
profiler makes small functions dearer than they are: the shares tell where to look, the seconds are no benchmark.
"""

from __future__ import annotations

import pstats
import sys
import tempfile
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

from .ours import Centre
from .project import write_centre
from .timing import run

ELSEWHERE = "starting, and what nobody called"
_PASSES = 200
Function = tuple[str, int, str]


@dataclass(frozen=True)
class Stage:
    """Seconds in a module's own functions, and in what they called outside of our package."""

    name: str
    own: float
    called: float


def profile(project: Path, count: int, seed: int, folder: Path) -> list[Stage]:
    """The stages of one clean build with one process, the longest first."""
    with tempfile.TemporaryDirectory(dir=folder, prefix="benchmark-") as name:
        place = Path(name)
        write_centre(project, place / "centre", count, seed)
        centre = Centre(place / "centre", place / "site")
        run([sys.executable, "-m", "cProfile", "-o", str(place / "profile"), *centre.command("--jobs", "1")])
        return stages(pstats.Stats(str(place / "profile")).stats)


def stages(stats: dict) -> list[Stage]:
    """From what pstats read: for each function its calls, times, and its callers with theirs."""
    own: Counter[str] = Counter()
    waiting: Counter[Function] = Counter()
    for function, (_, _, seconds, _, _) in stats.items():
        if name := _module(function):
            own[name] += seconds
        else:
            waiting[function] += seconds
    called = _charged(stats, waiting)
    found = [Stage(name, own[name], called[name]) for name in {*own, *called}]
    return sorted(found, key=lambda stage: -(stage.own + stage.called))


def _charged(stats: dict, waiting: Counter[Function]) -> Counter[str]:
    """The waiting seconds handed from each function to its callers, again and again, until they arrive at our modules."""
    called: Counter[str] = Counter()
    for _ in range(_PASSES):
        handed: Counter[Function] = Counter()
        for function, seconds in waiting.items():
            callers = _callers(stats, function)
            if not callers:
                called[ELSEWHERE] += seconds
            for caller, share in callers.items():
                (called if _module(caller) else handed)[_module(caller) or caller] += seconds * share
        waiting = handed
    called[ELSEWHERE] += sum(waiting.values())
    return called


def _callers(stats: dict, function: Function) -> dict[Function, float]:
    """The callers of a function, each with its share of the time."""
    callers = {caller: figures[3] for caller, figures in stats[function][4].items() if caller != function}
    total = sum(callers.values())
    return {caller: seconds / total if total else 1 / len(callers) for caller, seconds in callers.items()}


def _module(function: Function) -> str | None:
    """The module or package of the pipeline that a function stands in; None when it is not ours."""
    _, found, inside = function[0].replace("\\", "/").rpartition("/scripts/infocentre/")
    return inside.partition("/")[0].removesuffix(".py") if found else None
