"""MkDocs with stock Material, and Zensical, which reads the same files; records stand outside the nav."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from ..bags import LANGUAGES
from ..centre import Record
from ..plain import markdown
from .peer import Peer, Titles, write

_CONFIG = """site_name: Centre
theme: {name: material, font: false}
nav: [{Home: index.md}]
"""


def _export(records: Iterable[Record], titles: Titles, folder: Path) -> None:
    write(folder / "mkdocs.yml", _CONFIG)
    write(folder / "docs/index.md", "# Centre\n")
    for record in records:
        for language in LANGUAGES:
            text = markdown(record, language, titles)
            write(folder / f"docs/{language}/{record.kind}/{record.id}.md", text + _rest(record, language))


def _rest(record: Record, language: str) -> str:
    """What the other generators print from the front matter stands in the text here."""
    parts = record.words[language].parts
    return "".join(f"\n## {name}\n\n{_points(value)}\n" for name, value in parts.items())


def _points(value: object) -> str:
    return f"- {value}" if isinstance(value, str) else "\n".join(_points(inner) for inner in value.values())


def _mkdocs(program: str, folder: Path, target: Path) -> list[str]:
    return [program, "build", "-q", "-f", str(folder / "mkdocs.yml"), "-d", str(target)]


def _zensical(program: str, folder: Path, target: Path) -> list[str]:
    # It has no option for the target, and knows only a `site` beside the texts.
    return ["sh", "-c", 'cd "$1" && "$2" build --clean && mv site "$3"', "sh", str(folder), program, str(target)]


PEERS = (Peer("MkDocs with Material", "mkdocs", _export, _mkdocs), Peer("Zensical", "zensical", _export, _zensical))
