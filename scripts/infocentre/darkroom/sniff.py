"""The first bytes of a file -> the format that stands in it, whatever its name says."""

from __future__ import annotations

import re

from .fault import SAVE_AGAIN, Fault

_PICTURES = (("JPEG", re.compile(rb"\xff\xd8\xff")), ("PNG", re.compile(rb"\x89PNG\r\n\x1a\n")), ("WebP", re.compile(rb"RIFF.{4}WEBP", re.DOTALL)))

# ISO media files name themselves in a box `ftyp`; what is none of these is taken for a video.
_BOX = re.compile(rb"....ftyp(....)", re.DOTALL)
_BRANDS = {b"heic": "HEIC", b"heix": "HEIC", b"heim": "HEIC", b"heis": "HEIC", b"hevc": "HEIC", b"mif1": "HEIC", b"msf1": "HEIC", b"avif": "AVIF", b"avis": "AVIF", b"crx ": "a camera's raw format"}

_OTHERS = tuple(
    (name, re.compile(pattern, re.DOTALL | re.IGNORECASE))
    for name, pattern in (
        ("GIF", rb"GIF8[79]a"),
        ("PDF", rb".{0,1024}%PDF-"),
        ("TIFF", rb"II[*+]\0|MM\0[*+]"),
        ("BMP", rb"BM.{4}\0\0\0\0"),
        ("ICO", rb"\0\0[\x01\x02]\0"),
        ("PSD", rb"8BPS"),
        ("EPS", rb"%!PS|\xc5\xd0\xd3\xc6"),
        ("FITS", rb"SIMPLE  ="),
        ("JPEG 2000", rb"\0\0\0\x0cjP  |\xff\x4f\xff\x51"),
        ("JPEG XL", rb"\xff\x0a|\0\0\0\x0cJXL "),
        ("an archive", rb"PK\x03\x04|Rar!|7z\xbc\xaf|BZh|\xfd7zXZ"),
        ("SVGZ or another packed file", rb"\x1f\x8b"),
        ("a video", rb"\x1aE\xdf\xa3|RIFF....AVI |\0\0\x01[\xb3\xba]|FLV"),
        ("sound", rb"RIFF....WAVE|ID3|OggS|fLaC|\xff[\xf2\xf3\xfa\xfb]"),
        ("a Git LFS pointer", rb"version https://git-lfs"),
        ("HTML", rb"(\xef\xbb\xbf)?\s*<(!doctype html|html|head|body|script)"),
        ("SVG", rb"(\xef\xbb\xbf)?\s*(<svg|<[?!].{0,4096}?<svg)"),
    )
)
_HINTS = {
    "HEIC": "On an iPhone choose Settings, Camera, Formats, Most Compatible; or export it as JPEG.",
    "SVG": "SVG can hold scripts. Export it as PNG.",
    "a Git LFS pointer": "Commit the picture itself.",
    "a video": "Videos are not published. Send a still picture.",
    "sound": "Sound is not published: a voice betrays its speaker.",
}


def sniff(content: bytes) -> str:
    """`JPEG`, `PNG` or `WebP`; Fault, with the name of what it is instead, for everything else."""
    for name, pattern in _PICTURES:
        if pattern.match(content):
            return name
    if not content:
        raise Fault("picture-format", "the file is empty", "Send the picture again.")
    found = _other(content)
    raise Fault("picture-format", f"the file holds {found or 'no picture that is known here'}; only JPEG, PNG and WebP are read", _HINTS.get(found, SAVE_AGAIN))


def _other(content: bytes) -> str:
    if box := _BOX.match(content):
        return _BRANDS.get(box[1].lower(), "a video")
    return next((name for name, pattern in _OTHERS if pattern.match(content)), "")
