"""Pictures that tests send: photographs full of metadata, hostile files, and ways to look at raw bytes."""

from __future__ import annotations

import io
import struct
import zlib
from collections.abc import Iterator, Mapping

from PIL import Image, ImageCms, ImageDraw
from PIL.PngImagePlugin import PngInfo

SECRET = b"Secret-Owner-Name"
"""Stands in every block of metadata that the tests write."""
REVIEW = ("faces", "tattoos", "plates", "uniforms", "screens", "reflections", "skyline", "documents")


def photo(width: int = 1000, height: int = 700, mode: str = "RGB", turned: int = 0) -> Image.Image:
    """A scene with shapes that can be told apart; `turned` makes another scene."""
    image = Image.linear_gradient("L").resize((width, height)).rotate(turned)
    image = Image.merge("RGB", (image, image.transpose(Image.Transpose.FLIP_LEFT_RIGHT), image.transpose(Image.Transpose.ROTATE_180)))
    draw = ImageDraw.Draw(image)
    for step in range(12):
        left, top = (step * 83 + turned * 7) % max(1, width - 90), (step * 157 + turned * 3) % max(1, height - 90)
        draw.ellipse((left, top, left + 80, top + 60), fill=(step * 20, 255 - step * 20, step * 70 % 256))
    return image.convert(mode)


def saved(image: Image.Image, format: str, **options: object) -> bytes:
    """The image as a file."""
    target = io.BytesIO()
    image.save(target, format, **options)
    return target.getvalue()


def exif(orientation: int = 1) -> bytes:
    """A block of EXIF with an owner, a serial number, a date and a place (43.47 N, 11.88 E)."""
    tags = Image.Exif()
    tags[0x0112], tags[0x013B], tags[0x0132] = orientation, SECRET.decode(), "2022:03:01 14:32:00"
    tags.get_ifd(0x8769).update({0xA431: SECRET.decode(), 0x9003: "2022:03:01 14:32:00"})
    tags.get_ifd(0x8825).update({1: "N", 2: (43.0, 28.0, 12.0), 3: "E", 4: (11.0, 52.0, 48.0)})
    return tags.tobytes()


def icc(name: bytes = SECRET) -> bytes:
    """A profile of sRGB in which a name stands."""
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    return profile.replace("sRGB bui".encode("utf-16-be"), name[:8].decode().encode("utf-16-be"))


def swapped() -> bytes:
    """A profile in which what is written as red is shown as green."""
    return icc().replace(b"rXYZ", b"?XYZ").replace(b"gXYZ", b"rXYZ").replace(b"?XYZ", b"gXYZ")


XMP = b'<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:Description tiff:Orientation="6" xmlns:a="http://ns.adobe.com/exif/1.0/" a:Owner="' + SECRET + b'"/></x:xmpmeta>'
IPTC = b"Photoshop 3.0\x008BIM\x04\x04\0\0\0\0\0\x15\x1c\x02\x50\0\x11" + SECRET + b"\0"


def segment(marker: int, body: bytes) -> bytes:
    """A part of a JPEG."""
    return struct.pack(">BBH", 0xFF, marker, len(body) + 2) + body


def jpeg_with_everything(image: Image.Image, orientation: int = 1) -> bytes:
    """A JPEG with EXIF, GPS, XMP, IPTC, an ICC profile, a comment, a thumbnail and a maker's own part."""
    plain = saved(image, "JPEG", quality=92)
    thumbnail = b"JFXX\0\x10" + saved(image.resize((60, 40)), "JPEG")
    extras = [
        segment(0xE0, thumbnail),
        segment(0xE1, b"Exif\0\0" + exif(orientation).removeprefix(b"Exif\0\0")),
        segment(0xE1, b"http://ns.adobe.com/xap/1.0/\0" + XMP),
        segment(0xE2, b"ICC_PROFILE\0\x01\x01" + icc()),
        segment(0xEA, b"MAKER\0" + SECRET),
        segment(0xED, IPTC),
        segment(0xFE, SECRET),
    ]
    return plain[:2] + plain[2:20] + b"".join(extras) + plain[20:]


def chunk(name: bytes, body: bytes) -> bytes:
    """A part of a PNG."""
    return struct.pack(">I", len(body)) + name + body + struct.pack(">I", zlib.crc32(name + body))


