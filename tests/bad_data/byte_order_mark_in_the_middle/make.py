"""Two files joined by a program that kept both byte order marks."""

from pathlib import Path


def make(root: Path) -> None:
    file = root / "data/contacts/example-emergency/en.yml"
    file.write_text(file.read_text(encoding="utf-8").replace("summary", "\ufeffsummary"), encoding="utf-8")
