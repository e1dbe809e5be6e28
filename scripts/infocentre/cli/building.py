"""What `build` does when something has changed since the last one."""

from __future__ import annotations

import contextlib
import datetime
from collections.abc import Callable
from pathlib import Path

import click
from jinja2 import TemplateError

from .. import build as builder
from ..approvals import Verifier
from ..articles import Desk
from ..articles.templates import fault_of
from ..checks.against import compare
from ..frame_memory import remembered
from ..frames import BadFrame, FrameSet
from ..memory import Changed
from ..preparing import examine
from ..problem import Refused
from ..report import as_text, summary
from ..readback import Leak
from ..signing import signers_of, verifier
from ..site_folder import Seen
from ..standing import Standing
from ..trusted import NoSuchRevision, Trusted, borrowed, trusted
from ..weights import TooHeavy
from .options import WrongUse
from .progress import Progress


def built(root: Path, target: Path, today: datetime.date, clean: bool, jobs: int, revision: str | None, data: Standing | None, seen: Callable[[], Seen] | None) -> tuple[tuple[str, str, str], str]:
    """Builds into the folder `target`; what is to be said of problems, weights and pages, and the name by which its leavings are known.

    `data` is what stands in the folder of the records, and `seen` what was seen in that of the site, when somebody has looked already. Whatever stops the build is told as a ClickException.
    """

    def render(desk: Desk) -> FrameSet:
        return remembered(root, desk, lambda: _render(root, desk))

    try:
        before = trusted(root, "HEAD") if revision else None
        verify = verifier(before.signers if before else signers_of(root))
        with Progress() as progress, borrowed(root, revision) if revision else contextlib.nullcontext(root) as project:
            if before:
                _refuse_harm(project, before, today, verify)
            done = builder.build(project, target, today, render, progress, clean, verify, jobs, data, seen)
    except NoSuchRevision as fault:
        raise WrongUse(f"git knows no revision {fault}") from None
    except (Leak, TooHeavy) as fault:
        click.echo("\n".join(fault.messages), err=True)
        raise click.ClickException(f"{fault}; nothing was written, {target.name}/ is as it was.") from None
    except Refused as refused:
        click.echo(as_text(refused.problems), nl=False, err=True)
        raise click.ClickException(f"{summary(refused.problems)}; nothing was built, {target.name}/ is as it was.") from None
    except Changed as fault:
        raise click.ClickException(f"{fault}. Nothing was built, {target.name}/ is as it was.") from None
    except builder.NotOurs as fault:
        raise WrongUse(str(fault)) from None
    except (TemplateError, BadFrame) as fault:
        told = fault_of(fault) if isinstance(fault, TemplateError) else f"overrides/base.html and partials/: {fault}"
        raise click.ClickException(f"{told}. Nothing was built, {target.name}/ is as it was.") from None
    except OSError as fault:
        raise click.ClickException(f"{fault.filename or target}: {fault.strerror}; {target.name}/ may be incomplete.") from None
    said = as_text(done.problems), " · ".join(map(str, done.weights)), f"{done.pages} pages, {done.languages} languages"
    return said, done.name


def _render(root: Path, desk: Desk) -> FrameSet:
    from ..mkdocs_plugin import render_frames  # MkDocs takes a while to load, and most builds need none of it

    return render_frames(root, desk)


def _refuse_harm(project: Path, before: Trusted, today: datetime.date, verify: Verifier) -> None:
    """Refused when records do what none may do against the trusted branch, as `check` says it."""
    content, problems = examine(project, today, verify)
    if content and (harm := list(compare(content, before.content))):
        raise Refused(sorted({*problems, *harm}))
