"""A WebP, chunk by chunk (RFC 9649)."""

from __future__ import annotations

from collections.abc import Iterator

from .measured import Measured, broken, refuse_trailing, truncated, two_pictures

_PIXELS, _CANVAS, _FRAME = (b"VP8 ", b"VP8L"), b"VP8X", b"ANMF"
_OTHER_NEEDED = (b"ALPH", b"ANIM")
_EXTRAS = {b"EXIF": "EXIF", b"XMP ": "XMP", b"ICCP": "ICC"}


def measure(content: bytes) -> Measured:
    """What a WebP says of itself; Fault when it is broken or goes on after its end."""
    end = 8 + int.from_bytes(content[4:8], "little")
    if end > len(content):
        raise truncated()
    refuse_trailing(content, end)
    chunks = list(_chunks(content))
    names = [name for name, _ in chunks]
    frames, pictures = names.count(_FRAME), sum(name in _PIXELS for name in names)
    if names.count(_CANVAS) > 1 or pictures + bool(frames) > 1:
        raise two_pictures()
    sizes = [_size(name, head) for name, head in chunks if name in (*_PIXELS, _CANVAS)]
    if not sizes or not pictures + frames:
        raise broken()
    extras = {_EXTRAS.get(name) or name.decode("ascii", errors="replace") for name in names if name not in (*_PIXELS, _CANVAS, _FRAME, *_OTHER_NEEDED)}
    return Measured("WebP", max(width for width, _ in sizes), max(height for _, height in sizes), max(1, frames), frozenset(extras))


def _chunks(content: bytes) -> Iterator[tuple[bytes, bytes]]:
    """The name and the first bytes of each chunk."""
    at = 12
    while at < len(content):
        length = int.from_bytes(content[at + 4 : at + 8], "little")
        if at + 8 + length > len(content):
            raise truncated()
        yield content[at : at + 4], content[at + 8 : at + 8 + min(length, 10)]
        at += 8 + length + (length & 1)


def _size(name: bytes, head: bytes) -> tuple[int, int]:
    if name == _CANVAS:
        return 1 + int.from_bytes(head[4:7], "little"), 1 + int.from_bytes(head[7:10], "little")
    if name == b"VP8L":
        bits = int.from_bytes(head[1:5], "little")
        return 1 + (bits & 0x3FFF), 1 + (bits >> 14 & 0x3FFF)
    return int.from_bytes(head[6:8], "little") & 0x3FFF, int.from_bytes(head[8:10], "little") & 0x3FFF
