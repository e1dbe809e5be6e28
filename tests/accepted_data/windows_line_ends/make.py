"""Every file as an editor on Windows saves it."""

from pathlib import Path


def make(root: Path) -> None:
    for file in root.rglob("*.*"):
        if file.is_file():
            file.write_bytes(file.read_bytes().replace(b"\n", b"\r\n"))
