"""Everything in place of a record that is no ordinary file."""

from pathlib import Path


def make(root: Path) -> None:
    import os

    outside = root.parent / "outside"
    outside.mkdir()
    (outside / "secret.yml").write_text("name: secret\n", encoding="utf-8")
    contact, story = root / "data/contacts/example-emergency", root / "data/stories/2022-example-story"
    (contact / "be.yml").symlink_to(outside / "secret.yml")
    (contact / "ru.yml").symlink_to(outside / "nowhere.yml")
    os.mkfifo(contact / "uk.yml")
    os.link(root / "data/guides/example-guide/uk.yml", root.parent / "second-name.yml")
    (story / "be.yml").chmod(0o755)
    (contact / "pl.yml").write_text("version https://git-lfs.github.com/spec/v1\noid sha256:0\nsize 1\n", encoding="utf-8")
    (root / "data/stories/linked").symlink_to(outside)
    (root / "docs/uk").symlink_to(outside)
    (root / "data/guides/module").mkdir()
    (root / "data/guides/module/.git").write_text("gitdir: ../../../.git/modules/module\n", encoding="utf-8")
    os.mkfifo(root / "data/stories/pipe")
