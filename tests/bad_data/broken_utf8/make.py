"""Bytes that no UTF-8 may hold: a stray one, an overlong slash, a surrogate pair (CESU-8)."""

from pathlib import Path


def make(root: Path) -> None:
    for name, old, new in (
        ("stories/2022-example-story/be.yml", "нікога".encode(), b"\xd0"),
        ("guides/example-guide/uk.yml", "бланк".encode(), b"\xc0\xaf"),
        ("profiles/example-volunteer/be.yml", "Прыкладны".encode(), b"\xed\xa0\xbd\xed\xb8\x80"),
    ):
        file = root / "data" / name
        file.write_bytes(file.read_bytes().replace(old, new, 1))
