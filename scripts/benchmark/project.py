"""Made-up records as files: a whole project to build, with everything but the records as in the real one."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

from infocentre.model.kinds import BY_FOLDER
from infocentre.translation_block import with_block
from infocentre.words import field_hashes, words_hash

from .centre import Maker, Record, Words

ORIGINAL = "en"
_COPIED = ("mkdocs.yml", "pyproject.toml", "docs", "overrides", "scripts", "data/vocabulary", "data/interface", "data/contacts", "data/site.yml")


def words_as_yaml(record: Record, language: str) -> str:
    """The words file of a record; a translation says of which words it is one."""
    words = record.words[language]
    fields = _fields(record.kind, words)
    lines = [f"{name}:{_value(value, 1)}" for name, value in fields.items() if name != "body"]
    lines.append("body: |\n" + "\n".join(f"  {line}" if line else "" for line in words.body.split("\n")))
    text = "\n".join(lines) + "\n"
    if language == ORIGINAL:
        return text
    of = BY_FOLDER[record.kind].words.model_validate(_fields(record.kind, record.words[ORIGINAL]))
    return with_block(text, of=words_hash(of), by="machine", state="unreviewed", fields=field_hashes(of), is_page=False)


def _fields(kind: str, words: Words) -> dict[str, object]:
    name = "name" if kind == "profiles" else "title"
    return {name: words.title, "summary": words.summary, **words.parts, "body": words.body}


def _value(value: object, depth: int) -> str:
    if isinstance(value, str):
        return f" {json.dumps(value, ensure_ascii=False)}"
    return "".join(f"\n{'  ' * depth}{key}:{_value(inner, depth + 1)}" for key, inner in value.items())


def write_centre(project: Path, folder: Path, count: int, seed: int = 2022) -> None:
    """A whole project in `folder`, with `count` made-up records in place of the real ones."""
    _copy(project, folder)
    maker = Maker(project, count, seed)
    for record in maker.records():
        _write(record, folder / "data" / record.kind / record.id)
    contacts = [f"contacts/{file.parent.name}" for file in (folder / "data/contacts").glob("*/contact.yml")]
    published = sorted([*contacts, *(f"{kind}/{id}" for kind, id in maker.addresses)])
    (folder / "data" / "published.yml").write_text("published:\n" + "".join(f"  {address}: 2026-11-20\n" for address in published), "utf-8")


def _copy(project: Path, folder: Path) -> None:
    for name in _COPIED:
        source, target = project / name, folder / name
        target.parent.mkdir(parents=True, exist_ok=True)
        if source.is_dir():
            shutil.copytree(source, target, ignore=shutil.ignore_patterns("__pycache__", "*.egg-info"), dirs_exist_ok=True)
        else:
            shutil.copyfile(source, target)
    for page in (folder / "docs").glob("*/*.md"):  # they link records of the real centre
        if "[[" in page.read_text("utf-8"):
            page.unlink()


def _write(record: Record, place: Path) -> None:
    place.mkdir(parents=True)
    (place / BY_FOLDER[record.kind].facts_file).write_text(record.facts, "utf-8")
    for language in record.words:
        (place / f"{language}.yml").write_text(words_as_yaml(record, language), "utf-8")
