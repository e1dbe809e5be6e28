"""Pixels -> what is published: parts covered for good, copies in several widths, nothing in the files but pixels."""

from __future__ import annotations

import io
from collections.abc import Iterator, Sequence

from PIL import Image

from .pixels import pixels

WIDTHS = (480, 960, 1600)
Mask = Sequence[int]
"""Left, top, width and height in pixels of the upright picture."""

_FILL = (0, 0, 0)
# How far a solid part may vary after it was saved as JPEG, and how far its edge is smeared then.
_SPREAD, _SMEAR = 40, 16
_QUALITY = {"WebP": 78, "JPEG": 80}
_OPTIONS = {
    "WebP": {"method": 4},
    "JPEG": {"optimize": True, "progressive": True, "subsampling": "4:2:0"},
    "PNG": {},
}
# For the file in the repository, from which later copies are made.
_KEEPING = {"WebP": {"quality": 95}, "JPEG": {"quality": 95, "subsampling": "4:4:4"}, "PNG": {}}


class Outside(Exception):
    """A mask does not lie within the picture."""

    def __init__(self, number: int, size: tuple[int, int]):
        super().__init__(number)
        self.number, self.size = number, size


def develop(content: bytes, request: dict) -> tuple[dict, list[bytes]]:
    """What is said of the picture, and its copies: one as large as it (`whole`), or one in each format and width."""
    image = pixels(content, request["format"], (request["width"], request["height"]))
    bare = list(_bare(image, request["masks"]))
    for x, y, width, height in request["masks"]:
        image.paste(_FILL, (x, y, x + width, y + height))
    made = [_whole(image, request["format"])] if request["whole"] else list(_copies(image))
    files = [{"format": format, "width": copy.width, "height": copy.height, "bytes": len(data)} for format, copy, data in made]
    return {"bare": bare, "likeness": _likeness(image), "files": files}, [data for _, _, data in made]


def _bare(image: Image.Image, masks: Sequence[Mask]) -> Iterator[int]:
    """The masks, counted from 0, under which something can still be seen."""
    for number, (x, y, width, height) in enumerate(masks):
        if x + width > image.width or y + height > image.height:
            raise Outside(number, image.size)
        across, down = min(_SMEAR, (width - 1) // 4), min(_SMEAR, (height - 1) // 4)
        inside = image.crop((x + across, y + down, x + width - across, y + height - down))
        if any(high - low > _SPREAD for low, high in inside.getextrema()):
            yield number


def _whole(image: Image.Image, format: str) -> tuple[str, Image.Image, bytes]:
    return format, image, _encoded(image, format, {**_OPTIONS[format], **_KEEPING[format]})


def _copies(image: Image.Image) -> Iterator[tuple[str, Image.Image, bytes]]:
    """A copy in each format and in each width that the picture has; a narrow picture keeps its own."""
    for width in [width for width in WIDTHS if width <= image.width] or [image.width]:
        size = (width, max(1, round(image.height * width / image.width)))
        copy = image if size == image.size else image.resize(size, Image.Resampling.LANCZOS, reducing_gap=3.0)
        for format, quality in _QUALITY.items():
            yield format, copy, _encoded(copy, format, {**_OPTIONS[format], "quality": quality})


def _encoded(image: Image.Image, format: str, options: dict) -> bytes:
    target = io.BytesIO()
    image.save(target, format, **options)
    return target.getvalue()


def _likeness(image: Image.Image) -> int:
    """64 bits that stay nearly the same when a picture is scaled, saved again or lightened (difference hash)."""
    grey = image.convert("L").resize((9, 8), Image.Resampling.BOX).tobytes()
    bits = (grey[row * 9 + column] < grey[row * 9 + column + 1] for row in range(8) for column in range(8))
    return sum(bit << place for place, bit in enumerate(bits))
