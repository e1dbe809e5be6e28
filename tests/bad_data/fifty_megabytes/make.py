"""A text of 50 MB."""

from pathlib import Path


def make(root: Path) -> None:
    with (root / "data/contacts/example-emergency/en.yml").open("w", encoding="utf-8") as file:
        file.write("name: Example\nsummary: |\n")
        file.writelines("  " + "text " * 1_000 + "\n" for _ in range(10_000))
