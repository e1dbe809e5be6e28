"""An id and the ground that its topic gives -> a woven ornament as SVG.

It stands where a portrait or a picture would, marks a card, and closes a page. The same id always
gives the same ornament, and nothing but the id decides its figure; so it tells nothing of a person.

The threads run from left to right, as the weft of a towel does: a row is a line, and a bit of the
ground shows between two rows. Only a quarter is written out; the rest is its mirror image. Colours
and the thickness of the threads come from the style sheet (`woven`, `w-red`, `w-ink`, `w-ground`);
the attributes of the larger shapes are for programs that have none.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from functools import lru_cache
from html import escape
from typing import Literal

from .figures import figure
from .motifs import FIRST, HALF, SECOND
from .ribbon import SIDE, Band, Float, band

Shape = Literal["square", "band", "broad"]

_PERIOD = 2 * HALF - 2
_REPEATS = (1, 2, 4, 8)
_RIGHT = _PERIOD * 2 * _REPEATS[-1] - HALF + 2
_LENGTH = 640
_BOXES = {
    "square": f'"{1 - HALF} {0.5 - HALF} {2 * HALF - 1} {2 * HALF - 1}" stroke="#1b1b1f" stroke-width=".8"',
    "broad": f'"{1 - HALF} {-HALF - 2.5} {_RIGHT + HALF - 1} {2 * HALF + 5}" preserveAspectRatio="xMidYMid slice" stroke="#1b1b1f" stroke-width=".8"',
}
_RED, _INK = 'class="w-red" stroke="#b3122b"', 'class="w-ink"'
_CLASSES = {FIRST: "w-red", SECOND: "w-ink"}


def ornament(id: str, shape: Shape, ground: str = "linen", label: str = "") -> str:
    """The ornament of an id, in fewer than 1,500 bytes; a band in fewer than 700.

    `ground` names a colour of the style sheet. With a `label` it is an image that is told by it,
    without one it is decoration. A page can hold any number of bands, and every other ornament once.
    """
    told = f'role="img" aria-label="{escape(label)}"' if label else 'aria-hidden="true"'
    return f'<svg class="woven woven-{shape} ground-{ground}" {told} viewBox={_cloth(id, shape)}</svg>'


@lru_cache(maxsize=50_000)
def _cloth(id: str, shape: Shape) -> str:
    """The frame of the drawing and what is woven in it; one record is asked for in every language."""
    if shape == "band":
        return _ribbon(band(id))
    return f"{_BOXES[shape]}>{_figure(id, shape)}"


def _figure(id: str, shape: Shape) -> str:
    name = "w" + hashlib.blake2b(f"{shape} {id}".encode(), digest_size=2).hexdigest()
    if shape == "square":
        return _ground(2 * HALF - 1, HALF - 1) + _whole(id, name)
    return _ground(_RIGHT + HALF - 1, HALF + 2) + _hems() + _repeated(_whole(id, name), name)


def _ground(width: int, side: int) -> str:
    """The rows of the ground: one line from top to bottom, as thick as the cloth is wide, and dashed."""
    return f'<path class="w-ground" stroke="#efe9dc" stroke-width="{width}" stroke-dasharray=".8 .2" d="M{1 - HALF + width / 2:g} {-side - 0.4:g}V{side + 0.5:g}"/>'


def _whole(id: str, name: str) -> str:
    """The quarter of an id and its three images."""
    red, ink = map(_path, figure(id))
    quarter = f'<g id="{name}"><path {_RED} d="{red}"/><path {_INK} d="{ink}"/></g>'
    return f'<g id="{name}h">{quarter}<use href="#{name}" transform="matrix(-1 0 0 1 1 0)"/></g><use href="#{name}h" transform="scale(1 -1)"/>'


def _repeated(whole: str, name: str) -> str:
    """The whole sixteen times side by side; neighbours share the column in which they meet."""
    for count in _REPEATS:
        whole = f'<g id="{name}{count}">{whole}</g><use href="#{name}{count}" x="{count * _PERIOD}"/>'
    return whole


def _hems() -> str:
    """A line and a row of stitches above and below."""
    line, stitches = (f"M{1 - HALF} {-row}H{_RIGHT}M{1 - HALF} {row}H{_RIGHT}" for row in (HALF + 1, HALF + 2))
    return f'<path {_RED} d="{line}"/><path {_INK} stroke-dasharray="1" d="{stitches}"/>'


def _path(motif: int) -> str:
    """The cells of one thread as the lines of its rows."""
    return "".join(_floats(row, motif >> HALF * row & (1 << HALF) - 1) for row in range(HALF))


@lru_cache(maxsize=50_000)
def _floats(row: int, bits: int) -> str:
    """The floats of a row, each as a line as long as the cells it covers."""
    found, x = "", 0
    while bits >> x:
        length = 0
        while bits >> x + length & 1:
            length += 1
        if length:
            found += f"M{x} {row}h{length}"
        x += length or 1
    return found


def _ribbon(whole: Band) -> str:
    """A band: its frame, and its rows thread by thread."""
    alike: dict[int, dict[tuple[int, ...], list[Float]]] = {FIRST: {}, SECOND: {}}
    for row in whole.floats:
        alike[row.thread].setdefault(row.dashes, []).append(row)
    threads = "".join(f'<g class="{_CLASSES[thread]}">{"".join(_rows(*same) for same in rows.items())}</g>' for thread, rows in alike.items())
    return f'"{whole.left} {-SIDE - 0.5} {_LENGTH - HALF} {2 * SIDE + 1}" preserveAspectRatio="xMinYMid slice">{threads}'


def _rows(dashes: tuple[int, ...], rows: Iterable[Float]) -> str:
    """All rows of a band that one thread goes through alike, each with its image on the other side of the middle."""
    lines = "".join(f"M{row.start} {y}H{_LENGTH}" for row in rows for y in sorted({-row.row, row.row}))
    return f'<path stroke-dasharray="{" ".join(map(str, dashes))}" d="{lines}"/>' if len(dashes) > 1 else f'<path d="{lines}"/>'
