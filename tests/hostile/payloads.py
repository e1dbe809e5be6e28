"""The payloads of each row: files of rows/, and what is right for each of them.

A file holds texts, or mappings: `text`; `refused`: the code under which it is refused (or several);
`markdown`: what is right where a text is read as Markdown, if that is something else: `shown` or
`refused`; `only: markdown` where it means nothing elsewhere. What is not refused is shown as it is written.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

import yaml

from .fields import Field

HERE = Path(__file__).parent / "rows"


@dataclass(frozen=True)
class Payload:
    """One hostile text, and what becomes of it in a plain text and in Markdown."""

    row: str
    number: int
    text: str
    shown_in_markdown: str
    refused: frozenset[str]
    refused_in_markdown: frozenset[str]
    only_markdown: bool

    @property
    def id(self) -> str:
        return f"{self.row}-{self.number}-{re.sub(r'[^A-Za-z0-9]+', '-', self.text)[:24].strip('-')}"

    def codes(self, field: Field) -> frozenset[str]:
        """The codes under which a field refuses it; none where it is shown."""
        return self.refused_in_markdown if field.markdown else self.refused

    def concerns(self, field: Field) -> bool:
        return field.markdown or not self.only_markdown


def payloads() -> list[Payload]:
    """All of them, by row."""
    files = sorted(HERE.glob("*.yml"), key=lambda file: (file.stem[0], int(file.stem[1:])))
    return [payload for file in files for payload in _of_file(file)]


def _of_file(file: Path) -> list[Payload]:
    items = yaml.safe_load(file.read_text(encoding="utf-8"))
    return [_payload(file.stem, number, item if isinstance(item, dict) else {"text": item}) for number, item in enumerate(items, start=1)]


def _payload(row: str, number: int, item: dict) -> Payload:
    markdown, refused = item.get("markdown", {}), _codes(item.get("refused", ()))
    shown = markdown.get("shown", item["text"])
    return Payload(row, number, item["text"], shown, refused, _codes(markdown.get("refused", refused)), item.get("only") == "markdown")


def _codes(codes: str | list[str]) -> frozenset[str]:
    return frozenset((codes,) if isinstance(codes, str) else codes)
