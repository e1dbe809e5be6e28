"""The commands: arguments, progress and exit codes. The only place that looks at the clock."""

from __future__ import annotations

from pathlib import Path

import click

from . import approve, build, check, clean_pictures, ledger, new, schema, serve, server, translate, withdraw

HERE = Path(__file__).resolve().parents[3]


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.option("--root", type=click.Path(exists=True, file_okay=False, path_type=Path), default=HERE, help="The project; this checkout when left out.")
@click.pass_context
def main(context: click.Context, root: Path) -> None:
    """Checks the records of the information centre and builds its site.

    Exit codes: 0 all is well, 1 the records have problems, 2 the command was used wrongly.
    """
    context.obj = root.resolve()


COMMANDS = (check.check, build.build, serve.serve, new.new, translate.translate, approve.approve, withdraw.withdraw, clean_pictures.clean_pictures, ledger.ledger, server.server, schema.schema)

for command in COMMANDS:
    main.add_command(command)
