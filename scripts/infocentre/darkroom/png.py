"""A PNG, chunk by chunk (W3C PNG, third edition)."""

from __future__ import annotations

import zlib
from collections.abc import Iterator

from .fault import Fault
from .measured import Measured, broken, refuse_trailing, truncated, two_pictures

_NEEDED = frozenset((b"IHDR", b"PLTE", b"tRNS", b"IDAT", b"IEND", b"acTL", b"fcTL", b"fdAT"))
_EXTRAS = {b"eXIf": "EXIF", b"iCCP": "ICC", b"tEXt": "text", b"zTXt": "text", b"iTXt": "text", b"tIME": "time"}


def measure(content: bytes) -> Measured:
    """What a PNG says of itself; Fault when it is broken or goes on after its end."""
    size, frames, end = None, 0, 8
    extras: set[str] = set()
    for name, body, end in _chunks(content):
        if name == b"IHDR":
            if size:
                raise two_pictures()
            size = (int.from_bytes(body[:4]), int.from_bytes(body[4:8]))
        elif name == b"fcTL":
            frames += 1
        elif name not in _NEEDED:
            is_xmp = body.startswith(b"XML:com.adobe.xmp")
            extras.add("XMP" if is_xmp else _EXTRAS.get(name) or name.decode("ascii", errors="replace"))
    refuse_trailing(content, end)
    if size is None:
        raise broken()
    return Measured("PNG", *size, max(1, frames), frozenset(extras))


def _chunks(content: bytes) -> Iterator[tuple[bytes, bytes, int]]:
    """Each chunk up to the last: its name, what stands in it, and where it ends."""
    at, name = 8, b""
    while name != b"IEND":
        length, name = int.from_bytes(content[at : at + 4]), content[at + 4 : at + 8]
        end = at + 12 + length
        if end > len(content):
            raise truncated()
        if zlib.crc32(content[at + 4 : end - 4]) != int.from_bytes(content[end - 4 : end]):
            raise Fault("picture-damaged", "the picture is damaged: a checksum in it is wrong")
        yield name, content[at + 8 : end - 4], end
        at = end
