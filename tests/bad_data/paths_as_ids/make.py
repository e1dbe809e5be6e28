"""Folders and pages whose names are paths on some system."""

from pathlib import Path


def make(root: Path) -> None:
    for name in ("..\\up", "~", "C:"):
        (root / "data/stories" / name).mkdir()
        (root / "data/stories" / name / "story.yml").write_text("status: draft\n", encoding="utf-8")
    (root / "docs/en/..\\up.md").write_text("---\ntitle: Up\n---\n", encoding="utf-8")
