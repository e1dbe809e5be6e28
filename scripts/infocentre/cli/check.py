"""`check`: every problem of the records."""

from __future__ import annotations

import contextlib
import datetime
from pathlib import Path

import click

from ..checks.against import compare
from ..commits import telling
from ..preparing import examine
from ..problem import Problem, Refused
from ..report import FORMATS, summary
from ..signing import signers_of, verifier
from ..trusted import NoSuchRevision, borrowed, foreign_changes, left_in_history, trusted
from .options import WrongUse, day, records_from


@click.command()
@click.argument("paths", nargs=-1, type=click.Path())
@click.option("--format", "form", type=click.Choice(sorted(FORMATS)), default="text", help="text for people, github for workflows, json for programs.")
@click.option("--against", metavar="REV", help="The trusted branch: its signers count, and contacts that differ from it need two approvals.")
@records_from
@day
@click.pass_obj
def check(root: Path, paths: tuple[str, ...], form: str, against: str | None, revision: str | None, today: datetime.date) -> None:
    """Shows every problem of the records, each with its place and what to do.

    With PATHS only the problems of those files and folders are shown; all records are read
    all the same, since they name each other.
    """
    try:
        problems = _all(root, against, revision, today)
    except NoSuchRevision as fault:
        raise WrongUse(f"git knows no revision {fault}") from None
    except Refused as refused:
        problems = refused.problems
    if paths:
        wanted = [_inside(root, path) for path in paths]
        problems = [problem for problem in problems if any(Path(problem.path).is_relative_to(path) for path in wanted)]
    click.echo(FORMATS[form](problems), nl=False)
    if form == "text":
        click.echo(summary(problems), err=True)
    raise SystemExit(any(problem.level == "error" for problem in problems))


def _all(root: Path, against: str | None, revision: str | None, today: datetime.date) -> list[Problem]:
    if revision and not against:
        against = "HEAD"  # records of a stranger are always held against what stands here
    before = trusted(root, against) if against else None
    with borrowed(root, revision) if revision else contextlib.nullcontext(root) as project:
        content, problems = examine(project, today, verifier(before.signers if before else signers_of(root)))
    if before and content:
        problems += compare(content, before.content)
        problems += telling(root, against, revision or "HEAD")
        problems += left_in_history(root, against, revision or "HEAD")
    if revision:
        problems += foreign_changes(root, against, revision)
    return sorted(set(problems))


def _inside(root: Path, path: str) -> Path:
    """The path from the project; it may be given from here or from there."""
    full = next((full for full in (Path.cwd() / path, root / path) if full.exists()), None)
    if full is None:
        raise click.UsageError(f"there is no {path}")
    try:
        return full.resolve().relative_to(root)
    except ValueError:
        raise click.UsageError(f"{path} is not in {root}") from None
