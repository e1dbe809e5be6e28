"""`server`: the rules that a web server needs beside the files."""

from __future__ import annotations

import datetime
from pathlib import Path

import click

from ..preparing import examine
from ..server_rules import nginx
from .options import day


@click.command()
@day
@click.pass_obj
def server(root: Path, today: datetime.date) -> None:
    """Prints rules for nginx: withdrawn records answer 410, wrong addresses 404 with the site's own page.

    Keep them outside of site/: nobody needs a list of what was withdrawn.
    """
    content, _ = examine(root, today)
    if content is None:
        raise click.ClickException("data/site.yml cannot be read; see ./scripts/centre check")
    click.echo(nginx(content.site, content.ledger), nl=False)
