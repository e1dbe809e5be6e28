"""Characters of no width, inside words and around them; some are letters to Unicode."""

from pathlib import Path


def make(root: Path) -> None:
    file = root / "data/contacts/example-emergency/en.yml"
    text = "name: Exam\u200bple\nsummary: Emer\u00adgency, emer\u2060gency, \u200demergency\nchannels:\n  all-services: {label: One\u3164number\u2800and\u034fanother}\n"
    file.write_text(text, encoding="utf-8")
    file = root / "data/contacts/example-line/en.yml"
    file.write_text('name: "Exam\\u200cple"\nsummary: x\nchannels: {}\n', encoding="utf-8")
