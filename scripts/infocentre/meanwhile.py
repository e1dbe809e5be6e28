"""Something that takes a while -> what comes of it; another process or thread sees to it while this one goes on."""

from __future__ import annotations

import marshal
import os
import signal
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from functools import cache
from threading import Thread
from typing import Any


@contextmanager
def meanwhile(work: Callable[[], Any], apart: bool) -> Iterator[Callable[[], Any]]:
    """Begins the work, and gives a function that waits for what comes of it: plain values that marshal can write.

    Unless it is done `apart`, and where a system cannot fork, it is done in this process when somebody asks.
    Whoever leaves the block wants it no longer.
    """
    if not apart or not hasattr(os, "fork"):
        yield cache(work)
        return
    reading, writing = os.pipe()
    child = os.fork()
    if not child:
        _do(work, writing)
    os.close(writing)
    with open(reading, "rb") as pipe:
        try:
            yield cache(lambda: _opened(pipe.read()) or work())
        finally:
            with suppress(OSError):
                os.kill(child, signal.SIGKILL)
            os.waitpid(child, 0)


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


def _do(work: Callable[[], Any], writing: int) -> None:
    """The life of the other process: it writes what came of the work, or nothing when it failed."""
    with suppress(BaseException), open(writing, "wb") as pipe:
        pipe.write(marshal.dumps(work()))
    os._exit(0)


def _opened(content: bytes) -> Any:
    """What the other process wrote; nothing when it came to no end."""
    with suppress(EOFError, ValueError, TypeError):
        return marshal.loads(content)
    return None
