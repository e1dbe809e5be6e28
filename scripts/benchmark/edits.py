"""What an editor may do between two builds of the made-up centre."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

DAY, NEXT_DAY = "2026-11-23", "2026-11-24"
"""On the second, one guide in a hundred records is over its time of review."""
_CONTACT = "migration-service-ua"


@dataclass(frozen=True)
class Edit:
    """Something to do in a project before it is built again, each time to another effect; and the day of that build."""

    name: str
    apply: Callable[[Path], None]
    day: str = DAY


def _in(path: str, pattern: str, replacement: str) -> Callable[[Path], None]:
    """Replaces the first match in a file; KeyError when there is none, since nothing would be measured."""

    def apply(root: Path) -> None:
        text = (root / path).read_text("utf-8")
        changed, count = re.subn(pattern, replacement, text, count=1, flags=re.MULTILINE)
        if not count:
            raise KeyError(f"{path} holds nothing like {pattern}")
        (root / path).write_text(changed, "utf-8")

    return apply


def guides_with_contact(root: Path) -> int:
    """In how many guides the contact stands that is changed."""
    return sum(f"[{_CONTACT}]" in file.read_text("utf-8") for file in root.glob("data/guides/*/guide.yml"))


EDITS = (
    Edit("nothing changed", lambda root: None),
    Edit("words of one record in one language", _in("data/stories/made-up-00000/be.yml", r'^summary: "(\S+)', r'summary: "\1 \1')),
    Edit("a contact of many guides", _in(f"data/contacts/{_CONTACT}/contact.yml", r'(value: "https://[^"]*)"', r'\1/a"')),
    Edit("a label of a topic in one language", _in("data/vocabulary/topics.yml", r"\ben: ([^,}]+)", r"en: \1 too")),
    Edit("the template of guides", _in("overrides/records/guide.html", r"( *)</article>", r" \1</article>")),
    Edit("the next day", lambda root: None, NEXT_DAY),
)
