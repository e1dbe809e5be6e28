"""The encodings in which Cyrillic was written before UTF-8."""

from pathlib import Path


def make(root: Path) -> None:
    for name, encoding in (("stories/2022-example-story/be.yml", "cp1251"), ("guides/example-guide/uk.yml", "koi8-u"), ("contacts/example-line/be.yml", "cp866")):
        file = root / "data" / name
        file.write_bytes(file.read_text(encoding="utf-8").encode(encoding, errors="replace"))
    file = root / "data/vocabulary/topics.yml"
    file.write_bytes("example:\n  label: Przykład, dwie łódki i ósma żaba\n".encode("cp1250"))
