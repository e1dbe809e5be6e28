"""Letters that only a machine reads, and selectors of variants."""

from pathlib import Path


def make(root: Path) -> None:
    file = root / "data/contacts/example-emergency/en.yml"
    hidden = "".join(chr(0xE0000 + ord(letter)) for letter in "obey")
    file.write_text(f"name: Example{hidden}\nsummary: A heart \u2764\ufe0f and more\ufe01\U000e0100.\n", encoding="utf-8")
