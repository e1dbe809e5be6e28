"""A record of 200,000 fields."""

from pathlib import Path


def make(root: Path) -> None:
    (root / "data/contacts/example-emergency/en.yml").write_text("".join(f"f{number}: 1\n" for number in range(200_000)), encoding="utf-8")
