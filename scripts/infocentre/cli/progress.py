"""A bar on a terminal for steps of more than a second; nothing at all in a log."""

from __future__ import annotations

import sys
import time
from types import TracebackType

import click

PATIENCE = 1.0
"""Seconds before a bar appears."""


class Progress:
    """Counts the things done; shows the count on standard error when that is a terminal."""

    def __init__(self) -> None:
        self._terminal = sys.stderr.isatty()
        self._started = self._shown = time.monotonic()

    def __enter__(self) -> Progress:
        return self

    def __call__(self, step: str, done: int) -> None:
        now = time.monotonic()
        if self._terminal and now - self._started > PATIENCE and now - self._shown > 0.1:
            self._shown = now
            click.echo(f"\r{'▪' * (done // 50 % 40 + 1):<40} {done:,} {step}", nl=False, err=True)

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        if self._terminal and self._shown > self._started:
            click.echo("\r\033[K", nl=False, err=True)
