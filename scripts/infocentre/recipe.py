"""Our own code and the libraries -> one hash: what an earlier run kept holds for the same ones alone."""

from __future__ import annotations

import hashlib
import os
import sys
from collections.abc import Iterator
from contextlib import suppress
from functools import lru_cache


@lru_cache(maxsize=1)
def recipe() -> str:
    """Changes with all that can change what is made of the same files: our own code, Python, the libraries."""
    whole = hashlib.sha256(repr((sys.version, sorted({*_libraries()}))).encode())
    for file in sorted(_modules()):
        with open(file, "rb", buffering=0) as opened:
            whole.update(opened.read())
    return whole.hexdigest()


def _modules() -> Iterator[str]:
    for folder, _, names in os.walk(os.path.dirname(__file__)):
        yield from (f"{folder}/{name}" for name in names if name.endswith(".py"))


def _libraries() -> Iterator[str]:
    """Everything that is installed, with its version: so the folders are called in which pip writes down what it installed."""
    for folder in sys.path:
        with suppress(OSError):
            yield from (name for name in os.listdir(folder or ".") if name.endswith((".dist-info", ".egg-info")))
