"""`ledger`: notes the addresses that are published and not yet noted."""

from __future__ import annotations

import datetime
from pathlib import Path

import click

from ..load import LEDGER
from ..model.kinds import CONTACT, PAGE
from ..model.site import Ledger
from ..preparing import prepare
from ..problem import Refused
from ..report import as_text
from ..signing import signers_of, verifier
from .options import day

_HEAD = "# Every address ever published, and what became of it. Commands write this file.\n"


@click.command()
@day
@click.pass_obj
def ledger(root: Path, today: datetime.date) -> None:
    """Adds every published record to data/published.yml, so that its address can no longer vanish."""
    try:
        prepared = prepare(root, today, verifier(signers_of(root)))
    except Refused as refused:
        click.echo(as_text(refused.problems), nl=False, err=True)
        raise click.ClickException("The ledger is as it was.") from None
    before = prepared.content.ledger
    live = (address for address, brief in prepared.catalogue.briefs.items() if brief.kind not in (CONTACT, PAGE))
    new = {address: today for address in live if address not in before.published}
    published = {**before.published, **new}
    (root / LEDGER).write_text(as_yaml(before.model_copy(update={"published": published})), encoding="utf-8")
    click.echo(f"{len(new)} {'address' if len(new) == 1 else 'addresses'} added to {LEDGER}")


def as_yaml(ledger: Ledger) -> str:
    """The ledger with one line for each address, sorted, so that two branches seldom collide."""
    lines = [_HEAD]
    for name, entries in (("published", ledger.published), ("withdrawn", ledger.withdrawn), ("redirects", ledger.redirects)):
        if entries:
            lines += [f"{name}:\n", *(f"  {address}: {_value(value)}\n" for address, value in sorted(entries.items()))]
    return "".join(lines)


def _value(value: object) -> str:
    return f"{{on: {value.on}, reason: {value.reason}}}" if hasattr(value, "reason") else str(value)
