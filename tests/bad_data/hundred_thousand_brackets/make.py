"""Brackets that crash the parser's C library when it nests them."""

from pathlib import Path


def make(root: Path) -> None:
    (root / "data/contacts/example-emergency/en.yml").write_text("name: " + "[" * 100_000 + "\n", encoding="utf-8")
    (root / "data/contacts/example-line/en.yml").write_text("name:\n" + ("  " + "[" * 100 + "\n") * 1_000, encoding="utf-8")
