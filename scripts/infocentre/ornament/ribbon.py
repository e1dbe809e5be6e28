"""A seed -> the rows of a band: a narrow ornament that repeats along a line.

A row of weaving that repeats is a dashed line: the floats of a thread, and the gaps between them.
So a band of any length costs one path for each thread of each row.
"""

from __future__ import annotations

from functools import lru_cache
from itertools import groupby
from typing import NamedTuple

from .figures import Chance, woven
from .motifs import FIRST, GROUND, HALF, HEARTS, SECOND, Layers, cross, rhombus, ring, saltire, star, swapped

SIDE = 3
"""Rows on each side of the middle one."""

_KNOTS: tuple[Layers, ...] = (
    ((FIRST, rhombus(3)), (GROUND, rhombus(1)), (SECOND, rhombus(0))),
    ((FIRST, rhombus(3)), (GROUND, ring(2, 1))),
    ((FIRST, ring(3)), (SECOND, rhombus(0))),
    ((FIRST, ring(3, 1)), (SECOND, rhombus(1))),
    ((FIRST, ring(4)), (SECOND, rhombus(1))),
    ((FIRST, ring(5)), (SECOND, ring(2, 1))),
    ((FIRST, star(2)), (SECOND, rhombus(0))),
    ((FIRST, saltire(0, 6)), (SECOND, ring(2, 1))),
)
_TIES: tuple[Layers, ...] = (
    ((SECOND, rhombus(1)),),
    ((SECOND, cross(1)), (GROUND, rhombus(0))),
    ((SECOND, ring(2, 1)),),
    ((FIRST, saltire(4, 6)), (SECOND, rhombus(0))),
    ((SECOND, rhombus(2)), (GROUND, rhombus(0))),
    HEARTS[2],
)
_PERIODS = (10, 12, 14, 16)


class Float(NamedTuple):
    """One thread of a row: where it begins, seen from the middle of a knot, and its floats and gaps in turn."""

    thread: int
    row: int
    start: int
    dashes: tuple[int, ...]


class Band(NamedTuple):
    """Where a band is best begun, and the threads of its middle row and of the rows on one side; the other side is the same."""

    left: int
    floats: tuple[Float, ...]


def band(seed: str) -> Band:
    """The band that belongs to a seed."""
    chance = Chance(seed)
    return _band(chance.of(_PERIODS), chance.of((False, False, False, True)), chance.of(_KNOTS), chance.turned(chance.of(_TIES)))


@lru_cache(maxsize=None)
def _band(period: int, swap: bool, knot: Layers, tie: Layers) -> Band:
    motifs = woven(swapped(knot) if swap else knot), woven(swapped(tie) if swap else tie)
    halves = [[_thread(*motifs, x, period // 2, row) for x in range(period // 2 + 1)] for row in range(SIDE + 1)]
    rows = [half + half[-2:0:-1] for half in halves]
    floats = tuple(Float(thread, row, *_dashes([one == thread for one in rows[row]])) for row in range(SIDE + 1) for thread in (FIRST, SECOND) if thread in rows[row])
    # Between two motifs, so that none is cut in half.
    return Band(min(range(period // 2), key=lambda x: sum(row[x] != GROUND for row in rows)), floats)


def _thread(knot: tuple[int, int], tie: tuple[int, int], x: int, half: int, row: int) -> int:
    """Which thread shows at `x` cells from the middle of a knot, when there is a tie at `half`."""
    for motif, near in ((knot, x), (tie, half - x)):
        for thread, mask in zip((FIRST, SECOND), motif):
            if mask >> (HALF * row + near) & 1:
                return thread
    return GROUND


def _dashes(shown: list[bool]) -> tuple[int, tuple[int, ...]]:
    """Where the last float before the start begins, and the lengths of floats and gaps over one period from there."""
    period = len(shown)
    start = next((x for x in range(0, -period, -1) if shown[x] and not shown[x - 1]), 0)
    turned = [shown[(start + x) % period] for x in range(period)]
    return start, tuple(len(list(run)) for _, run in groupby(turned))
