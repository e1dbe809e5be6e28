"""A picture that may not be published is refused in one clear line, before it can do harm."""

from __future__ import annotations

import gzip
import io
import resource
import struct
import time
import zipfile
import zlib

import pytest
from made_pictures import SECRET, STORY, chunk, exif, icc, jpeg_of_many_scans, jpeg_with_everything, moving, photo, png_that_says, saved, segment, webp_with_everything
from PIL import Image

from infocentre.darkroom.child import develop, read_answer
from infocentre.darkroom.fault import Fault
from infocentre.darkroom.measured import Measured
from infocentre.model.picture import PictureLimits

pytest_plugins = ["picture_fixtures"]

JPEG, PNG, WEBP = (saved(photo(), format) for format in ("JPEG", "PNG", "WEBP"))
HTML = b"<!doctype html><script>alert(1)</script>"
SVG = b'<?xml version="1.0"?><!-- a --><svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>'


def archive() -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as file:
        file.writestr("run.js", "alert(1)")
    return target.getvalue()


def damaged_png() -> bytes:
    at = PNG.index(b"IDAT") + 40
    return PNG[:at] + bytes([PNG[at] ^ 0xFF]) + PNG[at + 1 :]


def png_that_swells() -> bytes:
    """A text chunk that unpacks to a hundred megabytes, and rows that unpack to more than the picture has."""
    return png_that_says(300, 300, chunk(b"zTXt", b"Comment\0\0" + zlib.compress(b"\0" * 100_000_000)), body=b"\0" * 200_000_000)


def two_headers() -> bytes:
    at = JPEG.index(b"\xff\xc0")
    length = struct.unpack_from(">H", JPEG, at + 2)[0]
    return JPEG[: at + 2 + length] + JPEG[at:]


