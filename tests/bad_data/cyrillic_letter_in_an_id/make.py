"""A folder and a page whose names look like Latin ones; the first letter is Cyrillic."""

from pathlib import Path


def make(root: Path) -> None:
    (root / "data/contacts/\u0430dmin").mkdir()
    (root / "data/contacts/\u0430dmin/contact.yml").write_text("status: confirmed\n", encoding="utf-8")
    (root / "docs/en/\u0430bout.md").write_text("---\ntitle: About\n---\n", encoding="utf-8")
