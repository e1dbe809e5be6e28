"""A whole number of 5,000 digits, a decimal one of 20, and a hexadecimal one of 100,000."""

from pathlib import Path


def make(root: Path) -> None:
    file = root / "data/stories/2022-example-story/story.yml"
    text = file.read_text(encoding="utf-8")
    file.write_text(text.replace("value: 60", "value: " + "9" * 5_000).replace("value: 1200", "value: 1." + "0" * 18 + "1"), encoding="utf-8")
    file = root / "data/guides/example-guide/guide.yml"
    file.write_text(file.read_text(encoding="utf-8").replace("value: 340", "value: 0x" + "F" * 100_000), encoding="utf-8")
