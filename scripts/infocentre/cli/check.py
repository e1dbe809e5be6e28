"""`check`: every problem of the records."""

from __future__ import annotations

import datetime
from pathlib import Path

import click

from ..build import examine
from ..report import FORMATS, summary
from .options import day


@click.command()
@click.argument("paths", nargs=-1, type=click.Path())
@click.option("--format", "form", type=click.Choice(sorted(FORMATS)), default="text", help="text for people, github for workflows, json for programs.")
@day
@click.pass_obj
def check(root: Path, paths: tuple[str, ...], form: str, today: datetime.date) -> None:
    """Shows every problem of the records, each with its place and what to do.

    With PATHS only the problems of those files and folders are shown; all records are read
    all the same, since they name each other.
    """
    _, problems = examine(root, today)
    if paths:
        wanted = [_inside(root, path) for path in paths]
        problems = [problem for problem in problems if any(Path(problem.path).is_relative_to(path) for path in wanted)]
    click.echo(FORMATS[form](problems), nl=False)
    if form == "text":
        click.echo(summary(problems), err=True)
    raise SystemExit(any(problem.level == "error" for problem in problems))


def _inside(root: Path, path: str) -> Path:
    """The path from the project; it may be given from here or from there."""
    full = next((full for full in (Path.cwd() / path, root / path) if full.exists()), None)
    if full is None:
        raise click.UsageError(f"there is no {path}")
    try:
        return full.resolve().relative_to(root)
    except ValueError:
        raise click.UsageError(f"{path} is not in {root}") from None
