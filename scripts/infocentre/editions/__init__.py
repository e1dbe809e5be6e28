"""One file an output. Each edition takes the same live records, and none can see another record."""

from __future__ import annotations

from collections.abc import Iterator

from ..articles import Desk
from ..frames import FrameSet
from . import redirects, robots, site, sitemap, tombstones
from .output import Output

EDITIONS = (site, redirects, tombstones, sitemap, robots)

__all__ = ["EDITIONS", "Output", "outputs"]


def outputs(desk: Desk, frames: FrameSet) -> Iterator[Output]:
    """Every file of every edition."""
    for edition in EDITIONS:
        yield from edition.outputs(desk, frames)
