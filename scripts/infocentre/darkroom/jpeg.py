"""A JPEG, marker by marker (ITU-T T.81, annex B)."""

from __future__ import annotations

import re

from .fault import Fault
from .measured import Measured, broken, refuse_trailing, truncated, two_pictures

# Each scan goes over the whole picture; a few kilobytes of empty ones would take minutes.
MAX_SCANS = 100
_MARKER = re.compile(rb"\xff+([\x01-\xfe])")
# Inside a scan 0xff is followed by 0 or by a restart marker; everything else ends it.
_AFTER_SCAN = re.compile(rb"\xff[\x01-\xcf\xd8-\xfe]")
_START, _END, _SCAN, _TABLES = 0xD8, 0xD9, 0xDA, frozenset((0xC4, 0xCC, 0xDB, 0xDD))
_SIZES = frozenset(range(0xC0, 0xD0)) - {0xC4, 0xC8, 0xCC}
_ALONE = frozenset(range(0xD0, 0xDA)) | {0x01}
_PLAIN_JFIF = re.compile(rb"JFIF\0.{7}\0\0\Z", re.DOTALL)
_EXTRAS = (
    (0xE0, b"", "thumbnail"),
    (0xE1, b"Exif", "EXIF"),
    (0xE1, b"http://ns.adobe.com/", "XMP"),
    (0xE2, b"ICC_PROFILE", "ICC"),
    (0xE2, b"MPF", "second picture"),
    (0xED, b"", "IPTC"),
    (0xEE, b"Adobe", "Adobe"),
    (0xFE, b"", "comment"),
)


def measure(content: bytes) -> Measured:
    """What a JPEG says of itself; Fault when it is broken or goes on after its end."""
    size, scans, at = (0, 0), 0, 2
    extras: set[str] = set()
    while True:
        marker, body, at = _segment(content, at)
        if marker == _END:
            break
        if marker == _START or (marker in _SIZES and any(size)):
            raise two_pictures()
        if marker in _SIZES:
            size = (int.from_bytes(body[3:5]), int.from_bytes(body[1:3]))
        elif marker == _SCAN:
            scans, at = scans + 1, _end_of_scan(content, at)
        elif marker not in _TABLES | _ALONE and (name := _extra(marker, body)):
            extras.add(name)
    refuse_trailing(content, at)
    if scans > MAX_SCANS:
        raise Fault("picture-size", f"the picture is drawn in {scans:,} passes; {MAX_SCANS} is the most")
    if not scans:
        raise truncated()
    return Measured("JPEG", *size, extras=frozenset(extras))


def _segment(content: bytes, at: int) -> tuple[int, bytes, int]:
    """The marker at `at`, what belongs to it, and where the next one begins."""
    match = _MARKER.match(content, at)
    if not match:
        raise truncated() if at >= len(content) - 1 else broken()
    marker, at = match[1][0], match.end()
    if marker in _ALONE:
        return marker, b"", at
    length = int.from_bytes(content[at : at + 2])
    if at + max(2, length) > len(content):
        raise truncated()
    if length < 2:
        raise broken()
    return marker, content[at + 2 : at + length], at + length


def _end_of_scan(content: bytes, at: int) -> int:
    match = _AFTER_SCAN.search(content, at)
    if not match:
        raise truncated()
    return match.start()


def _extra(marker: int, body: bytes) -> str:
    """What a segment that is not needed is called; nothing for the plain header that every JPEG has."""
    if marker == 0xE0 and _PLAIN_JFIF.match(body):
        return ""
    known = (name for code, start, name in _EXTRAS if code == marker and body.startswith(start))
    return next(known, "unknown part")
