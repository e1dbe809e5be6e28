"""5,000 fields, in a file that is small enough."""

from pathlib import Path


def make(root: Path) -> None:
    (root / "data/contacts/example-emergency/en.yml").write_text("".join(f"f{number}: 1\n" for number in range(5_000)), encoding="utf-8")
