"""Names that hide, that begin an option, or that other files of the site have."""

from pathlib import Path


def make(root: Path) -> None:
    for name in ("-rf", ".hidden", "_draft", ".git", ".well-known", "assets", "404", "search", "sitemap"):
        (root / "data/stories" / name).mkdir()
        (root / "data/stories" / name / "story.yml").write_text("status: draft\n", encoding="utf-8")
        (root / f"docs/en/{name}.md").write_text("---\ntitle: x\n---\n", encoding="utf-8")
