"""What a record says of its pictures holds together, and no picture shows more than the record may."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator

from ..model.kinds import PROFILE
from ..model.picture import FORMATS, Picture
from ..problem import Problem
from ..schema import Entry
from .gist import LEVEL_WITH_PICTURE, level_of
from .passages import Reading
from .surroundings import Surroundings

_FILE_NAME = re.compile(rf"\S+\.({'|'.join(FORMATS)}|gif|heic|svg|tiff?)\Z", re.IGNORECASE)


def of_record(entry: Entry, read: Reading, around: Surroundings, today: datetime.date) -> Iterator[Problem]:
    """Problems of pictures that show without looking into their files."""
    for index, picture in enumerate(getattr(entry.facts, "pictures", ())):
        yield from _unpublished(entry, index)
        yield from _level(entry, index)
        yield from _masks(entry, index, picture)
        yield from _words(entry, picture, sorted(around.hidden))


def _unpublished(entry: Entry, index: int) -> Iterator[Problem]:
    """The repository is public: no picture lies in it that the site does not show, or will not show on its day."""
    if entry.facts.status in ("draft", "withdrawn"):
        message = f"the record is `{entry.facts.status}`, but its picture is public in the repository"
        yield entry.problem("", ("pictures", index), "picture-unpublished", message, "Keep the picture elsewhere until the record is published.")


def _level(entry: Entry, index: int) -> Iterator[Problem]:
    if entry.kind is PROFILE and not entry.faulty and level_of(entry) < LEVEL_WITH_PICTURE:
        message = f"a profile of the identity level {level_of(entry)} may have no picture"
        yield entry.problem("", ("pictures", index), "identity-picture", message, "Delete the picture, here and beside the record.", level="held")


def _masks(entry: Entry, index: int, picture: Picture) -> Iterator[Problem]:
    masked = [name for name, answer in picture.identity_review.answers.items() if answer == "masked"]
    if masked and not picture.masks:
        path = ("pictures", index, "identity_review", masked[0])
        yield entry.problem("", path, "picture-mask", f"{masked[0]}: `masked`, but the picture has no masks", "Give the boxes under `masks`.")
    if picture.masks and not masked:
        path = ("pictures", index, "masks")
        yield entry.problem("", path, "picture-mask", "there are masks, but no answer of identity_review is `masked`", "Say what they cover.")


def _words(entry: Entry, picture: Picture, hidden: list[str]) -> Iterator[Problem]:
    for language, words in entry.words.items():
        given = words.pictures.get(picture.id)
        if given is None:
            continue  # checks/languages.py says so
        path = ("pictures", picture.id)
        if _FILE_NAME.fullmatch(given.alt) or _bare(given.alt) in (_bare(picture.file), _bare(picture.file.rpartition(".")[0])):
            yield entry.problem(language, (*path, "alt"), "picture-alt", "alt is the name of the file", "Say what is seen, for readers who cannot see it.")
        for name in ("alt", "caption"):
            text = getattr(given, name) or ""
            if any(re.search(rf"\b{re.escape(person)}\b", text) for person in hidden):
                message = f"{name} holds the name of a person who may not be shown in a picture"
                yield entry.problem(language, (*path, name), "picture-name", message, "Take the name out, and look again whether the picture shows that person.")


def _bare(text: str) -> str:
    """The letters and digits of a text, for comparing."""
    return "".join(letter for letter in text.casefold() if letter.isalnum())
