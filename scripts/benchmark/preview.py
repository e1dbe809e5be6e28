"""An editor saves a text and waits for the page: how long, by asking the preview for it again and again."""

from __future__ import annotations

import os
import re
import signal
import socket
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from .project import write_centre
from .timing import Failed

_TIMES = 9
_STORY = "stories/made-up-00000"
_PAUSE = 1.0
"""Seconds between two edits, so that one is over before the next."""
_PATIENCE = 600.0


def preview(project: Path, count: int, seed: int, folder: Path) -> list[float]:
    """Seconds from saving to the new page, of several times; Failed when the preview ends or never shows it."""
    with tempfile.TemporaryDirectory(dir=folder, prefix="benchmark-") as name:
        centre = Path(name, "centre")
        write_centre(project, centre, count, seed)
        with _served(centre) as home:
            _wait(f"{home}en/{_STORY}/", "<h1")
            return [_saved(centre, home, number) for number in range(_TIMES)]


def _saved(centre: Path, home: str, number: int) -> float:
    file = centre / "data" / _STORY / "en.yml"
    time.sleep(_PAUSE)
    text = re.sub("^title: .*", f'title: "A title, number {number}"', file.read_text("utf-8"), count=1, flags=re.MULTILINE)
    started = time.perf_counter()
    file.write_text(text, "utf-8")
    _wait(f"{home}en/{_STORY}/", f"A title, number {number}")
    return time.perf_counter() - started


def _wait(address: str, text: str) -> None:
    give_up = time.perf_counter() + _PATIENCE
    while time.perf_counter() < give_up:
        try:
            with urllib.request.urlopen(address, timeout=_PATIENCE) as answer:
                if text in answer.read().decode():
                    return
        except OSError:
            pass  # it has not begun to listen
        time.sleep(0.01)
    raise Failed(f"{text!r} never came up at {address}")


@contextmanager
def _served(centre: Path) -> Iterator[str]:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [sys.executable, "-m", "infocentre", "--root", str(centre), "serve", "--port", str(port)]
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True)
    try:
        yield f"http://127.0.0.1:{port}/"
    finally:
        os.killpg(process.pid, signal.SIGTERM)
        process.wait()
