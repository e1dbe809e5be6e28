"""`approve`: a person's signature under exactly what a record says now."""

from __future__ import annotations

import datetime
from pathlib import Path

import click

from ..approvals import statement
from ..preparing import examine
from ..signing import CannotSign, sign
from .options import day


@click.command()
@click.argument("record")
@click.option("--role", required=True, help="The role you sign in, as the signers' list names it, such as safety-editor.")
@click.option("--key", required=True, type=click.Path(exists=True, dir_okay=False, path_type=Path), help="Your private SSH key.")
@day
@click.pass_obj
def approve(root: Path, record: str, role: str, key: Path, today: datetime.date) -> None:
    """Signs RECORD (kind/id) as it stands now and lays the signature beside it.

    It holds for these very facts and words, in all languages, and only while the signers' list
    (.signers/allowed_signers) of the trusted branch names your key for that role.
    """
    content, _ = examine(root, today)
    entry = content.entries.get(record) if content else None
    if entry is None or entry.faulty or record.startswith("pages/"):
        raise click.UsageError(f"there is no record {record} that can be read; write it as kind/id, such as profiles/some-name")
    if not role.replace("-", "").isalpha() or role != role.lower():
        raise click.UsageError("a role is made of small letters and hyphens, such as safety-editor")
    try:
        signature = sign(statement(entry), key)
    except CannotSign as fault:
        raise click.ClickException(str(fault)) from None
    file = root / "data" / record / f"approval-{role}.sig"
    file.write_text(signature, encoding="utf-8")
    click.echo(file.relative_to(root).as_posix())
