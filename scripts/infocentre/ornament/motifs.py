"""The weaver's vocabulary: motifs of Belarusian towels as cells of a quarter, and the layers that lay them over each other.

A quarter is a square of HALF by HALF cells with the centre of the ornament at (0, 0); mirrored on
both axes it is the whole. A motif is a number with one bit a cell, so that laying one over another
is one operation.
"""

from __future__ import annotations

from collections.abc import Callable

HALF = 14
_EDGE = HALF - 1
GROUND, FIRST, SECOND = 0, 1, 2
"""What a layer is woven with: nothing, or one of the two threads."""

Layer = tuple[int, int]
Layers = tuple[Layer, ...]


def cells(inside: Callable[[int, int], bool]) -> int:
    """The motif of the cells for which `inside(x, y)` holds."""
    return sum(1 << (HALF * y + x) for y in range(HALF) for x in range(HALF) if inside(x, y))


def rhombus(radius: int) -> int:
    """A filled rhombus with stepped edges: the sown field."""
    return cells(lambda x, y: x + y <= radius)


def ring(radius: int, width: int = 2) -> int:
    """The outline of a rhombus."""
    return cells(lambda x, y: radius - width < x + y <= radius)


def star(size: int) -> int:
    """The eight-pointed star, 4 × `size` + 1 cells across, with a gap between its petals."""
    return cells(lambda x, y: 1 <= min(x, y) <= size and min(x, y) < max(x, y) <= min(x, y) + size)


def comb(radius: int, length: int, first: int = 0) -> int:
    """Teeth that stand on a rhombus: the combed rhombus of Palesse."""
    return cells(lambda x, y: (x + first) % 2 == 0 and radius < x + y <= radius + length)


def cross(length: int) -> int:
    """A straight cross."""
    return cells(lambda x, y: min(x, y) == 0 and max(x, y) <= length)


def saltire(first: int, last: int) -> int:
    """A slanting cross."""
    return cells(lambda x, y: x == y and first <= x + y <= last)


def on_axes(distance: int, radius: int, width: int = HALF) -> int:
    """Four rhombuses on the axes, each at `distance` from the centre."""
    return cells(lambda x, y: any(radius - width < near + abs(far - distance) <= radius for near, far in ((x, y), (y, x))))


def on_diagonals(distance: int, radius: int, width: int = HALF) -> int:
    """Four rhombuses on the diagonals."""
    return cells(lambda x, y: radius - width < abs(x - distance) + abs(y - distance) <= radius)


def horns(radius: int) -> int:
    """Ram's horns that grow from the four tips of a rhombus."""
    return _spots((0, radius + 1), (0, radius + 2), (0, radius + 3), (1, radius + 3), (2, radius + 3), (3, radius + 2), (3, radius + 1), (2, radius))


def _spots(*places: tuple[int, int]) -> int:
    """Single cells, each with its image in the diagonal."""
    wanted = {spot for place in places for spot in (place, place[::-1])}
    return cells(lambda x, y: (x, y) in wanted)


def in_corners(layers: Layers) -> Layers:
    """The layers with their centre in the corners of the whole."""
    return tuple((thread, cells(lambda x, y, motif=motif: bool(motif >> (HALF * (_EDGE - y) + _EDGE - x) & 1))) for thread, motif in layers)


def swapped(layers: Layers) -> Layers:
    """The layers with their threads exchanged."""
    return tuple((thread and FIRST + SECOND - thread, motif) for thread, motif in layers)


