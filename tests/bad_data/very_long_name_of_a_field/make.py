"""A name of 2,000 letters."""

from pathlib import Path


def make(root: Path) -> None:
    file = root / "data/contacts/example-emergency/en.yml"
    file.write_text(file.read_text(encoding="utf-8") + "n" * 2_000 + ": too long\n", encoding="utf-8")
