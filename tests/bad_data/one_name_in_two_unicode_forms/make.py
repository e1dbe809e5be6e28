"""The same name once with й as one letter and once as и with a breve."""

from pathlib import Path


def make(root: Path) -> None:
    file = root / "data/contacts/example-emergency/en.yml"
    file.write_text(file.read_text(encoding="utf-8") + "й: one letter\nи\u0306: two signs\n", encoding="utf-8")
