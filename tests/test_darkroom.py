"""The walks over a picture's bytes, and the child process that decodes it: what each refuses, by itself."""

from __future__ import annotations

import io
import json
import struct
import subprocess
import sys
from pathlib import Path
from types import SimpleNamespace

import pytest
from made_pictures import chunk, jpeg_with_everything, photo, png_with_everything, saved, segment, webp_with_everything

from infocentre.darkroom.child import develop, read_answer
from infocentre.darkroom.fault import Fault
from infocentre.darkroom.inspection import measure, most_bytes
from infocentre.darkroom.measured import Measured
from infocentre.model.picture import PictureLimits
from infocentre.pictures import read_file

SCRIPTS = Path(__file__).parent.parent / "scripts"
SMALL = photo(300, 300)
JPEG, PNG, WEBP = (saved(SMALL, format) for format in ("JPEG", "PNG", "WEBP"))
WHOLE = {"JPEG": jpeg_with_everything(SMALL), "PNG": png_with_everything(SMALL), "WebP": webp_with_everything(SMALL)}
BREAKS_OFF, NOT_IN_ORDER, TWO = "breaks off before its end", "parts do not follow each other", "two pictures stand in one file"


def riff(*chunks: tuple[bytes, bytes]) -> bytes:
    """A WebP of these parts."""
    body = b"".join(name + struct.pack("<I", len(part)) + part + b"\0" * (len(part) & 1) for name, part in chunks)
    return b"RIFF" + struct.pack("<I", len(body) + 4) + b"WEBP" + body


CANVAS = (b"VP8X", b"\0" * 4 + b"\x2b\1\0" * 2)
PIXELS = (WEBP[12:16], WEBP[20:])


@pytest.mark.parametrize("format", WHOLE)
def test_wherever_a_file_breaks_off_it_is_refused(format):
    """Also where a part ends, and what is left would make a picture."""
    content = WHOLE[format]
    measure(content, format)
    for end in {*range(12, 900), *range(900, len(content), 97), *range(len(content) - 200, len(content))}:
        with pytest.raises(Fault, match=BREAKS_OFF):
            measure(content[:end], format)


@pytest.mark.parametrize(
    ("format", "content", "said"),
    [
        ("JPEG", JPEG[:2] + b"\xff\xd8" + JPEG[2:], TWO),
        ("JPEG", JPEG.replace(b"\xff\xda\0\x0c", b"\xff\xda\0\0"), NOT_IN_ORDER),
        ("JPEG", JPEG.replace(b"\xff\xda\0\x0c", b"\xff\xda\0\1"), NOT_IN_ORDER),
        ("PNG", PNG[:8] + PNG[33:], NOT_IN_ORDER),
        ("PNG", PNG[:8] + chunk(b"IEND", b""), NOT_IN_ORDER),
        ("WebP", riff(CANVAS, CANVAS, PIXELS), TWO),
        ("WebP", riff(CANVAS, PIXELS, PIXELS), TWO),
        ("WebP", riff(CANVAS), NOT_IN_ORDER),
        ("WebP", WEBP[:16] + struct.pack("<I", len(WEBP)) + WEBP[20:], BREAKS_OFF),
    ],
)
def test_parts_that_make_no_one_picture_are_refused(format, content, said):
    with pytest.raises(Fault, match=said):
        measure(content, format)


def test_the_parts_that_these_files_are_made_of_make_a_picture():
    """So that what is refused above is refused for what was done to it."""
    assert measure(riff(CANVAS, PIXELS), "WebP") == Measured("WebP", 300, 300)
    assert measure(JPEG, "JPEG") == Measured("JPEG", 300, 300) and JPEG.count(b"\xff\xda\0\x0c") == 1
    assert measure(PNG, "PNG") == Measured("PNG", 300, 300)


@pytest.mark.parametrize(
    ("part", "name"),
    [
        (segment(0xE0, b"JFIF\0\1\1\0\0\1\0\1\2\2" + b"\0" * 12), "thumbnail"),
        (segment(0xEA, b"MAKER\0"), "unknown part"),
        (segment(0xF0, b"JPG0"), "unknown part"),
        (segment(0xE1, b"neither Exif nor XMP"), "unknown part"),
    ],
)
def test_a_part_of_a_jpeg_that_nothing_needs_has_a_name(part, name):
    assert measure(JPEG[:20] + part + JPEG[20:], "JPEG").extras == {name}


# The child process


def test_the_child_is_bound_before_it_reads():
    """Memory, time on the processor, no file, no dump of its memory."""
    program = f"""
import json, resource, sys
sys.path.insert(0, {str(SCRIPTS)!r})
from infocentre.darkroom.__main__ import _limit
_limit(900_000_000, 7)
print(json.dumps([resource.getrlimit(which)[0] for which in (resource.RLIMIT_AS, resource.RLIMIT_CPU, resource.RLIMIT_FSIZE, resource.RLIMIT_CORE)]))
"""
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert json.loads(done.stdout) == [900_000_000, 8, 0, 0]


def test_no_word_of_the_child_is_shown(monkeypatch, capfd):
    """It may hold a text out of the file."""
    monkeypatch.setattr("infocentre.darkroom.child._COMMAND", (sys.executable, "-c", "import sys; sys.stdin.read(); sys.exit('a text of the file')"))
    with pytest.raises(Fault, match="broke down over this one"):
        develop(JPEG, Measured("JPEG", 300, 300), (), PictureLimits())
    assert capfd.readouterr() == ("", "")


def test_the_child_reads_nothing_that_its_surroundings_offer(monkeypatch, tmp_path):
    """Neither the environment nor the folder gives it other modules."""
    (tmp_path / "json.py").write_text("raise SystemExit(3)\n", encoding="utf-8")
    monkeypatch.setenv("PYTHONPATH", str(tmp_path))
    monkeypatch.chdir(tmp_path)
    assert read_answer(develop(JPEG, Measured("JPEG", 300, 300), (), PictureLimits())).copies


def test_of_a_file_without_end_no_more_is_read_than_a_picture_may_have():
    class Endless(io.BytesIO):
        def read(self, size: int = -1) -> bytes:
            assert 0 < size <= most_bytes(PictureLimits()) + 1
            return JPEG + b"\0" * (size - len(JPEG))

    job = SimpleNamespace(entry=SimpleNamespace(files={"a.jpg": SimpleNamespace(open=lambda mode: Endless())}), picture=SimpleNamespace(file="a.jpg"))
    with pytest.raises(Fault, match="MB"):
        read_file(job, PictureLimits())
