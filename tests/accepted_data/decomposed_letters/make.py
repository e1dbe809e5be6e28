"""Letters as some keyboards and file systems split them: и and a breve for й."""

from pathlib import Path


def make(root: Path) -> None:
    import unicodedata

    file = root / "data/stories/2022-example-story/be.yml"
    file.write_text(unicodedata.normalize("NFD", file.read_text(encoding="utf-8")), encoding="utf-8")
