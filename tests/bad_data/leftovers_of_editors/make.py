"""Files that editors and systems leave, and files that nobody asked for."""

from pathlib import Path


def make(root: Path) -> None:
    for name in (
        "data/site.yml~", "data/stories/.DS_Store", "data/stories/2022-example-story/.en.yml.swp", "data/stories/2022-example-story/en.yml.orig",
        "data/contacts/Thumbs.db", "data/#site.yml#", "docs/en/about.md~", "docs/en/about.md.bak", "data/notes.txt", "docs/index.md",
        "data/stories/2022-example-story/english.yml", "data/stories/2022-example-story/photos/IMG_1.jpg", "data/vocabulary/colours.yml",
    ):
        (root / name).parent.mkdir(exist_ok=True)
        (root / name).write_bytes(b"x")
