"""What readers get of a picture: its pixels, upright and covered where it must be, and nothing else."""

from __future__ import annotations

import io
import re
import time

import pytest
from made_pictures import ALT, SECRET, STORY, WITH_EVERYTHING, icc, jpeg_parts, jpeg_with_everything, photo, riff_chunks, saved, swapped
from PIL import Image

from infocentre.darkroom.child import Answer, Copy
from infocentre.pictures import path_of
from infocentre.preparing import PICTURE_CACHE

pytest_plugins = ["picture_fixtures", "site_fixtures"]

ENDINGS = sorted(WITH_EVERYTHING)
TRACES = [b"Exif", b"EXIF", b"GPS", b"http://ns.adobe.com", b"adobe:ns:meta", b"xmp", b"XMP", b"Photoshop", b"8BIM", b"ICC_PROFILE", b"ICCP", b"acsp", b"JFXX", b"MAKER", b"2022:03:01", SECRET]
TRACES += [SECRET[:8].decode().encode("utf-16-be"), SECRET[:8].decode().encode("utf-16-le")]
# Header, tables, frame, scans: what a decoder needs.
JPEG_NEEDED = {0xE0, 0xDB, 0xC0, 0xC2, 0xC4, 0xDA}


def as_seen(content: bytes) -> Image.Image:
    image = Image.open(io.BytesIO(content))
    image.load()
    return image.convert("RGB")


def near(one, other, most: int = 24) -> bool:
    return all(abs(a - b) <= most for a, b in zip(one, other, strict=True))


@pytest.mark.parametrize("ending", ENDINGS)
def test_a_made_picture_holds_what_must_not_come_through(ending):
    content = WITH_EVERYTHING[ending](photo(), 6)
    found = {trace for trace in TRACES if trace in content}
    assert {SECRET, b"acsp", b"adobe:ns:meta"} - (found if ending != "png" else {*found, b"acsp"}) == set()
    assert Image.open(io.BytesIO(content)).getexif().get_ifd(0x8825)[2] == (43.0, 28.0, 12.0)


@pytest.mark.row("I1")
@pytest.mark.parametrize("ending", ENDINGS)
def test_no_byte_of_metadata_reaches_a_copy(put, copies, ending):
    """Every part of every file is looked at, and every byte searched."""
    put(WITH_EVERYTHING[ending](photo(1700, 1200), 6), f"market.{ending}")
    found = copies()
    assert sorted(found) == [(format, width) for format in ("JPEG", "WebP") for width in (480, 960)]
    for (format, _), copy in found.items():
        assert [trace for trace in TRACES if trace in copy.content] == []
        if format == "WebP":
            assert list(riff_chunks(copy.content)) == [b"VP8 "]
        else:
            parts = jpeg_parts(copy.content)
            assert {marker for marker, _ in parts} <= JPEG_NEEDED
            assert [body[:5] + body[-2:] for marker, body in parts if marker == 0xE0] == [b"JFIF\0\0\0"]
        assert set(as_seen(copy.content).info) <= {"jfif", "jfif_version", "jfif_unit", "jfif_density", "progressive", "progression", "loop", "background", "timestamp", "duration"}


def test_a_comment_that_pillow_would_hand_on_is_left_behind(put, copies):
    """Where neither size nor colours change, Pillow writes the comment of the old file into the new one."""
    content = saved(photo(480, 300), "JPEG", comment=SECRET)
    put(content)
    assert SECRET in content and SECRET in saved(Image.open(io.BytesIO(content)), "JPEG")
    assert all(SECRET not in copy.content for copy in copies().values())


@pytest.mark.parametrize("dirty", [jpeg_with_everything(photo(480, 336)), saved(photo(481, 336), "JPEG")])
def test_a_copy_that_is_not_clean_is_never_published(put, said_of_pictures, monkeypatch, dirty):
    """Whatever child or cache answered: what is written into the site was looked through."""
    put(saved(photo(), "JPEG"))
    monkeypatch.setattr("infocentre.pictures.read_answer", lambda answer: Answer((Copy("JPEG", 480, 336, dirty),), 0, ()))
    (line,) = said_of_pictures()
    assert line.startswith("error ") and "the copies made of the picture are not clean" in line