def png_with_everything(image: Image.Image, orientation: int = 1) -> bytes:
    """A PNG with EXIF, GPS, XMP, an ICC profile, texts of all three kinds and a time."""
    info = PngInfo()
    info.add_text("Author", SECRET.decode())
    info.add_text("Comment", SECRET.decode() * 9, zip=True)
    info.add_itxt("XML:com.adobe.xmp", XMP.decode())
    whole = saved(image, "PNG", pnginfo=info, icc_profile=icc(), exif=exif(orientation))
    return whole[:33] + chunk(b"tIME", struct.pack(">HBBBBB", 2022, 3, 1, 14, 32, 0)) + chunk(b"prVt", SECRET) + whole[33:]


def webp_with_everything(image: Image.Image, orientation: int = 1) -> bytes:
    """A WebP with EXIF, GPS, XMP and an ICC profile."""
    return saved(image, "WEBP", quality=90, exif=exif(orientation), xmp=XMP, icc_profile=icc())


WITH_EVERYTHING = {"jpg": jpeg_with_everything, "png": png_with_everything, "webp": webp_with_everything}


def png_that_says(width: int, height: int, *more: bytes, body: bytes = b"") -> bytes:
    """A PNG of a few bytes whose header promises this size."""
    header = chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0))
    return b"\x89PNG\r\n\x1a\n" + header + b"".join(more) + chunk(b"IDAT", zlib.compress(body or b"\0" * 100)) + chunk(b"IEND", b"")


def moving(format: str) -> bytes:
    """Three frames in one file."""
    frames = [photo(400, 300, turned=turn) for turn in (0, 90, 200)]
    return saved(frames[0], format, save_all=True, append_images=frames[1:], duration=100)


def jpeg_of_many_scans(scans: int) -> bytes:
    """A small progressive JPEG whose last scan is repeated."""
    content = saved(photo(), "JPEG", progressive=True)
    last = content.rindex(b"\xff\xda")
    return content[:last] + content[last:-2] * scans + content[-2:]


def jpeg_parts(content: bytes) -> list[tuple[int, bytes]]:
    """Every marker of a JPEG with what stands in it; fails when a byte belongs to none."""
    parts, at = [], 2
    assert content[:2] == b"\xff\xd8"
    while content[at : at + 2] != b"\xff\xd9":
        assert content[at] == 0xFF
        marker, length = content[at + 1], struct.unpack_from(">H", content, at + 2)[0]
        parts.append((marker, content[at + 4 : at + 2 + length]))
        at += 2 + length
        if marker == 0xDA:
            while content[at] != 0xFF or content[at + 1] in (0, *range(0xD0, 0xD8)):
                at += 1
    assert at + 2 == len(content)
    return parts


def riff_chunks(content: bytes) -> Iterator[bytes]:
    """The name of every chunk of a WebP; fails when a byte belongs to none."""
    size, at = struct.unpack_from("<I", content, 4)[0], 12
    assert content[:4] + content[8:12] == b"RIFFWEBP" and size + 8 == len(content)
    while at < len(content):
        yield content[at : at + 4]
        length = struct.unpack_from("<I", content, at + 4)[0]
        at += 8 + length + (length & 1)
    assert at == len(content)


STORY = "stories/2022-example-story"
WORDS = {"stories": ("be", "en"), "profiles": ("be", "en"), "guides": ("en", "uk")}
ALT = {"be": "Пусты рынак раніцай", "en": "An empty market in the morning", "uk": "Порожній ринок уранці"}
_FACTS = {"stories": "story", "profiles": "profile", "guides": "guide"}


def put_picture(
    project, content: bytes, name: str = "market.jpg", record: str = STORY, id: str = "market", review: Mapping[str, str] = {}, more: str = "", words: str = ""
) -> None:
    """Puts a picture beside a record, in the facts and in every language of the record."""
    folder = record.split("/")[0]
    answers = ", ".join(f"{question}: {review.get(question, 'none')}" for question in REVIEW)
    facts = f"  - {{id: {id}, file: {name}, credit: Example Agency, licence: cc-by-4.0, identity_review: {{{answers}}}{more}}}\n"
    _add(project, f"data/{record}/{_FACTS[folder]}.yml", facts)
    for language in WORDS[folder]:
        _add(project, f"data/{record}/{language}.yml", f"  {id}: {{alt: {ALT[language]}{words}}}\n")
    project.write(f"data/{record}/{name}", content)


def _add(project, path: str, line: str) -> None:
    has_pictures = "\npictures:\n" in (project / path).read_text(encoding="utf-8")
    project.append(path, line if has_pictures else f"pictures:\n{line}")
