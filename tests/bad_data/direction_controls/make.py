"""The marks and turns of direction behind Trojan Source, written out and as an escape."""

from pathlib import Path


def make(root: Path) -> None:
    file = root / "data/contacts/example-emergency/en.yml"
    file.write_text('name: Example\u202e Emergency\nsummary: "One \u2066number\u2069, two\u200f."\nchannels:\n  all-services: {label: One\u061c number}\n', encoding="utf-8")
    file = root / "data/contacts/example-line/en.yml"
    file.write_text('name: "Example \\u202e Line"\nsummary: "One \\u2067number."\nchannels: {}\n', encoding="utf-8")
