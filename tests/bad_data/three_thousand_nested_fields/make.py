"""Fields in fields, 3,000 levels deep."""

from pathlib import Path


def make(root: Path) -> None:
    (root / "data/contacts/example-emergency/en.yml").write_text("a: " + "{a: \n" * 3_000 + "}" * 3_000 + "\n", encoding="utf-8")
