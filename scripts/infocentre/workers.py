"""The same work on many things, shared among processes; the results do not depend on how many there are."""

from __future__ import annotations

import gc
import os
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, nullcontext
from typing import Any, TypeVar

Thing = TypeVar("Thing")
Result = TypeVar("Result")

WORTH_A_PROCESS = 200
"""Below so many small things for each process, such as a page to write, starting one costs more than it saves."""
_CHUNK = 50
_held: Any = None


def spread(things: Sequence[Thing], work: Callable[[Thing], Result], jobs: int, worth: int = 0) -> Iterator[Result]:
    """`work` done on each thing, in their order; an error in a process is raised here.

    `jobs` is the most processes; each has `worth` things to do at least, or as many as are worth a process.

    The processes are forks, so that what is in memory is shared and nothing is sent to them
    but numbers. Where a system cannot fork, all is done in this process.
    """
    worth = worth or WORTH_A_PROCESS
    jobs = min(jobs, len(things) // worth)
    with _collecting() if len(things) > _CHUNK else nullcontext():
        if jobs < 2 or not hasattr(os, "fork"):
            yield from map(work, things)
            return
        import multiprocessing  # most builds are done before these are loaded
        from concurrent.futures import ProcessPoolExecutor

        size = min(_CHUNK, worth)
        chunks = [range(start, min(start + size, len(things))) for start in range(0, len(things), size)]
        with ProcessPoolExecutor(jobs, multiprocessing.get_context("fork"), _hold, ((things, work),)) as pool:
            for results in pool.map(_do, chunks):
                yield from results


@contextmanager
def _collecting() -> Iterator[None]:
    """What the work leaves behind is thrown away; what was there before is not looked at, since a fork would copy every page of memory that it looks at."""
    was_enabled = gc.isenabled()
    gc.freeze()
    gc.enable()
    try:
        yield
    finally:
        gc.unfreeze()
        if not was_enabled:
            gc.disable()


def _hold(held: Any) -> None:
    global _held
    _held = held


def _do(chunk: range) -> list[Any]:
    things, work = _held
    return [work(things[number]) for number in chunk]
