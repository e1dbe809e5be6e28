"""`build`: the site, when the records have no error."""

from __future__ import annotations

import contextlib
import datetime
import os
import time
from pathlib import Path

import click

from .. import build as builder
from ..approvals import Verifier
from ..checks.against import compare
from ..frames import FrameSet
from ..preparing import examine
from ..problem import Refused
from ..report import as_text, summary
from ..readback import Leak
from ..signing import signers_of, verifier
from ..trusted import NoSuchRevision, Trusted, borrowed, trusted
from ..weights import TooHeavy
from .options import WrongUse, day, records_from
from .progress import Progress


@click.command()
@click.option("--site-dir", type=click.Path(path_type=Path), help="The folder to build into; site/ of the project when left out.")
@click.option("--jobs", type=click.IntRange(1, 64), default=lambda: os.cpu_count() or 1, show_default="one a core", help="How many processes share the work.")
@click.option("--clean", is_flag=True, help="Writes every file anew instead of only what changed.")
@records_from
@day
@click.pass_obj
def build(root: Path, site_dir: Path | None, clean: bool, jobs: int, revision: str | None, today: datetime.date) -> None:
    """Checks the records and builds the site in all languages.

    When a record has an error nothing is built and the earlier site stays as it was; nor is it when the records
    of another revision change a contact, loosen the gate for people or bring back what was withdrawn.
    The last line but one says what the heaviest page of each kind weighs, compressed, with all that it
    loads, and how much it may. The last line says how many pages in how many languages took how many seconds.
    """
    started = time.perf_counter()
    target = site_dir or root / "site"

    def render(catalogue: builder.Catalogue) -> FrameSet:
        from ..mkdocs_plugin import render_frames  # MkDocs takes a while to load, and a refused build needs none of it

        return render_frames(root, catalogue)

    try:
        before = trusted(root, "HEAD") if revision else None
        verify = verifier(before.signers if before else signers_of(root))
        with Progress() as progress, borrowed(root, revision) if revision else contextlib.nullcontext(root) as project:
            if before:
                _refuse_harm(project, before, today, verify)
            built = builder.build(project, target, today, render, progress, clean, verify, jobs)
    except NoSuchRevision as fault:
        raise WrongUse(f"git knows no revision {fault}") from None
    except (Leak, TooHeavy) as fault:
        click.echo("\n".join(fault.messages), err=True)
        raise click.ClickException(f"{fault}; nothing was written, {target.name}/ is as it was.") from None
    except Refused as refused:
        click.echo(as_text(refused.problems), nl=False, err=True)
        raise click.ClickException(f"{summary(refused.problems)}; nothing was built, {target.name}/ is as it was.") from None
    except builder.NotOurs as fault:
        raise WrongUse(str(fault)) from None
    except OSError as fault:
        raise click.ClickException(f"{fault.filename or target}: {fault.strerror}; {target.name}/ may be incomplete.") from None
    click.echo(as_text(built.problems), nl=False, err=True)
    click.echo(" · ".join(map(str, built.weights)))
    click.echo(f"{built.pages} pages, {built.languages} languages, {time.perf_counter() - started:.1f} s")


def _refuse_harm(project: Path, before: Trusted, today: datetime.date, verify: Verifier) -> None:
    """Refused when records do what none may do against the trusted branch, as `check` says it."""
    content, problems = examine(project, today, verify)
    if content and (harm := list(compare(content, before.content))):
        raise Refused(sorted({*problems, *harm}))
