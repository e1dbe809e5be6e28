"""Records and pages that fall together where capital letters count for nothing."""

from pathlib import Path


def make(root: Path) -> None:
    import shutil

    shutil.copytree(root / "data/stories/2022-example-story", root / "data/stories/2022-Example-Story")
    shutil.copy(root / "docs/en/about.md", root / "docs/en/About.md")
    shutil.copytree(root / "data/contacts/example-line", root / "data/contacts/Single")
    shutil.copy(root / "data/contacts/example-emergency/en.yml", root / "data/contacts/example-emergency/EN.yml")
