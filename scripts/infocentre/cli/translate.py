"""`translate`: what is fresh, stale or missing; begin a translation; declare one up to date."""

from __future__ import annotations

import datetime
from pathlib import Path

import click

from ..model.kinds import PAGE
from ..preparing import examine
from ..schema import Content, Entry
from ..starting import translation_text
from ..translation_block import with_block
from ..words import field_hashes, freshness, words_hash
from .options import day

_SHOWN = {"original": "original", "fresh": "fresh", "missing": "MISSING", "stale": "STALE"}


@click.group()
def translate() -> None:
    """Keeps translations in step with the original words."""


@translate.command()
@click.option("--language", help="Only this language.")
@click.option("--all", "show_all", is_flag=True, help="Fresh ones too.")
@day
@click.pass_obj
def status(root: Path, language: str | None, show_all: bool, today: datetime.date) -> None:
    """Shows which translations are stale (and in which fields) or missing, and counts all."""
    content = _content(root, today)
    if language:
        _known(content, language)
    counts: dict[str, int] = {}
    for address, entry in sorted(content.entries.items()):
        for code in [language] if language else content.site.languages:
            found = freshness(entry, code)
            counts[found.state] = counts.get(found.state, 0) + 1
            if show_all or found.state in ("missing", "stale"):
                click.echo(f"{address} {code}: {_SHOWN[found.state]} {', '.join(found.fields)}".rstrip())
    click.echo(", ".join(f"{count} {state}" for state, count in sorted(counts.items())), err=True)


@translate.command()
@click.argument("record")
@click.argument("language")
@day
@click.pass_obj
def start(root: Path, record: str, language: str, today: datetime.date) -> None:
    """Begins the translation of RECORD (kind/id) into LANGUAGE: a file with the original beside each empty field."""
    content = _content(root, today)
    entry = _entry(content, record)
    _known(content, language)
    file = _file(root, entry, language)
    if file.exists():
        raise click.UsageError(f"{file.relative_to(root)} exists already")
    file.parent.mkdir(parents=True, exist_ok=True)
    original = entry.words[entry.facts.original]
    file.write_text(translation_text(entry.kind, original, words_hash(original)), encoding="utf-8")
    click.echo(file.relative_to(root).as_posix())


@translate.command()
@click.argument("record")
@click.argument("language")
@click.option("--by", type=click.Choice(["machine", "person"]), help="Who translated; as it was when left out.")
@click.option("--reviewed", is_flag=True, help="A person who knows both languages has read it.")
@day
@click.pass_obj
def mark(root: Path, record: str, language: str, by: str | None, reviewed: bool, today: datetime.date) -> None:
    """Declares that the words of RECORD (kind/id) in LANGUAGE translate the original as it is now."""
    content = _content(root, today)
    entry = _entry(content, record)
    _known(content, language)
    file = _file(root, entry, language)
    if language == entry.facts.original or not file.exists():
        raise click.UsageError(f"{record} has no translation into {language}")
    original = entry.words[entry.facts.original]
    before = entry.words[language].translation if language in entry.words else None
    text = with_block(
        file.read_text(encoding="utf-8"),
        of=words_hash(original),
        by=by or (before.by if before else "person"),
        state="reviewed" if reviewed else before.state if before and not by else "unreviewed",
        fields=field_hashes(original),
        is_page=entry.kind is PAGE,
    )
    file.write_text(text, encoding="utf-8")
    click.echo(f"{file.relative_to(root).as_posix()} is up to date")


def _content(root: Path, today: datetime.date) -> Content:
    content, problems = examine(root, today)
    if content is None:
        raise click.ClickException(str(problems[0]))
    return content


def _known(content: Content, language: str) -> None:
    if language not in content.site.languages:
        raise click.UsageError(f"{language} is no language of the site: {', '.join(content.site.languages)}")


def _entry(content: Content, record: str) -> Entry:
    entry = content.entries.get(record)
    if entry is None or entry.faulty or entry.facts.original not in entry.words:
        raise click.UsageError(f"there is no record {record} that can be read; write it as kind/id, such as stories/2022-rail-war")
    return entry


def _file(root: Path, entry: Entry, language: str) -> Path:
    if entry.kind is PAGE:
        return root / "docs" / language / f"{entry.id}.md"
    return root / "data" / entry.kind.folder / entry.id / f"{language}.yml"
