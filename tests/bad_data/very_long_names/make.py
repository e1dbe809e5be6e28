"""Names that some file systems cannot hold."""

from pathlib import Path


def make(root: Path) -> None:
    for name in ("a" * 250, "ы" * 120):
        (root / "data/stories" / name).mkdir()
        (root / "data/stories" / name / "story.yml").write_text("status: draft\n", encoding="utf-8")
    (root / "docs/en" / ("b" * 81 + ".md")).write_text("---\ntitle: x\n---\n", encoding="utf-8")
