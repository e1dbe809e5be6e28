"""A seed -> the quarter of an ornament: the rules by which motifs stand together."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from typing import Any

from .motifs import CORNERS, FIRST, GROUND, HEARTS, HOLLOW, NETS, SECOND, TIPS, WHOLE
from .motifs import Layers, cells, comb, on_axes, on_diagonals, rhombus, ring, star, swapped

Quarter = tuple[int, int]
"""The cells of the red thread and those of the thread of ink."""

_FIELD, _AROUND_STAR = ((GROUND, rhombus(11)),), ((GROUND, cells(lambda x, y: x + y <= 15)), (FIRST, star(6)))
_STAR_HEARTS: tuple[Layers, ...] = ((), ((SECOND, star(3)),), ((GROUND, on_diagonals(5, 1)),), ((SECOND, on_diagonals(6, 1)),))
_COMBED: tuple[Layers, ...] = tuple(((GROUND, rhombus(13)), (FIRST, ring(10, width)), (FIRST, comb(10, 3, 1))) for width in (2, 3))
_IN_COMB: tuple[Layers, ...] = (
    ((SECOND, star(3)),),
    ((SECOND, on_axes(4, 2)), (FIRST, on_axes(4, 0))),
    ((SECOND, ring(6)),),
    ((FIRST, ring(7, 1)), (SECOND, rhombus(5)), (GROUND, rhombus(3))),
)
_FOUR: tuple[Layers, ...] = (
    ((SECOND, on_diagonals(7, 3)), (GROUND, on_diagonals(7, 1))),
    ((SECOND, on_diagonals(7, 3, 1)), (SECOND, on_diagonals(7, 0))),
    ((SECOND, on_diagonals(7, 4, 1)), (FIRST, on_diagonals(7, 2))),
    ((SECOND, on_diagonals(7, 3)),),
)
_BETWEEN_FOUR: tuple[Layers, ...] = (((SECOND, ring(5)),), ((FIRST, rhombus(4)), (GROUND, rhombus(3))), ((GROUND, rhombus(6)), (SECOND, star(2))))


class Chance:
    """Choices that depend on a seed and on nothing else."""

    def __init__(self, seed: str):
        self._left = int.from_bytes(hashlib.blake2b(seed.encode(), digest_size=16).digest(), "big")

    def of(self, things: Sequence[Any]) -> Any:
        """One of the things."""
        self._left, index = divmod(self._left, len(things))
        return things[index]

    def turned(self, layers: Layers) -> Layers:
        """The layers, with their threads exchanged or not."""
        return swapped(layers) if self.of((False, True)) else layers


def figure(seed: str) -> Quarter:
    """The quarter that belongs to a seed; three of four have more red than ink."""
    chance = Chance(seed)
    swap = chance.of((False, False, False, True))
    first, second = woven(chance.of(_RULES)(chance))
    return (second, first) if swap else (first, second)


def woven(layers: Layers) -> Quarter:
    """The layers laid over each other, the last one on top."""
    first = second = 0
    for thread, motif in layers:
        first = first | motif if thread == FIRST else first & ~motif
        second = second | motif if thread == SECOND else second & ~motif
    return first, second


def _net(chance: Chance) -> Layers:
    """A net of rhombuses: one whole in the middle, a quarter of another in each corner."""
    corner, net = chance.turned(chance.of(CORNERS)), chance.turned(chance.of(NETS))
    return (*corner, *_FIELD, *net, *chance.of(_FILLINGS)(chance))


_FILLINGS = (
    lambda chance: chance.turned(chance.of(WHOLE)),
    lambda chance: (*chance.of(HOLLOW), *chance.turned(chance.of(HEARTS))),
)


def _star(chance: Chance) -> Layers:
    """The great star, with something at the ends of its axes."""
    return (*chance.turned(chance.of((CORNERS[0], CORNERS[2], CORNERS[6]))), *_AROUND_STAR, *chance.turned(chance.of(TIPS)), *chance.of(_STAR_HEARTS), *chance.of(((), chance.turned(chance.of(HEARTS)))))


def _comb(chance: Chance) -> Layers:
    """A combed rhombus that reaches to the edges."""
    inner = chance.of(_IN_COMB)
    heart = chance.turned(chance.of(HEARTS)) if inner in _IN_COMB[2:] else ()
    return (*chance.turned(chance.of((CORNERS[1], CORNERS[3], CORNERS[4]))), *chance.of(_COMBED), *inner, *heart)


def _four(chance: Chance) -> Layers:
    """Four rhombuses around a smaller one."""
    inner = chance.of(_BETWEEN_FOUR)
    heart = () if inner is _BETWEEN_FOUR[2] else chance.turned(chance.of(HEARTS))
    return ((FIRST, on_diagonals(7, 6, 2)), *chance.of(_FOUR), *inner, *heart, *chance.turned(chance.of((TIPS[1], TIPS[3], TIPS[4]))))


# The net is the commonest figure of the towels, and the richest here.
_RULES = (_net, _net, _net, _star, _comb, _four)
