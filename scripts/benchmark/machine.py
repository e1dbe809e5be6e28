"""What a table of figures is worth nothing without: the machine, the place, the programs and their versions."""

from __future__ import annotations

import os
import platform
import re
import subprocess
from collections.abc import Sequence
from pathlib import Path

from .peers.peer import Peer


def machine(project: Path, folders: Sequence[Path], peers: Sequence[Peer]) -> str:
    """A list in Markdown: processor, memory, system, file systems, our commit, and each peer with its version or that it is missing."""
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30
    lines = [
        f"{_processor()}, {os.cpu_count()} cores, {memory:.0f} GB; {platform.system()} {platform.release()}; Python {platform.python_version()}",
        *(f"{folder} is on {_said(['stat', '-f', '-c', '%T', str(folder)])}" for folder in folders),
        f"this project at {_said(['git', '-C', str(project), 'describe', '--always', '--dirty'])}",
        *map(_peer, peers),
    ]
    return "".join(f"- {line}\n" for line in lines)


def _peer(peer: Peer) -> str:
    program = peer.found()
    if not program:
        return f"{peer.name} is not installed (no program `{peer.program}`): left out"
    version = re.search(r"[0-9]+(\.[0-9]+)+", _said([program, peer.version]))
    return f"{peer.name} {version[0] if version else 'of an unknown version'}"


def _processor() -> str:
    try:
        found = re.search(r"^model name\s*: (.+)$", Path("/proc/cpuinfo").read_text("utf-8"), re.MULTILINE)
    except OSError:
        found = None
    return found[1] if found else platform.processor() or platform.machine()


def _said(command: Sequence[str]) -> str:
    """What a program answers, or that it says nothing."""
    try:
        return subprocess.run(command, capture_output=True, text=True, check=True, timeout=60).stdout.strip()
    except (OSError, subprocess.SubprocessError):
        return "unknown"
