"""The bytes of a file -> its measures, when it is a picture that may be decoded."""

from __future__ import annotations

from ..model.picture import FORMATS, PictureLimits
from . import jpeg, png, webp
from .fault import SAVE_AGAIN, Fault
from .measured import Measured
from .sniff import sniff

_WALKS = {"JPEG": jpeg.measure, "PNG": png.measure, "WebP": webp.measure}
_MEGABYTE = 1_000_000


def most_bytes(limits: PictureLimits) -> int:
    """The size of the largest file that is read."""
    return limits.megabytes * _MEGABYTE


def inspect(content: bytes, name: str, limits: PictureLimits) -> Measured:
    """The measures of the file called `name`; Fault when its size, content or name forbids to decode it."""
    if len(content) > most_bytes(limits):
        raise Fault("picture-size", f"the file is larger than {limits.megabytes} MB", "Make the picture smaller.")
    format = sniff(content)
    named = FORMATS[name.rpartition(".")[2]]
    if named != format:
        raise Fault("picture-format", f"the file is called {named} and holds {format}", f"Rename it to end in .{format.lower().replace('jpeg', 'jpg')}, here too.")
    measured = measure(content, format)
    _refuse_size(measured, limits)
    return measured


def measure(content: bytes, format: str) -> Measured:
    """What a file in a known format says of itself."""
    return _WALKS[format](content)


def _refuse_size(measured: Measured, limits: PictureLimits) -> None:
    size = f"the picture has {measured.width:,} × {measured.height:,} pixels"
    shortest, longest = sorted((measured.width, measured.height))
    if shortest < limits.shortest_side:
        raise Fault("picture-size", f"{size}; each side needs {limits.shortest_side:,}", "Send a larger one.")
    if longest > limits.longest_side:
        raise Fault("picture-size", f"{size}; {limits.longest_side:,} is the most on a side", "Make it smaller.")
    if measured.width * measured.height > limits.megapixels * 1_000_000:
        raise Fault("picture-size", f"{size}; {limits.megapixels} million is the most", "Make it smaller.")
    if measured.frames > limits.frames:
        raise Fault("picture-size", f"the picture moves: it has {measured.frames:,} frames; {limits.frames:,} is the most", f"Send a still picture. {SAVE_AGAIN}")
