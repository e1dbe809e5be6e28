"""What the file of a picture says of itself, read from the lengths written in it; nothing is decoded.

Each walk (jpeg, png, webp) goes from part to part, so that it takes no time on any content,
and must arrive exactly at the end: no byte may follow the picture.
"""

from __future__ import annotations

from dataclasses import dataclass

from .fault import Fault

COLOUR = frozenset(("ICC", "Adobe", "gAMA", "cHRM", "sRGB", "pHYs", "bKGD", "sBIT"))
"""Parts that say how to show the pixels, and in an ordinary file nothing else."""


@dataclass(frozen=True)
class Measured:
    """The format and size of a picture."""

    format: str
    width: int
    height: int
    frames: int = 1
    extras: frozenset[str] = frozenset()
    """Names of the parts that are not pixels, such as EXIF or comment."""


def refuse_trailing(content: bytes, end: int) -> None:
    """Fault when anything stands after `end`."""
    if len(content) > end:
        raise Fault("picture-trailing", f"{len(content) - end:,} bytes follow after the end of the picture; another file may hide there")


def truncated() -> Fault:
    return Fault("picture-damaged", "the picture breaks off before its end", "Send it again, whole.")


def broken() -> Fault:
    return Fault("picture-damaged", "the picture is damaged: its parts do not follow each other")


def two_pictures() -> Fault:
    return Fault("picture-damaged", "two pictures stand in one file")
