"""The whole of docs/ and one kind of record lie somewhere else."""

from pathlib import Path


def make(root: Path) -> None:
    for name in ("docs", "data/contacts"):
        (root / name).rename(root.parent / name.replace("/", "-"))
        (root / name).symlink_to(root.parent / name.replace("/", "-"))
