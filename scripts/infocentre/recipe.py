"""Our own code and the libraries -> one hash: what an earlier run kept holds for the same ones alone."""

from __future__ import annotations

import hashlib
import sys
from functools import lru_cache
from importlib.metadata import version
from pathlib import Path

_LIBRARIES = ("pydantic", "pydantic-core", "pyyaml", "pyromark", "phonenumbers", "babel", "nh3", "jinja2", "markupsafe", "segno", "mkdocs", "mkdocs-material")


@lru_cache(maxsize=1)
def recipe() -> str:
    """Changes with all that can change what is made of the same files: our own code, Python, the libraries."""
    whole = hashlib.sha256(repr((sys.version, [version(name) for name in _LIBRARIES])).encode())
    for file in sorted(Path(__file__).parent.rglob("*.py")):
        whole.update(file.read_bytes())
    return whole.hexdigest()
