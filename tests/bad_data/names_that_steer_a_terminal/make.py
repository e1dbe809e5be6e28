"""Names with a line break, a colour code, a turn of direction and a byte that is no letter."""

from pathlib import Path


def make(root: Path) -> None:
    import os

    for name in (b"two\nlines: 1:1: fine", b"\x1b[31mred", "\u202etxt.exe".encode(), b"broken\xff"):
        (root / "docs/en" / os.fsdecode(name + b".md")).write_text("---\ntitle: x\n---\n", encoding="utf-8")
        (root / "data/contacts" / os.fsdecode(name)).mkdir()
        (root / "data/contacts" / os.fsdecode(name) / "contact.yml").write_text("status: draft\n", encoding="utf-8")
