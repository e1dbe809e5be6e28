"""One picture -> the answer of a child process that decoded it within limits."""

from __future__ import annotations

import json
import signal
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from ..model.picture import Mask, PictureLimits
from .fault import Fault
from .measured import Measured

# An isolated Python reads nothing from the environment, so it is told where this very package lies.
_PROGRAM = "import sys; sys.path.insert(0, sys.argv[1]); from infocentre.darkroom.__main__ import main; main()"
_COMMAND = (sys.executable, "-I", "-B", "-c", _PROGRAM, str(Path(__file__).parents[2]))
_SMALLER = "Make the picture smaller, or save it again in a picture editor."


@dataclass(frozen=True)
class Copy:
    """One file made of a picture."""

    format: str
    width: int
    height: int
    content: bytes


@dataclass(frozen=True)
class Answer:
    """What became of a picture."""

    copies: tuple[Copy, ...]
    likeness: int
    """64 bits in which pictures that look alike differ little."""
    bare: tuple[int, ...]
    """The masks, counted from 0, under which the file itself still shows something."""


def develop(content: bytes, measured: Measured, masks: Sequence[Mask], limits: PictureLimits, *, whole: bool = False) -> bytes:
    """The child's answer as it came, for `read_answer`; Fault when the picture is too much for it.

    `whole` asks for one copy of the picture's own format and size.
    """
    request = {
        "format": measured.format,
        "width": measured.width,
        "height": measured.height,
        "masks": [(mask.x, mask.y, mask.width, mask.height) for mask in masks],
        "memory": limits.memory,
        "seconds": limits.seconds,
        "whole": whole,
    }
    try:
        done = subprocess.run(_COMMAND, input=json.dumps(request).encode() + b"\n" + content, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, timeout=limits.seconds)
    except subprocess.TimeoutExpired:
        raise _too_slow(limits) from None
    if done.returncode:
        raise _ended(-done.returncode, limits)
    _refuse_fault(json.loads(done.stdout.partition(b"\n")[0]), limits)
    return done.stdout


def read_answer(answer: bytes) -> Answer:
    """The parts of an answer."""
    line, _, rest = answer.partition(b"\n")
    told, copies, at = json.loads(line), [], 0
    for file in told["files"]:
        copies.append(Copy(file["format"], file["width"], file["height"], rest[at : at + file["bytes"]]))
        at += file["bytes"]
    return Answer(tuple(copies), told["likeness"], tuple(told["bare"]))


def _refuse_fault(told: dict, limits: PictureLimits) -> None:
    fault = told.get("fault")
    if fault == "mask":
        width, height = told["size"]
        raise Fault("picture-mask", f"mask {told['number'] + 1} reaches out of the picture, which is {width:,} × {height:,} pixels when upright", "Count its pixels in the upright picture.")
    if fault == "memory":
        raise _too_large(limits)
    if fault:
        raise Fault("picture-damaged", "the picture cannot be decoded: it is damaged, or made to harm")


def _ended(ended_by: int, limits: PictureLimits) -> Fault:
    """Why a child ended without an answer."""
    if ended_by == getattr(signal, "SIGXCPU", None):
        return _too_slow(limits)
    if ended_by == getattr(signal, "SIGKILL", None):
        return _too_large(limits)
    return Fault("picture-damaged", "the program that decodes pictures broke down over this one")


def _too_slow(limits: PictureLimits) -> Fault:
    return Fault("picture-limit", f"the picture takes more than {limits.seconds} s to decode", _SMALLER)


def _too_large(limits: PictureLimits) -> Fault:
    return Fault("picture-limit", f"the picture takes more than {limits.memory:,} MB of memory to decode", _SMALLER)
