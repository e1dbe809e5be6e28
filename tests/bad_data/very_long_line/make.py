"""A line of 100,000 letters."""

from pathlib import Path


def make(root: Path) -> None:
    file = root / "data/contacts/example-emergency/en.yml"
    file.write_text("# " + "long " * 20_000 + "\n" + file.read_text(encoding="utf-8"), encoding="utf-8")
