"""“Unicode” in the menus of Windows: UTF-16 with a byte order mark."""

from pathlib import Path


def make(root: Path) -> None:
    for name, mark, encoding in (("stories/2022-example-story/en.yml", b"\xff\xfe", "utf-16-le"), ("guides/example-guide/en.yml", b"\xfe\xff", "utf-16-be")):
        file = root / "data" / name
        file.write_bytes(mark + file.read_text(encoding="utf-8").encode(encoding))
