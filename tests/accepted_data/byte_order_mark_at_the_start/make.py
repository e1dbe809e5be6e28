"""A byte order mark, as Notepad on Windows writes it."""

from pathlib import Path


def make(root: Path) -> None:
    for path in ("data/stories/2022-example-story/en.yml", "docs/en/about.md"):
        file = root / path
        file.write_bytes(b"\xef\xbb\xbf" + file.read_bytes())
