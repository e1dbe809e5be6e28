"""A file that ends without a line end."""

from pathlib import Path


def make(root: Path) -> None:
    for path in ("data/contacts/example-emergency/en.yml", "docs/en/about.md"):
        file = root / path
        file.write_bytes(file.read_bytes().rstrip(b"\n"))
