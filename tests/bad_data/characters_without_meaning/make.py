"""Private, unassigned and forbidden characters of Unicode."""

from pathlib import Path


def make(root: Path) -> None:
    file = root / "data/contacts/example-emergency/en.yml"
    file.write_text("name: Example \ue000\nsummary: One \ufdd0number\uffff of \U000f0000the \u0378example\U0010fffe.\n", encoding="utf-8")
