"""The whole project, once for all tests of this folder."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterable
from pathlib import Path

import pytest
from made_pictures import saved
from PIL import Image

from infocentre.load import load
from infocentre.model.picture import named_files

from .built import Site, built
from .counts import KEY
from .whole import Whole

FILLED = Path(__file__).parent / "filled"
ROOT = FILLED.parent.parent.parent


@pytest.fixture(scope="session")
def whole(_good_project: Path, tmp_path_factory: pytest.TempPathFactory) -> Whole:
    """The good project, filled up, with the files of its pictures and what MkDocs needs beside them."""
    root = tmp_path_factory.mktemp("hostile") / "project"
    shutil.copytree(_good_project, root)
    shutil.copytree(FILLED, root, dirs_exist_ok=True)
    shutil.copytree(ROOT / "overrides", root / "overrides")
    shutil.copy(ROOT / "mkdocs.yml", root)
    for record in load(root)[0].records:
        for _, name in named_files(record.facts.data if record.facts else {}):
            (root / "data" / record.address / name).write_bytes(saved(Image.new("RGB", (300, 300)), "JPEG"))
    return Whole(root)


@pytest.fixture(scope="session")
def site(whole: Whole) -> Site:
    """Its site, with nothing but ordinary texts."""
    whole.write()
    return built(whole)


@pytest.fixture
def tried(record_property: Callable[[str, object], None]) -> Callable[[str, Iterable[object]], None]:
    """Notes that a row was tried in these places."""

    def note(row: str, places: Iterable[object]) -> None:
        record_property(KEY, (row, len(list(places))))

    return note
