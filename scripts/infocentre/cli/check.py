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
    wanted = [_inside(root, path) for path in paths]
    if wanted:
        problems = [problem for problem in problems if any(problem.path == path or problem.path.startswith(f"{path}/") for path in wanted)]
    click.echo(FORMATS[form](problems), nl=False)
    if form == "text":
        click.echo(summary(problems), err=True)
    raise SystemExit(any(problem.level == "error" for problem in problems))


def _inside(root: Path, path: str) -> str:
    full = Path(path) if Path(path).is_absolute() else Path.cwd() / path
    if not full.exists() and (root / path).exists():
        full = root / path
    try:
        return full.resolve().relative_to(root).as_posix()
    except ValueError:
        raise click.UsageError(f"{path} is not in {root}") from None
