"""Something that takes a while -> what comes of it; another process or thread sees to it while this one goes on."""

from __future__ import annotations

import marshal
import os
import signal
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, contextmanager, suppress
from functools import cache
from select import select
from threading import Thread
from typing import Any, BinaryIO


class Awaited:
    """What comes of some work: calling it waits until it is there, and gives the same each time."""

    def __init__(self, work: Callable[[], Any], pipe: BinaryIO | None = None, before: Awaited | None = None):
        """The work is done here when somebody asks, unless another process writes into the `pipe` what came of it, as soon as all has been read of the one `before`."""
        self._work, self._pipe, self._before = cache(work), pipe, before
        self._told = cache(self._read)

    def __call__(self) -> Any:
        return self._told() or self._work()

    def is_there(self) -> bool:
        """Whether nothing is gained by doing something else before asking."""
        return not self._pipe or bool(select([self._pipe], [], [], 0)[0])

    def _read(self) -> Any:
        if self._before:
            self._before._told()
        return _opened(self._pipe.read()) if self._pipe else None


@contextmanager
def meanwhile(works: Sequence[Callable[[], Any]], apart: bool) -> Iterator[list[Awaited]]:
    """Begins to do the works, one after the other, and gives what comes of each: plain values that marshal can write.

    Unless it is done `apart`, and where a system cannot fork, each is done in this process when somebody asks.
    Whoever leaves the block wants none any longer.
    """
    if not apart or not hasattr(os, "fork"):
        yield [Awaited(work) for work in works]
        return
    ends = [os.pipe() for _ in works]
    child = os.fork()
    if not child:
        for reading, _ in ends:  # so that the pipes break when nobody reads any more, however this process ends
            os.close(reading)
        _do(works, [writing for _, writing in ends])
    for _, writing in ends:
        os.close(writing)
    with ExitStack() as stack:
        stack.callback(_end, child)
        awaited: list[Awaited] = []
        for work, (reading, _) in zip(works, ends, strict=True):
            awaited.append(Awaited(work, stack.enter_context(open(reading, "rb")), awaited[-1] if awaited else None))
        yield awaited


@contextmanager
def alongside(work: Callable[[], None]) -> Iterator[None]:
    """Does the work in another thread while the block runs, and ends when both have; for what is seldom done by Python itself. What it raises is raised here."""
    faults: list[BaseException] = []

    def do() -> None:
        try:
            work()
        except BaseException as fault:  # whatever it is, it belongs to whoever began the work
            faults.append(fault)

    thread = Thread(target=do)
    thread.start()
    try:
        yield
    finally:
        thread.join()
    if faults:
        raise faults[0]


def _do(works: Sequence[Callable[[], Any]], ends: Sequence[int]) -> None:
    """The life of the other process: of each work it writes what came of it, or nothing when it failed."""
    for work, end in zip(works, ends, strict=True):
        with suppress(BaseException), open(end, "wb") as pipe:
            pipe.write(marshal.dumps(work()))
    os._exit(0)


def _end(child: int) -> None:
    with suppress(OSError):
        os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)


def _opened(content: bytes) -> Any:
    """What the other process wrote; nothing when it came to no end."""
    with suppress(EOFError, ValueError, TypeError):
        return marshal.loads(content)
    return None
