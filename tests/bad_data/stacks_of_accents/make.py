"""Accents above accents; three on one letter are allowed."""

from pathlib import Path


def make(root: Path) -> None:
    file = root / "data/contacts/example-emergency/en.yml"
    text = "name: E\u0301\u0302\u0303xample\nsummary: E" + "\u0301\u0316\u0489" * 10 + "mergency e" + "\u0301" * 4 + "\n"
    file.write_text(text, encoding="utf-8")
