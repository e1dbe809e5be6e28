"""`withdraw`: takes a record out of everything, for good."""

from __future__ import annotations

import datetime
import shutil
from pathlib import Path

import click

from ..load import LEDGER
from ..model.site import Ledger, Withdrawal
from ..preparing import examine
from ..problem import Problem
from ..report import as_text
from ..withdrawal import mentions
from .ledger import as_yaml
from .options import day

_BY_HAND = """What no command can take back, and somebody must do by hand:
- git history, pull requests and forks keep the old files: ask the host to delete cached views, and every fork's owner;
- web archives (web.archive.org, archive.today, Common Crawl) and search engines: send removal requests for every language's address;
- mirrors and downloaded copies: publish the new site to each mirror, and tell those who took copies."""


@click.command()
@click.argument("record")
@click.option("--reason", required=True, type=click.Choice(["safety", "error", "consolidated", "expired"]), help="Why; the tombstone does not say it.")
@click.option("--accept", "accepted", multiple=True, metavar="FILE", help="A file whose mentions may stay; may be given more than once.")
@day
@click.pass_obj
def withdraw(root: Path, record: str, reason: str, accepted: tuple[str, ...], today: datetime.date) -> None:
    """Deletes RECORD (kind/id) from data/ and leaves a tombstone without a name at its address.

    Refuses, and changes nothing, while any other record or page still mentions it.
    """
    content, _ = examine(root, today)
    entry = content.entries.get(record) if content else None
    if entry is None or record.startswith("pages/"):
        raise click.UsageError(f"there is no record {record} that can be read; write it as kind/id, such as profiles/some-name")
    left = sorted(problem for problem in mentions(content, record) if problem.path not in accepted)
    if left:
        _refuse(left)
    shutil.rmtree(root / "data" / record)
    (root / LEDGER).write_text(as_yaml(_without(content.ledger, record, Withdrawal(on=today, reason=reason))), encoding="utf-8")
    click.echo(f"{record} is withdrawn; the next build holds no trace of it but the tombstone at its address.\n\n{_BY_HAND}")


def _without(ledger: Ledger, record: str, withdrawal: Withdrawal) -> Ledger:
    """The ledger with the record, and every old address that led to it, among the withdrawn."""
    old = [address for address, target in ledger.redirects.items() if target == record]
    redirects = {address: target for address, target in ledger.redirects.items() if target != record}
    return ledger.model_copy(update={"redirects": redirects, "withdrawn": {**ledger.withdrawn, **dict.fromkeys([record, *old], withdrawal)}})


def _refuse(left: list[Problem]) -> None:
    click.echo(as_text(left), nl=False)
    places = "place mentions" if len(left) == 1 else "places mention"
    raise click.ClickException(f"{len(left)} {places} it; nothing was changed.")
