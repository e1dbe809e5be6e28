"""`clean-pictures`: takes out of a record's picture files what the site would not show either."""

from __future__ import annotations

import datetime
import os
from pathlib import Path

import click

from ..darkroom.child import develop, read_answer
from ..darkroom.fault import Fault
from ..model.picture import PictureLimits
from ..pictures import Job, jobs, read_file
from ..preparing import examine
from .options import day


@click.command("clean-pictures")
@click.argument("record")
@day
@click.pass_obj
def clean_pictures(root: Path, record: str, today: datetime.date) -> None:
    """Rewrites the picture files of RECORD (kind/id): upright, the masks burnt in, no metadata.

    Run it before you commit: the repository is public, and git forgets nothing. Keep the
    originals elsewhere.
    """
    content, _ = examine(root, today)
    found = [job for job in jobs(content) if job.entry.address == record] if content else []
    if not found:
        raise click.UsageError(f"{record} has no picture that can be read; see ./scripts/centre check")
    for job in found:
        try:
            _clean(job, content.site.pictures)
        except Fault as fault:
            raise click.ClickException(f"{job.picture.file}: {fault.message}. {fault.hint}") from None
        click.echo(job.entry.files[job.picture.file].relative_to(root).as_posix())


def _clean(job: Job, limits: PictureLimits) -> None:
    content, measured = read_file(job, limits)
    copy = read_answer(develop(content, measured, job.picture.masks, limits, whole=True)).copies[0]
    file = job.entry.files[job.picture.file]
    aside = file.with_name(f".{file.name}.{os.getpid()}")
    aside.write_bytes(copy.content)
    os.replace(aside, file)
