"""A bar shows on a terminal when a step takes over a second, and never in a log."""

import io
import sys
import time

import pytest

from infocentre.cli.progress import Progress


class Terminal(io.StringIO):
    def isatty(self):
        return True


def shown(monkeypatch, stream, *moments):
    """What is written when something is done at each of these moments."""
    monkeypatch.setattr(sys, "stderr", stream)
    clock = iter([0.0, *moments])
    monkeypatch.setattr(time, "monotonic", lambda: next(clock))
    with Progress() as progress:
        for done in range(len(moments)):
            progress("pages", 50 * (done + 1))
    return stream.getvalue()


def test_a_step_of_a_second_or_less_shows_nothing(monkeypatch):
    assert shown(monkeypatch, Terminal(), 0.5, 1.0) == ""


def test_a_longer_step_shows_what_is_done_and_wipes_it_at_the_end(monkeypatch):
    written = shown(monkeypatch, Terminal(), 0.5, 1.1, 1.15, 1.3)
    assert [line.split()[1:] for line in written.split("\r") if "pages" in line] == [["100", "pages"], ["200", "pages"]]
    assert written.endswith("\r\x1b[K")


@pytest.mark.parametrize("moments", [(0.5,), (2.0, 3.0, 4.0)])
def test_a_log_holds_nothing_of_the_sort(monkeypatch, moments):
    assert shown(monkeypatch, io.StringIO(), *moments) == ""