# What stands in the middle, within a radius of 3.
HEARTS: tuple[Layers, ...] = (
    ((FIRST, rhombus(1)),),
    ((FIRST, ring(2, 1) | rhombus(0)),),
    ((SECOND, cross(3)), (FIRST, _spots((1, 1)))),
    ((FIRST, star(1)), (SECOND, rhombus(0))),
    ((FIRST, ring(3, 1)), (SECOND, rhombus(1))),
    ((FIRST, rhombus(3)), (SECOND, cross(2)), (GROUND, rhombus(0))),
    ((FIRST, saltire(0, 4)), (SECOND, _spots((0, 2), (0, 3)))),
    ((FIRST, rhombus(3)), (GROUND, ring(2, 1))),
)
# What fills the net, within a radius of 10; the first kind leaves room for a heart.
HOLLOW: tuple[Layers, ...] = (
    ((FIRST, ring(6, 2)), (FIRST, horns(6)), (SECOND, saltire(8, 8))),
    ((FIRST, ring(7, 3)), (FIRST, comb(7, 3))),
    ((SECOND, ring(10)), (FIRST, ring(7, 3))),
    ((FIRST, ring(10)), (SECOND, ring(7, 1)), (FIRST, ring(5, 1))),
    ((SECOND, ring(6, 2)), (FIRST, on_axes(9, 1)), (FIRST, on_diagonals(5, 0))),
    ((FIRST, rhombus(10)), (GROUND, rhombus(6)), (SECOND, ring(5, 1)), (GROUND, on_diagonals(4, 0))),
)
WHOLE: tuple[Layers, ...] = (
    ((FIRST, star(3)), (SECOND, on_axes(8, 1)), (SECOND, on_diagonals(5, 0))),
    ((FIRST, on_axes(6, 3)), (SECOND, on_axes(6, 1)), (SECOND, on_diagonals(4, 1)), (FIRST, rhombus(1))),
    ((FIRST, ring(10)), (FIRST, saltire(0, 9)), (SECOND, on_axes(5, 2)), (GROUND, on_axes(5, 0))),
    ((FIRST, rhombus(10)), (GROUND, star(3)), (SECOND, rhombus(1))),
    ((FIRST, ring(10)), (SECOND, star(2)), (FIRST, on_axes(7, 1))),
    ((SECOND, rhombus(10)), (GROUND, on_axes(6, 3)), (FIRST, on_axes(6, 2)), (GROUND, rhombus(2)), (FIRST, rhombus(1))),
)
CORNERS: tuple[Layers, ...] = tuple(
    in_corners(layers)
    for layers in (
        ((SECOND, ring(9)), (FIRST, rhombus(6)), (GROUND, rhombus(3)), (SECOND, rhombus(1))),
        ((SECOND, star(3)), (FIRST, rhombus(0))),
        ((FIRST, ring(9)), (SECOND, rhombus(5)), (GROUND, rhombus(3)), (FIRST, rhombus(1))),
        ((FIRST, rhombus(8)), (GROUND, star(2)), (SECOND, rhombus(0))),
        ((SECOND, cross(6)), (SECOND, _spots((1, 6), (2, 6), (3, 5), (3, 4), (2, 3))), (FIRST, saltire(6, 8))),
        ((SECOND, ring(9)), (SECOND, comb(4, 3)), (SECOND, rhombus(4)), (GROUND, rhombus(2)), (FIRST, rhombus(0))),
        ((FIRST, ring(8)), (SECOND, on_axes(4, 1)), (SECOND, saltire(2, 4)), (FIRST, rhombus(0))),
    )
)
NETS: tuple[Layers, ...] = (
    ((FIRST, ring(13)),),
    ((SECOND, ring(13, 1)),),
    ((FIRST, ring(14, 3)), (SECOND, ring(13, 1))),
    ((FIRST, ring(13)), (FIRST, comb(13, 2, 1))),
    ((SECOND, ring(13, 1)), (FIRST, comb(13, 2, 1))),
)
# What fills the gaps at the ends of the axes.
TIPS: tuple[Layers, ...] = (
    ((SECOND, on_axes(11, 2)),),
    ((SECOND, on_axes(_EDGE, 4)), (FIRST, on_axes(_EDGE, 2))),
    ((SECOND, on_axes(10, 1)), (SECOND, on_axes(_EDGE, 1))),
    ((FIRST, on_axes(_EDGE, 4)), (GROUND, on_axes(_EDGE, 2)), (SECOND, on_axes(_EDGE, 0))),
    ((SECOND, on_axes(_EDGE, 4, 2)), (FIRST, on_axes(_EDGE, 1))),
)
