"""A picture of a record: its file, who made it, under which licence, and what was looked for in it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Annotated, Any, Literal, NamedTuple

from pydantic import AfterValidator, StrictInt, StringConstraints, model_validator

from .fields import Id, Model, line, many, private, public

FORMATS = {"jpg": "JPEG", "jpeg": "JPEG", "png": "PNG", "webp": "WebP"}
"""The endings that a picture's file may have, and the format that must stand in it."""
MAX_PICTURES = 20
_NAME = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*\.[a-z0-9]+")
_CAMERA = re.compile(r"(img|image|dsc[a-z]*|dcim|pxl|mvimg|pano|photo|foto|screenshot|scan|whatsapp|signal|telegram|viber)-?\d")
_DIGITS = re.compile(r"\d")
# More digits than a year has are a day, an hour, a place or a phone number.
_MAX_DIGITS = 4


def file_fault(name: str) -> str:
    """What is wrong with the name of a picture's file, or an empty text. The name itself is not repeated."""
    ending = name.rpartition(".")[2].lower() if "." in name else ""
    if ending not in FORMATS:
        return f"the name ends in {f'.{ending[:10]}' if ending else 'nothing'}; a picture is a .jpg, .png or .webp file"
    if not _NAME.fullmatch(name):
        return "the name may hold small Latin letters, digits and single hyphens only"
    if _CAMERA.match(name) or len(_DIGITS.findall(name)) > _MAX_DIGITS:
        return "the name looks like one that a camera or phone gave, which can tell when, where or whose"
    return ""


def _good_file(name: str) -> str:
    if fault := file_fault(name):
        raise ValueError(fault)
    return name


PictureFile = Annotated[str, StringConstraints(strict=True, max_length=80), AfterValidator(_good_file)]
Seen = Literal["none", "masked", "cleared"]


class Licence(NamedTuple):
    """What a reader is told of a licence; without a name the site's own words say it."""

    name: str = ""
    url: str = ""


def _creative_commons(kind: str, version: str) -> Licence:
    return Licence(f"CC {kind.upper()} {version}", f"https://creativecommons.org/licenses/{kind}/{version}/")


LICENCES = {
    "public-domain": Licence(),
    "permission": Licence(),
    "cc0-1.0": Licence("CC0 1.0", "https://creativecommons.org/publicdomain/zero/1.0/"),
    **{f"cc-{kind}-{version}": _creative_commons(kind, version) for version in ("4.0", "3.0", "2.0") for kind in ("by", "by-sa", "by-nc", "by-nc-sa")},
}
LicenceName = Literal[*LICENCES]


class IdentityReview(Model):
    """What a person looked for in the picture: `none` is there; it is `masked`; or it may be shown (`cleared`)."""

    faces: Seen = private("Faces, also small, turned away, in the background and on posters.")
    tattoos: Seen = private("Tattoos, scars, jewellery.")
    plates: Seen = private("Plates and numbers of cars, wagons, houses, flats.")
    uniforms: Seen = private("Uniforms, patches, name tags, work clothes.")
    screens: Seen = private("Screens of phones and computers.")
    reflections: Seen = private("Mirrors, windows, glasses, water.")
    skyline: Seen = private("Buildings, views, signs that tell the place.")
    documents: Seen = private("Papers, tickets, badges, letters.")

    @property
    def answers(self) -> Mapping[str, Seen]:
        """What was looked for: the answer."""
        return {name: getattr(self, name) for name in type(self).model_fields}


class Mask(Model):
    """A solid box that covers a part of the picture for good, in pixels of the upright picture."""

    x: StrictInt = private("Pixels from the left edge to the box.", ge=0)
    y: StrictInt = private("Pixels from the upper edge to the box.", ge=0)
    width: StrictInt = private("Width of the box.", ge=1)
    height: StrictInt = private("Height of the box.", ge=1)


class Picture(Model):
    """A picture that stands as a file beside the record."""

    id: Id = public("Names the picture; its words stand under the same id.")
    file: PictureFile = private("The name of a file beside the record; it says what is seen, such as market-square.jpg. No output shows it.")
    credit: line(200) = public("Who made the picture, as it must be printed.")
    licence: LicenceName = public("Under which licence, or `public-domain`, or with the `permission` of who holds the rights.")
    source: Id | None = public("Key of the source that it comes from.", None)
    identity_review: IdentityReview = private("What could betray somebody; every question is answered.")
    masks: many(Mask, 100) = private("Boxes that are burnt into the picture.", ())


class PictureWords(Model):
    """The words of one picture."""

    alt: line(300) = public("What is seen, for readers who cannot see it; no name that the record hides.")
    caption: line(300) | None = public("What readers should know about it.", None)


class PictureLimits(Model):
    """What a picture may measure, and what reading it may cost."""

    megabytes: StrictInt = public("Size of the file in megabytes.", 8, ge=1, le=50)
    megapixels: StrictInt = public("Width times height, in millions of pixels.", 40, ge=1, le=100)
    shortest_side: StrictInt = public("Pixels that each side must have.", 200, ge=1, le=2_000)
    longest_side: StrictInt = public("Pixels that no side may exceed.", 12_000, ge=100, le=16_000)
    frames: StrictInt = public("Frames of a moving picture; only the first is shown.", 1, ge=1, le=1_000)
    seconds: StrictInt = public("Seconds after which reading is given up.", 20, ge=1, le=300)
    memory: StrictInt = public("Megabytes of memory that reading may take.", 1_024, ge=256, le=8_192)

    @model_validator(mode="after")
    def _in_order(self) -> PictureLimits:
        if self.shortest_side > self.longest_side:
            raise ValueError("shortest_side is larger than longest_side")
        return self


def named_files(facts: Mapping[str, Any]) -> Iterator[tuple[tuple[str | int, ...], str]]:
    """Where the raw facts of a record name the file of a picture, and that name; whether it is a good one is not asked."""
    pictures = facts.get("pictures")
    for index, picture in enumerate(pictures if isinstance(pictures, list) else ()):
        name = picture.get("file") if isinstance(picture, dict) else None
        if isinstance(name, str) and re.fullmatch(r"[^./\\\0][^/\\\0]{0,119}", name) and not name.endswith((".yml", ".md")):
            yield ("pictures", index, "file"), name
