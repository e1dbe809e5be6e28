"""Both sites, page after page, in alternation: medians of the first and of the repeated look."""

from __future__ import annotations

import statistics
import tempfile
from collections.abc import Callable
from dataclasses import dataclass, fields
from pathlib import Path

from ..ours import Centre
from ..project import write_centre
from . import material
from .browser import View, chromium, first_and_repeat
from .server import programs, serving

PAGES = {"home": "be/", "story": "be/stories/made-up-00000/", "guide": "be/guides/made-up-00012/"}
OURS, STOCK = "this project", "stock Material"
Key = tuple[str, str, str]
"""Page, look (first or repeat), site."""


@dataclass(frozen=True)
class Sight:
    """The median cost of one look at one page of one site."""

    page: str
    look: str
    site: str
    view: View


@dataclass(frozen=True)
class Reading:
    """Everything that was seen, and how it was compressed on its way."""

    count: int
    compression: str
    sights: tuple[Sight, ...]


def read(project: Path, count: int, rounds: int, seed: int, folder: Path, say: Callable[[str], None]) -> Reading:
    """Builds both sites in a folder of its own below `folder`, serves and measures them; Missing when something is not installed."""
    tools = programs()
    with tempfile.TemporaryDirectory(dir=folder, prefix="benchmark-") as name, chromium() as browser:
        place = Path(name)
        write_centre(project, place / "centre", count, seed)
        centre = Centre(place / "centre", place / "site")
        centre.clean(1)
        stock = material.build(project, count, seed, centre.site, place / "material")
        with serving(centre.site, place / "nginx-ours", tools) as ours, serving(stock, place / "nginx-stock", tools) as theirs:
            sights = _look(lambda address: first_and_repeat(browser, address), {OURS: ours, STOCK: theirs}, rounds, say)
    return Reading(count, tools.compression, sights)


def _look(look: Callable[[str], tuple[View, View]], sites: dict[str, str], rounds: int, say: Callable[[str], None]) -> tuple[Sight, ...]:
    seen: dict[Key, list[View]] = {}
    for turn in range(1, rounds + 1):
        for page, path in PAGES.items():
            for site, address in sites.items():
                first, repeat = look(address + path)
                seen.setdefault((page, "first", site), []).append(first)
                seen.setdefault((page, "repeat", site), []).append(repeat)
                say(f"round {turn}: {first.paint:5.1f} s, then {repeat.paint:5.1f} s  {page}, {site}")
    looks = [(page, look, site) for page in PAGES for look in ("first", "repeat") for site in sites]
    return tuple(Sight(*key, _median(seen[key])) for key in looks)


def _median(views: list[View]) -> View:
    return View(*(statistics.median(getattr(view, field.name) for view in views) for field in fields(View)))
