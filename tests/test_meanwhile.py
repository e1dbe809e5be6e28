"""What another process or thread does is what this one would have done, and none is left behind."""

import os
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest

from infocentre.meanwhile import alongside, meanwhile


@pytest.mark.parametrize("apart", [True, False])
def test_what_comes_of_each_work_is_given_to_whoever_asks_however_often_and_in_whatever_order(apart):
    with meanwhile((lambda: ("here", 1, (b"a" * 300_000,)), lambda: (2,)), apart) as (first, second):
        assert second() == second() == (2,)
        assert first() == first() == ("here", 1, (b"a" * 300_000,))


def test_it_is_done_by_another_process_and_only_when_it_is_to_be():
    for apart in (True, False):
        with meanwhile((os.getpid,), apart) as (asked,):
            assert (asked() != os.getpid()) is apart


def test_whoever_has_something_else_to_do_can_see_when_to_ask():
    """The first is there before the second is even begun; what is done here is begun when somebody asks, so nothing is gained by waiting."""
    reading, writing = os.pipe()
    with meanwhile((lambda: "first", lambda: os.read(reading, 1).decode()), True) as (first, second):
        assert first() == "first" and not second.is_there()
        os.write(writing, b"x")
        assert second() == "x"
    with meanwhile((os.getpid,), False) as (asked,):
        assert asked.is_there()


def test_what_is_there_is_seen_without_asking():
    with meanwhile((lambda: "there",), True) as (asked,):
        until = time.monotonic() + 30
        while not asked.is_there() and time.monotonic() < until:
            time.sleep(0.01)
        assert asked.is_there() and asked() == "there"


def test_work_that_fails_elsewhere_is_done_here_and_what_comes_after_it_is_not():
    here = os.getpid()

    def work():
        if os.getpid() != here:
            raise RuntimeError
        return "done"

    with meanwhile((work, os.getpid), True) as (asked, other):
        assert asked() == "done" and other() != here


def test_what_nobody_waits_for_any_longer_is_ended(monkeypatch):
    fork, children = os.fork, []
    monkeypatch.setattr(os, "fork", lambda: children.append(fork()) or children[-1])
    started = time.monotonic()
    with meanwhile((lambda: time.sleep(60),), True):
        pass
    assert time.monotonic() - started < 30
    with pytest.raises(ChildProcessError):
        os.waitpid(*children, os.WNOHANG)


def test_the_other_process_ends_when_this_one_is_killed_however_much_it_has_to_say():
    code = (
        "import os, sys, time\n"
        "from infocentre.meanwhile import meanwhile\n"
        "with meanwhile((lambda: print(os.getpid(), flush=True) or b'a' * 1_000_000,), True):\n"
        "    time.sleep(60)\n"
    )
    with subprocess.Popen([sys.executable, "-c", code], stdout=subprocess.PIPE, text=True) as process:
        child = int(process.stdout.readline())
        process.kill()
        until = time.monotonic() + 30
        while is_running(child) and time.monotonic() < until:
            time.sleep(0.02)
        assert not is_running(child)


def is_running(process: int) -> bool:
    """A process that has ended and that nobody has waited for does nothing any more either."""
    try:
        return Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()[0] not in "ZX"
    except FileNotFoundError:
        return False


def test_two_things_are_done_side_by_side():
    """Each waits for the other, which would never end one after the other; the block is not left before both are done."""
    both, done = threading.Barrier(2, timeout=30), []

    def work():
        both.wait()
        time.sleep(0.05)
        done.append("work")

    with alongside(work):
        both.wait()
    assert done == ["work"]


@pytest.mark.parametrize("fault", [OSError("no room"), KeyboardInterrupt()])
def test_what_fails_alongside_fails_here(fault):
    def work():
        raise fault

    with pytest.raises(type(fault)):
        with alongside(work):
            pass


def test_a_fault_of_the_block_itself_waits_for_the_rest():
    done = []

    def work():
        time.sleep(0.05)
        done.append("work")

    with pytest.raises(ValueError):
        with alongside(work):
            raise ValueError
    assert done == ["work"]
