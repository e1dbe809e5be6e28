"""A picture put beside a record, and what becomes of it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial

import pytest
from made_pictures import REVIEW

from infocentre.build import PICTURE_CACHE
from infocentre.darkroom.child import Copy
from infocentre.pictures import Developed, develop_all

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


@pytest.fixture
def put(project) -> Callable[..., None]:
    """Puts a picture beside a record of the project."""
    return partial(put_picture, project)


@pytest.fixture
def developed(project) -> Callable[..., Developed]:
    """Develops the project's pictures and gives the one of a record."""

    def develop(record: str = STORY, id: str = "market") -> Developed:
        return develop_all(project.examine()[0], project / PICTURE_CACHE)[0][record][id]

    return develop


@pytest.fixture
def copies(developed) -> Callable[..., dict[tuple[str, int], Copy]]:
    """The copies of a picture by format and width."""
    return lambda *what: {(copy.format, copy.width): copy for copy in developed(*what).copies}


@pytest.fixture
def said_of_pictures(project) -> Callable[[], list[str]]:
    """What `check` says, a line for each problem and the hint behind it."""

    def said() -> list[str]:
        return [f"{problem.level} {problem.path}:{problem.line} {problem.code} {problem.message} | {problem.hint}" for problem in project.examine()[1]]

    return said
