"""A picture put beside a record, and what becomes of it."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

import pytest
from made_pictures import STORY, put_picture

from infocentre.darkroom.child import Copy
from infocentre.pictures import Developed, develop_all
from infocentre.preparing import PICTURE_CACHE


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
