"""What another process finds out is what this one would have found out, and no process is left behind."""

import os
import time

import pytest

from infocentre.meanwhile import meanwhile


@pytest.mark.parametrize("apart", [True, False])
def test_what_comes_of_the_work_is_given_to_whoever_asks_however_often(apart):
    with meanwhile(lambda: ("here", 1, (b"a" * 300_000,)), apart) as asked:
        assert asked() == asked() == ("here", 1, (b"a" * 300_000,))


def test_it_is_done_by_another_process_and_only_when_it_is_to_be():
    for apart in (True, False):
        with meanwhile(os.getpid, apart) as asked:
            assert (asked() != os.getpid()) is apart


def test_work_that_fails_elsewhere_is_done_here():
    here = os.getpid()

    def work():
        if os.getpid() != here:
            raise RuntimeError
        return "done"

    with meanwhile(work, True) as asked:
        assert asked() == "done"


def test_what_nobody_waits_for_any_longer_is_ended(monkeypatch):
    fork, children = os.fork, []
    monkeypatch.setattr(os, "fork", lambda: children.append(fork()) or children[-1])
    started = time.monotonic()
    with meanwhile(lambda: time.sleep(60), True):
        pass
    assert time.monotonic() - started < 30
    with pytest.raises(ChildProcessError):
        os.waitpid(*children, os.WNOHANG)
