"""A text of 10 KB repeated 20,000 times."""

from pathlib import Path


def make(root: Path) -> None:
    text = "name: &text " + "x" * 7_000 + "\nlist:\n" + "".join("  - [" + "*text, " * 19 + "*text]\n" for _ in range(1_000))
    (root / "data/contacts/example-emergency/en.yml").write_text(text, encoding="utf-8")
