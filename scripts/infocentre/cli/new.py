"""`new`: a starting record with its fields explained."""

from __future__ import annotations

import datetime
from pathlib import Path

import click

from ..load import id_fault
from ..model.kinds import BY_FOLDER, PAGE, Kind
from ..preparing import examine
from ..schema import Content
from ..starting import facts_text, page_text, words_text
from .options import day

KINDS = {kind.name: kind for kind in BY_FOLDER.values()}


@click.command()
@click.argument("kind", type=click.Choice(sorted(KINDS)))
@click.argument("id")
@click.option("--language", default="be", show_default=True, help="The language you write in.")
@day
@click.pass_obj
def new(root: Path, kind: str, id: str, language: str, today: datetime.date) -> None:
    """Writes a starting record of KIND under the name ID; it passes `check` as a draft.

    ID is made of small Latin letters, digits and hyphens and never changes.
    """
    if fault := id_fault(id):
        raise click.UsageError(f"{fault}: use small Latin letters, digits and single hyphens")
    content, problems = examine(root, today)
    if content is None:
        raise click.ClickException(str(problems[0]))
    if language not in content.site.languages:
        raise click.UsageError(f"{language} is no language of the site: {', '.join(content.site.languages)}")
    files = _files(root, KINDS[kind], id, language, today, content)
    for file in files:
        if file.exists():
            raise click.UsageError(f"{file.relative_to(root)} exists already")
    for file, text in files.items():
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
        click.echo(file.relative_to(root).as_posix())


def _files(root: Path, kind: Kind, id: str, language: str, today: datetime.date, content: Content) -> dict[Path, str]:
    if kind is PAGE:
        return {root / "docs" / language / f"{id}.md": page_text()}
    folder = root / "data" / kind.folder / id
    return {
        folder / kind.facts_file: facts_text(kind, language, today, content.vocabularies),
        folder / f"{language}.yml": words_text(kind),
    }
