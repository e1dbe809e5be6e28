"""Names of devices, and names that Windows cuts."""

from pathlib import Path


def make(root: Path) -> None:
    for name in ("con", "nul", "com1", "lpt9", "dot.", "space "):
        (root / "data/stories" / name).mkdir()
        (root / "data/stories" / name / "story.yml").write_text("status: draft\n", encoding="utf-8")
    for name in ("aux.md", "prn.md"):
        (root / "docs/en" / name).write_text("---\ntitle: A device\n---\n", encoding="utf-8")