@pytest.mark.row("I3")
@pytest.mark.parametrize("orientation", range(1, 9))
@pytest.mark.parametrize("ending", ENDINGS)
def test_it_is_turned_upright(put, copies, ending, orientation):
    """The corners lie where a viewer that follows EXIF shows them; XMP, which says otherwise, is not asked."""
    upright = Image.new("RGB", (480, 320), "white")
    for corner, colour in (((0, 0), "red"), ((240, 0), "lime"), ((0, 160), "blue"), ((240, 160), "black")):
        upright.paste(colour, (*corner, corner[0] + 240, corner[1] + 160))
    turns = Image.Transpose
    stored = {2: turns.FLIP_LEFT_RIGHT, 3: turns.ROTATE_180, 4: turns.FLIP_TOP_BOTTOM, 5: turns.TRANSPOSE, 6: turns.ROTATE_90, 7: turns.TRANSVERSE, 8: turns.ROTATE_270}
    turned = upright.transpose(stored[orientation]) if orientation > 1 else upright
    put(WITH_EVERYTHING[ending](turned, orientation), f"market.{ending}")
    seen = as_seen(copies()["WebP", 480].content)
    assert seen.size == (480, 320)
    assert [near(seen.getpixel(at), upright.getpixel(at), 40) for at in ((60, 60), (420, 60), (60, 260), (420, 260))] == [True] * 4


def test_masks_are_burnt_in_as_solid_boxes_of_the_upright_picture(put, copies):
    original = jpeg_with_everything(photo(960, 1440).transpose(Image.Transpose.ROTATE_90), 6)
    put(original, review={"faces": "masked"}, more=", masks: [{x: 96, y: 192, width: 192, height: 96}, {x: 700, y: 1300, width: 260, height: 140}]")
    for (_, width), copy in copies().items():
        seen, scale = as_seen(copy.content), width / 960
        for box in ((96, 192, 288, 288), (700, 1300, 960, 1440)):
            inner = tuple(round(edge * scale) + shift for edge, shift in zip(box, (9, 9, -9, -9), strict=True))
            assert all(high <= 12 for _, high in seen.crop(inner).getextrema())
        assert max(high for _, high in seen.crop((round(300 * scale), round(200 * scale), round(680 * scale), round(280 * scale))).getextrema()) > 60


def test_what_lies_under_a_mask_changes_no_byte(put, copies):
    """Nothing of a covered face is left, not even smeared into its surroundings."""
    masks = dict(review={"faces": "masked"}, more=", masks: [{x: 100, y: 100, width: 300, height: 300}]")
    other = photo()
    other.paste((250, 20, 20), (100, 100, 400, 400))
    put(saved(photo(), "PNG"), "market.png", **masks)
    put(saved(other, "PNG"), "square.png", id="square", **masks)
    assert [copy.content for copy in copies().values()] == [copy.content for copy in copies(STORY, "square").values()]


def test_pixels_under_transparency_are_not_published(put, copies):
    clear, hidden = photo().convert("RGBA"), Image.new("RGBA", (1000, 700), (200, 10, 10, 255))
    alpha = Image.new("L", clear.size, 255)
    alpha.paste(0, (200, 200, 600, 600))
    hidden.paste(clear)
    for image, secret in ((clear, (0, 0, 255)), (hidden, (255, 0, 0))):
        image.paste(secret, (200, 200, 600, 600))
        image.putalpha(alpha)
    put(saved(clear, "PNG"), "market.png")
    put(saved(hidden, "PNG"), "square.png", id="square")
    assert near(as_seen(copies()["JPEG", 960].content).getpixel((380, 380)), (255, 255, 255))
    assert [copy.content for copy in copies().values()] == [copy.content for copy in copies(STORY, "square").values()]


