"""UTF-16 and UTF-32 without a byte order mark, and UTF-32 with one."""

from pathlib import Path


def make(root: Path) -> None:
    for name, encoding in (("stories/2022-example-story/be.yml", "utf-16-le"), ("guides/example-guide/uk.yml", "utf-32-be"), ("profiles/example-volunteer/be.yml", "utf-32")):
        file = root / "data" / name
        file.write_bytes(file.read_text(encoding="utf-8").encode(encoding))
