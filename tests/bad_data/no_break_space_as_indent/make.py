"""Spaces copied from a word processor."""

from pathlib import Path


def make(root: Path) -> None:
    file = root / "data/contacts/example-emergency/en.yml"
    file.write_text("name: Example Emergency\nsummary: One\u202fnumber.\nchannels:\n\u00a0\u00a0all-services: {label: One\u2009number}\n", encoding="utf-8")
