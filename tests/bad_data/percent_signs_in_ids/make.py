"""Folders whose names a server would decode."""

from pathlib import Path


def make(root: Path) -> None:
    for name in ("%2e%2e%2f", "a%00", "%252e%252e", "..;"):
        (root / "data/guides" / name).mkdir()
        (root / "data/guides" / name / "guide.yml").write_text("status: draft\n", encoding="utf-8")
