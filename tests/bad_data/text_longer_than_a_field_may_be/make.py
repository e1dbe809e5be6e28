"""A text of 30 KB in a file that is small enough."""

from pathlib import Path


def make(root: Path) -> None:
    file = root / "data/stories/2022-example-story/en.yml"
    file.write_text(file.read_text(encoding="utf-8").replace("  The example", "  " + "A long sentence of the example.\n  " * 1_000 + "The example", 1), encoding="utf-8")
