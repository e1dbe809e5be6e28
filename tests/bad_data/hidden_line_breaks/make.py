"""Characters that YAML 1.1 takes for the end of a line: the text after them would become a field."""

from pathlib import Path


def make(root: Path) -> None:
    file = root / "data/contacts/example-emergency/en.yml"
    good = file.read_text(encoding="utf-8")
    file.write_bytes(good.replace("of the example.", "of\u2028a\u2029the\u0085example\rsecret: yes").encode())