@pytest.mark.row("I9")
def test_every_kind_of_colour_becomes_8_bit_srgb(put, copies):
    """Greys of 16 bits, CMYK, a palette, one bit: each comes out as the colour that was meant."""
    grey16 = Image.frombytes("I;16", (300, 300), (0x8000).to_bytes(2, "little") * 90_000)
    palette = Image.new("P", (300, 300), 7)
    palette.putpalette([0] * 21 + [10, 200, 30] + [0] * 744)
    cases = {
        "grey": (saved(grey16, "PNG"), "png", (128, 128, 128)),
        "ink": (saved(Image.new("CMYK", (300, 300), (0, 255, 255, 0)), "JPEG"), "jpg", (255, 0, 0)),
        "palette": (saved(palette, "PNG"), "png", (10, 200, 30)),
        "bit": (saved(Image.new("1", (300, 300), 1), "PNG"), "png", (255, 255, 255)),
        "shade": (saved(Image.new("LA", (300, 300), (90, 255)), "PNG"), "png", (90, 90, 90)),
        "swapped-profile": (saved(Image.new("RGB", (300, 300), (255, 0, 0)), "PNG", icc_profile=swapped()), "png", (0, 255, 0)),
        "broken-profile": (saved(Image.new("RGB", (300, 300), (9, 99, 199)), "PNG", icc_profile=b"\0" * 16 + b"RGB " + b"x" * 900), "png", (9, 99, 199)),
        "other-profile": (saved(Image.new("L", (300, 300), 77), "JPEG", icc_profile=icc()), "jpg", (77, 77, 77)),
    }
    for id, (content, ending, _) in cases.items():
        put(content, f"{id}.{ending}", id=id)
    for id, (_, _, colour) in cases.items():
        for copy in copies(STORY, id).values():
            assert as_seen(copy.content).mode == "RGB"
            assert near(as_seen(copy.content).getpixel((150, 150)), colour, 6), id


