"""Bytes that steer a terminal: NUL, BEL, DEL, ESC and one of the second block."""

from pathlib import Path


def make(root: Path) -> None:
    file = root / "data/contacts/example-emergency/en.yml"
    text = "name: Exam\0ple\nsummary: a\abell\a\nchannels:\n  all-services: {label: \x7fdeleted \x1b[31mred\x9b}\n"
    file.write_text(text, encoding="utf-8")
