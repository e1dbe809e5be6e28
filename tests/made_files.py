"""The files of a site as tests look at them."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from pathlib import Path
from xml.etree.ElementTree import Element

import html5lib

TODAY = datetime.date(2026, 11, 23)


class Files(dict[str, bytes]):
    """The files of a site by their paths; a page may also be named by its address."""

    def html(self, address: str) -> str:
        return self[f"{address}index.html" if address.endswith("/") or not address else address].decode()

    def tree(self, address: str) -> Element:
        """A page as a browser reads it."""
        return html5lib.parse(self.html(address), namespaceHTMLElements=False)

    def text(self, address: str) -> str:
        """What a reader of a page sees, its spaces made equal."""
        return " ".join(" ".join(self.tree(address).find("body").itertext()).split())

    def pages(self) -> Iterator[str]:
        """The address of every page."""
        return (path.removesuffix("index.html") for path in self if path.endswith(".html"))

    def holding(self, text: str) -> list[str]:
        """The paths of the files in which a text stands, whatever its letters' size, or whose name it is in."""
        return [path for path, content in self.items() if text.lower() in content.decode(errors="replace").lower() or text.lower() in path.lower()]


def files_in(folder: Path) -> Files:
    """Every file of a folder."""
    return Files({path.relative_to(folder).as_posix(): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()})


def another_story(project, id: str, *changes: tuple[str, str]) -> None:
    """A second story like the first, with changes to its facts."""
    for file in sorted((project / "data/stories/2022-example-story").iterdir()):
        project.write(f"data/stories/{id}/{file.name}", file.read_text(encoding="utf-8"))
    for old, new in changes:
        project.replace(f"data/stories/{id}/story.yml", old, new)


def tree(folder):
    """Everything in a folder: what it is, who may do what with it, and its bytes."""
    found = {}
    for path in [folder, *sorted(folder.rglob("*"))]:
        found[path.relative_to(folder).as_posix()] = (oct(path.stat().st_mode), path.read_bytes() if path.is_file() else None)
    return found
