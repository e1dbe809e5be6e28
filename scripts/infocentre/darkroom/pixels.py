"""A file that was found to be a picture -> its pixels: upright, 8-bit sRGB, on paper, without anything else."""

from __future__ import annotations

import io

from PIL import Image, ImageCms
from PIL.ImageFile import ImageFile
from PIL.JpegImagePlugin import JpegImageFile
from PIL.PngImagePlugin import PngImageFile
from PIL.WebPImagePlugin import WebPImageFile

# Image.open would choose among forty parsers by content; these three are called by name.
_READERS: dict[str, type[ImageFile]] = {"JPEG": JpegImageFile, "PNG": PngImageFile, "WebP": WebPImageFile}
# Shows through transparent parts: what may lie hidden under them is not published.
_PAPER = (255, 255, 255)
_WITH_PROFILES = ("RGB", "CMYK", "L")
_TURN = Image.Transpose
_TURNS = {
    2: _TURN.FLIP_LEFT_RIGHT,
    3: _TURN.ROTATE_180,
    4: _TURN.FLIP_TOP_BOTTOM,
    5: _TURN.TRANSPOSE,
    6: _TURN.ROTATE_270,
    7: _TURN.TRANSVERSE,
    8: _TURN.ROTATE_90,
}
_ORIENTATION = 0x0112


def pixels(content: bytes, format: str, size: tuple[int, int]) -> Image.Image:
    """The pixels of a file in this format; ValueError when the decoder sees another size than the walk did."""
    image = _READERS[format](io.BytesIO(content))
    if image.size != size:
        raise ValueError(image.size)
    image.load()
    turn = _TURNS.get(_orientation(image.info.get("exif")))
    flat = _flat(image, image.info.get("icc_profile"))
    if turn is not None:
        flat = flat.transpose(turn)
    # A new image, since Pillow hands comments and metadata on from image to image.
    fresh = Image.new("RGB", flat.size)
    fresh.paste(flat)
    return fresh


def _orientation(exif: bytes | None) -> int:
    """The EXIF orientation; 1, upright, when there is none or the block cannot be read."""
    tags = Image.Exif()
    try:
        tags.load(exif)
        return tags.get(_ORIENTATION, 1)
    except Exception:  # broken metadata is no reason to refuse the pixels
        return 1


def _flat(image: Image.Image, profile: bytes | None) -> Image.Image:
    if image.mode.startswith("I;16"):
        image.info.pop("transparency", None)  # a shade of 16 bits; there is none in 8
        image = image.point(lambda value: value * (1 / 256), "L")  # convert() would cut all light parts off
    if not image.has_transparency_data:
        return _srgb(image, profile)
    image = image.convert("RGBA")
    paper = Image.new("RGB", image.size, _PAPER)
    paper.paste(_srgb(image.convert("RGB"), profile), mask=image.getchannel("A"))
    return paper


def _srgb(image: Image.Image, profile: bytes | None) -> Image.Image:
    """The image in sRGB; a profile that is broken or of another kind of colour is left out, as browsers do."""
    image = image if image.mode in _WITH_PROFILES else image.convert("RGB")
    if profile:
        try:
            return ImageCms.profileToProfile(image, io.BytesIO(profile), ImageCms.createProfile("sRGB"), outputMode="RGB")
        except (ImageCms.PyCMSError, OSError, ValueError):
            pass
    return image.convert("RGB")