@pytest.mark.parametrize(("width", "wanted"), [(200, [200]), (479, [479]), (480, [480]), (1000, [480, 960]), (1599, [480, 960]), (2400, [480, 960, 1600])])
def test_no_copy_is_wider_than_the_picture(put, copies, width, wanted):
    put(saved(photo(width, width // 2 + 100), "JPEG"))
    assert [width for format, width in copies() if format == "WebP"] == wanted
    assert all(abs(copy.height / copy.width - (width // 2 + 100) / width) < 0.01 for copy in copies().values())


def test_the_bytes_are_the_same_each_time_and_named_by_their_hash(project, put, developed):
    content = jpeg_with_everything(photo(1700, 900), 3)
    put(content)
    first = developed().copies
    for file in (project / PICTURE_CACHE).iterdir():
        file.unlink()
    assert developed().copies == first
    assert all(re.fullmatch(r"assets/pictures/[0-9a-f]{32}-\d+\.(webp|jpg)", path_of(copy)) for copy in first)
    assert len({path_of(copy) for copy in first}) == len(first) == 6
    assert content not in {copy.content for copy in first}


def test_an_unchanged_picture_is_not_decoded_again(project, put, developed, monkeypatch):
    put(saved(photo(2000, 1500), "JPEG"))
    first = developed()
    monkeypatch.setattr("infocentre.pictures.develop", lambda *_, **__: pytest.fail("decoded again"))
    started = time.perf_counter()
    assert developed() == first
    assert time.perf_counter() - started < 0.5


def test_a_change_of_the_darkroom_makes_every_copy_anew(project, put, developed, monkeypatch):
    """Of Pillow or of our own code: an answer of the old one is not trusted."""
    put(saved(photo(), "JPEG"))
    developed()
    (entry,) = (project / PICTURE_CACHE).iterdir()
    monkeypatch.setattr("infocentre.pictures._recipe", lambda: "another")
    developed()
    assert [file.name for file in (project / PICTURE_CACHE).iterdir()] != [entry.name]


@pytest.mark.parametrize("harm", [lambda entry: entry[:-1] + bytes([entry[-1] ^ 1]), lambda entry: entry[:100], lambda entry: b"", lambda entry: b"0" * 64 + entry[64:]])
def test_a_damaged_entry_of_the_cache_is_dropped(project, put, developed, harm):
    put(saved(photo(), "JPEG"))
    first = developed()
    (entry,) = (project / PICTURE_CACHE).iterdir()
    whole = entry.read_bytes()
    entry.write_bytes(harm(whole))
    assert developed() == first
    assert entry.read_bytes() == whole


def test_other_masks_or_settings_are_other_entries(project, put, developed):
    put(saved(photo(), "JPEG"), review={"faces": "masked"}, more=", masks: [{x: 1, y: 1, width: 50, height: 50}]")
    before = developed().copies
    project.replace("data/stories/2022-example-story/story.yml", "width: 50", "width: 51")
    assert developed().copies != before
    (entry,) = (project / PICTURE_CACHE).iterdir()
    project.append("data/site.yml", "pictures: {megapixels: 39}\n")
    developed()
    assert [file.name for file in (project / PICTURE_CACHE).iterdir()] != [entry.name]


def test_a_picture_that_was_taken_out_is_not_kept_in_the_cache(project, put, developed):
    put(saved(photo(), "JPEG"))
    put(saved(photo(turned=90), "JPEG"), "square.jpg", id="square")
    developed()
    assert len(list((project / PICTURE_CACHE).iterdir())) == 2
    text = (project / f"data/{STORY}/story.yml").read_text(encoding="utf-8")
    project.write(f"data/{STORY}/story.yml", "".join(line for line in text.splitlines(keepends=True) if "square" not in line))
    developed()
    assert len(list((project / PICTURE_CACHE).iterdir())) == 1


def test_a_cache_that_cannot_be_written_stops_nothing(project, put, developed):
    put(saved(photo(), "JPEG"))
    project.write(".cache", "a file where the folder would be")
    assert len(developed().copies) == 4


def test_the_page_shows_the_picture_and_the_site_holds_its_files(put, poured, said):
    put(saved(photo(1700, 900), "JPEG"), more=", source: first-report", words=', caption: "<b>&", ')
    site = poured()
    for language in ("be", "en"):
        figure = site.tree(f"{language}/{STORY}/").find(".//figure")
        image, source = figure.find("picture/img"), figure.find("picture/source")
        assert image.get("alt") == ALT[language] and image.get("loading") == "lazy"
        assert (image.get("width"), image.get("height")) == ("1600", "847")
        assert source.get("type") == "image/webp"
        for srcset, ending in ((source.get("srcset"), "webp"), (image.get("srcset"), "jpg")):
            files = [part.split() for part in srcset.split(", ")]
            assert [width for _, width in files] == ["480w", "960w", "1600w"]
            for address, width in files:
                path = address.removeprefix("../../../")
                assert path.endswith(f"-{width[:-1]}.{ending}") and path in site
        assert image.get("src").removeprefix("../../../") in site
        words = " ".join("".join(figure.itertext()).split())
        assert "<b>&" in words and said(language, "picture-credit", credit="Example Agency") in words and "CC BY 4.0" in words
        assert figure.find(".//a[@href='https://creativecommons.org/licenses/by/4.0/']") is not None
        assert figure.find(".//a[@class='note-link']").get("href").startswith("#source-")
    assert site.holding("market.jpg") == [] and len([path for path in site if path.startswith("assets/pictures/")]) == 6


def test_the_pictures_of_a_record_that_may_not_be_seen_are_in_no_output(project, put, poured):
    put(saved(photo(), "JPEG"), record="guides/example-guide")
    assert len([path for path in poured() if path.startswith("assets/pictures/")]) == 4
    project.replace("data/guides/example-guide/guide.yml", "published: 2026-11-20", "published: 2026-11-24")
    assert [path for path in poured() if path.startswith("assets/pictures/")] == []


def test_the_same_picture_in_two_records_is_one_set_of_files(put, poured):
    content = saved(photo(), "JPEG")
    put(content)
    put(content, "square.jpg", record="guides/example-guide")
    assert len([path for path in poured() if path.startswith("assets/pictures/")]) == 4


def test_clean_pictures_takes_out_of_the_file_what_the_site_does_not_show(project, put, copies, said_of_pictures):
    """Afterwards nothing is left to warn of: no metadata, and nothing under the masks."""
    for ending in ENDINGS:
        picture = WITH_EVERYTHING[ending](photo(960, 720).transpose(Image.Transpose.ROTATE_90), 6)
        put(picture, f"market-{ending}.{ending}", id=f"market-{ending}", review={"faces": "masked"}, more=", masks: [{x: 100, y: 100, width: 200, height: 300}]")
    codes = [line.split()[2] for line in said_of_pictures()]
    assert sorted(codes) == ["picture-bare"] * 3 + ["picture-metadata"] * 3
    result = project.run("clean-pictures", STORY)
    assert result.exit_code == 0 and result.output.splitlines() == [f"data/{STORY}/market-{ending}.{ending}" for ending in ENDINGS]
    assert said_of_pictures() == []
    for ending in ENDINGS:
        content = (project / f"data/{STORY}/market-{ending}.{ending}").read_bytes()
        assert [trace for trace in TRACES if trace in content] == [] and as_seen(content).size == (960, 720)
    assert project.run("clean-pictures", "guides/example-guide").exit_code == 2