MAGIC = {
    "GIF": (b"GIF89a\xff\xff\xff\xff\x80\0\0" + b"\0" * 31, "holds GIF"),
    "SVG": (SVG, "holds SVG"),
    "SVG without a head": (b"\n <svg/>", "holds SVG"),
    "SVGZ": (gzip.compress(SVG, mtime=0), "holds SVGZ"),
    "HEIC": (b"\0\0\0\x18ftypheic\0\0\0\0mif1heic" + b"\0" * 99, "holds HEIC"),
    "AVIF": (b"\0\0\0\x1cftypavif\0\0\0\0avifmif1" + b"\0" * 99, "holds AVIF"),
    "PDF": (b"%PDF-1.7\n", "holds PDF"),
    "PDF after a line": (b"\n\n%PDF-1.7\n", "holds PDF"),
    "TIFF": (saved(photo(), "TIFF"), "holds TIFF"),
    "BMP": (saved(photo(), "BMP"), "holds BMP"),
    "ICO": (b"\0\0\1\0\1\0" + b"\0" * 50, "holds ICO"),
    "PSD": (b"8BPS\0\1", "holds PSD"),
    "EPS": (b"%!PS-Adobe-3.0 EPSF-3.0\n", "holds EPS"),
    "FITS": (b"SIMPLE  =                    T", "holds FITS"),
    "JPEG 2000": (b"\0\0\0\x0cjP  \r\n\x87\n", "holds JPEG 2000"),
    "JPEG XL": (b"\xff\x0a\x7f", "holds JPEG XL"),
    "a video": (b"\0\0\0\x18ftypisom\0\0\0\0", "holds a video"),
    "another video": (b"\x1aE\xdf\xa3\x01", "holds a video"),
    "sound": (b"OggS\0\2", "holds sound"),
    "an archive": (archive(), "holds an archive"),
    "HTML": (HTML, "holds HTML"),
    "a pointer": (b"version https://git-lfs.github.com/spec/v1\noid sha256:0\nsize 9\n", "Git LFS pointer"),
    "text": (b"a picture\n", "holds no picture"),
    "nothing": (b"", "the file is empty"),
}
FILES = {
    "I4 four gigapixels": (png_that_says(65_000, 65_000), "png", "65,000 × 65,000 pixels; 12,000 is the most on a side"),
    "I4 more than 40 megapixels": (png_that_says(8_000, 8_000), "png", "8,000 × 8,000 pixels; 40 million is the most"),
    "I4 nine megabytes": (JPEG[:2] + segment(0xFE, b"x" * 60_000) * 150 + JPEG[2:], "jpg", "larger than 8 MB"),
    "I4 chunks that swell": (png_that_swells(), "png", "cannot be decoded"),
    "I4 a thousand scans": (jpeg_of_many_scans(1_000), "jpg", "1,009 passes"),
    "I5 one pixel": (png_that_says(1, 1), "png", "1 × 1 pixels; each side needs 200"),
    "I5 a line": (png_that_says(65_535, 1), "png", "65,535 × 1 pixels"),
    "I5 no size": (png_that_says(0, 0), "png", "0 × 0 pixels"),
    "I5 a JPEG without height": (JPEG.replace(struct.pack(">HH", 700, 1000), struct.pack(">HH", 0, 1000)), "jpg", "1,000 × 0 pixels"),
    "I5 moving WebP": (moving("WEBP"), "webp", "it has 3 frames"),
    "I5 moving PNG": (moving("PNG"), "png", "it has 3 frames"),
    "I5 a hundred thousand frames": (png_that_says(300, 300, chunk(b"fcTL", b"\0" * 26) * 100_000), "png", "it has 100,000 frames"),
    "I6 half a JPEG": (JPEG[: len(JPEG) // 2], "jpg", "breaks off before its end"),
    "I6 half a PNG": (PNG[: len(PNG) // 2], "png", "breaks off before its end"),
    "I6 half a WebP": (WEBP[: len(WEBP) // 2], "webp", "breaks off before its end"),
    "I6 the head of a JPEG": (JPEG[:3], "jpg", "breaks off before its end"),
    "I6 the head of a PNG": (PNG[:8], "png", "breaks off before its end"),
    "I6 the head of a WebP": (b"RIFF\4\0\0\0WEBP", "webp", "parts do not follow each other"),
    "I6 rows that are missing": (png_that_says(300, 300), "png", "cannot be decoded"),
    "I6 a wrong checksum": (damaged_png(), "png", "a checksum in it is wrong"),
    "I6 a JPEG and an archive": (JPEG + archive(), "jpg", "bytes follow after the end"),
    "I6 a PNG and a page": (PNG + HTML, "png", "40 bytes follow after the end"),
    "I6 a WebP and a script": (WEBP + b"alert(1)", "webp", "8 bytes follow after the end"),
    "I6 two JPEGs": (JPEG + JPEG, "jpg", "bytes follow after the end"),
    "I6 two heads": (two_headers(), "jpg", "two pictures stand in one file"),
    "I6 two pictures in a WebP": (b"RIFF" + struct.pack("<I", 2 * (len(WEBP) - 12) + 4) + WEBP[8:] + WEBP[12:], "webp", "two pictures stand in one file"),
    "I6 two heads in a PNG": (PNG[:33] + PNG[8:], "png", "two pictures stand in one file"),
    "I6 nothing but a frame": (JPEG[:20] + b"\xff\xd9", "jpg", "breaks off before its end"),
    "I6 parts of no length": (JPEG[:2] + b"\xff\xe1\0\0" + JPEG[2:], "jpg", "parts do not follow each other"),
    "I6 shades of 13 bits": (JPEG.replace(b"\xff\xc0\0\x11\x08", b"\xff\xc0\0\x11\x0d"), "jpg", "cannot be decoded"),
    "I7 a PNG called JPEG": (PNG, "jpg", "the file is called JPEG and holds PNG"),
    "I7 a WebP called PNG": (WEBP, "png", "the file is called PNG and holds WebP"),
    **{f"I8 {name}": (content, "jpg", said) for name, (content, said) in MAGIC.items()},
}


@pytest.mark.parametrize("what", FILES)
def test_a_hostile_or_broken_file_is_one_clear_line(put, said_of_pictures, what):
    """The line names the file and what to do; it takes seconds, and the memory of a small part of a gigabyte."""
    content, ending, said = FILES[what]
    put(content, f"market.{ending}")
    started, before = time.perf_counter(), resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss
    (line,) = said_of_pictures()
    assert time.perf_counter() - started < 20
    here = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss  # for a moment a child is a copy of this process
    assert resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss <= max(before, here, 1_000_000)
    head, _, hint = line.partition(" | ")
    assert head.startswith(f"error data/{STORY}/story.yml:26 picture-") and f"market.{ending}: " in head and said in head
    assert hint.endswith(".") and not any(word in line for word in ("Error", "Traceback", "PIL", "Exception"))


@pytest.mark.row("I13")
@pytest.mark.parametrize("ending", ["svg", "heic", "pdf", "gif", "tiff", "SVG", "eps", "mp4"])
def test_a_file_of_another_kind_is_refused_by_its_name(put, said_of_pictures, ending):
    put(SVG, f"market.{ending}")
    (line,) = said_of_pictures()
    assert f"file: the name ends in .{ending.lower()}; a picture is a .jpg, .png or .webp file" in line


@pytest.mark.parametrize(
    "name",
    [
        "IMG_20220301_1432.jpg", "img-1432.jpg", "dsc01234.jpg", "20220301.jpg", "2022-03-01-14-32.jpg",
        "photo-5.jpg", "375291234567.jpg", "49-83970-24-02970.jpg", "Example_Person_Lviv.jpg", "Market.jpg", "ринок.jpg", "a b.jpg", "screenshot-2.png"],
)
def test_a_name_that_tells_too_much_is_refused(put, said_of_pictures, name):
    put(JPEG, f'"{name}"' if " " in name else name)
    (line,) = [line for line in said_of_pictures() if " stray-file " not in line and " picture-file " not in line]
    assert line.startswith("error data/stories/2022-example-story/story.yml:26 ") and line.endswith("what is seen, such as market-square.jpg. No output shows it.")
    assert name not in line


@pytest.mark.parametrize("name", ["../2022-example-story/market.jpg", "/etc/market.jpg", ".market.jpg", "market.jpg.yml", "..", "a\\\\b.jpg"])
def test_a_name_leads_nowhere_else(project, put, said_of_pictures, name):
    put(JPEG)
    project.replace(f"data/{STORY}/story.yml", "file: market.jpg", f'file: "{name}"')
    named, stray = sorted(said_of_pictures(), reverse=True)
    assert "story.yml:26 wrong-value" in named and "market.jpg:0 stray-file" in stray


def test_only_the_files_that_a_record_names_may_stand_there(project, put, said_of_pictures):
    put(JPEG)
    project.write(f"data/{STORY}/other.jpg", JPEG)
    assert [line.split()[:3] for line in said_of_pictures()] == [["error", f"data/{STORY}/other.jpg:0", "stray-file"]]
    (project / f"data/{STORY}/other.jpg").unlink()
    (project / f"data/{STORY}/market.jpg").unlink()
    (line,) = said_of_pictures()
    assert "story.yml:26 picture-file there is no file market.jpg beside the record" in line
    (project / f"data/{STORY}/market.jpg").symlink_to("/etc/passwd")
    (line,) = said_of_pictures()
    assert line.startswith(f"error data/{STORY}/market.jpg:0 file-kind a link to another place")


def test_a_copy_that_this_site_made_is_no_original(put, copies_of, said_of_pictures):
    """What is sent would be what is published, and nobody could tell whether anything was taken out."""
    put(copies_of(saved(Image.new("RGB", (480, 300), (90, 90, 90)), "JPEG")))
    assert [line.split()[2] for line in said_of_pictures()] == ["picture-unchanged"]


@pytest.fixture
def copies_of():
    def make(content: bytes) -> bytes:
        answer = read_answer(develop(content, Measured("JPEG", 480, 300), (), PictureLimits()))
        return next(copy.content for copy in answer.copies if copy.format == "JPEG")

    return make


def test_a_picture_that_takes_too_long_ends_its_process():
    """As many scans as are allowed, over as many pixels as are allowed, are still too much for one second."""
    content = saved(photo(7_000, 5_000), "JPEG", progressive=True)
    last = content.rindex(b"\xff\xda")
    content = content[:last] + content[last:-2] * 400 + content[-2:]
    started = time.perf_counter()
    with pytest.raises(Fault) as caught:
        develop(content, Measured("JPEG", 7_000, 5_000), (), PictureLimits(seconds=1))
    assert caught.value.message == "the picture takes more than 1 s to decode"
    assert time.perf_counter() - started < 4


def test_a_picture_that_takes_too_much_memory_ends_its_process():
    content = saved(Image.new("RGB", (8_000, 5_000)), "PNG")
    with pytest.raises(Fault) as caught:
        develop(content, Measured("PNG", 8_000, 5_000), (), PictureLimits(memory=256))
    assert caught.value.message == "the picture takes more than 256 MB of memory to decode"


def test_the_largest_picture_that_is_allowed_fits_into_the_default_limits():
    """Transparent, with a profile and lying on its side, it takes the most that any takes."""
    content = saved(Image.new("RGBA", (8_000, 5_000), (9, 99, 199, 99)), "PNG", compress_level=1, icc_profile=icc(), exif=exif(6))
    develop(content, Measured("PNG", 8_000, 5_000), (), PictureLimits())


def test_a_decoder_that_sees_another_size_than_the_walk_is_not_trusted():
    with pytest.raises(Fault, match="cannot be decoded"):
        develop(JPEG, Measured("JPEG", 999, 700), (), PictureLimits())


def test_no_text_of_a_broken_file_reaches_a_message(put, said_of_pictures):
    content = jpeg_with_everything(photo())
    put(content[: content.rindex(b"\xff\xda")] + b"\xff\xda\0\2\xff\xd9")
    (line,) = said_of_pictures()
    assert "cannot be decoded" in line and SECRET.decode() not in line
    put(webp_with_everything(photo())[:-9], "square.webp", id="square")
    assert not any(SECRET.decode() in line for line in said_of_pictures())


def test_limits_are_settings(project, put, said_of_pictures):
    put(JPEG)
    project.append("data/site.yml", "pictures: {longest_side: 900}\n")
    (line,) = said_of_pictures()
    assert "1,000 × 700 pixels; 900 is the most on a side" in line
    project.replace("data/site.yml", "longest_side: 900", "frames: 3")
    put(moving("WEBP"), "square.webp", id="square")
    assert said_of_pictures() == []
