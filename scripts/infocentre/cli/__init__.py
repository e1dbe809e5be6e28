"""The commands: arguments, progress and exit codes. The only place that looks at the clock."""

from __future__ import annotations

import gc
import importlib
import os
from pathlib import Path

import click

HERE = Path(__file__).resolve().parents[3]
os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "1")  # the model needs none, and looking for them takes a while

COMMANDS = ("approve", "build", "check", "clean-pictures", "ledger", "new", "schema", "serve", "server", "translate", "withdraw")


class Commands(click.Group):
    """Loads a command when it is called: most of the time of a small one would be spent on loading the others."""

    def list_commands(self, context: click.Context) -> list[str]:
        return list(COMMANDS)

    def get_command(self, context: click.Context, name: str) -> click.Command | None:
        if name not in COMMANDS:
            return None
        function = name.replace("-", "_")
        return getattr(importlib.import_module(f".{function}", __package__), function)


@click.group(cls=Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.option("--root", type=click.Path(exists=True, file_okay=False, path_type=Path), default=HERE, help="The project; this checkout when left out.")
@click.pass_context
def main(context: click.Context, root: Path) -> None:
    """Checks the records of the information centre and builds its site.

    Exit codes: 0 all is well, 1 the records have problems, 2 the command was used wrongly.
    """
    context.obj = root.resolve()
    # What a run makes lives until its end: looking for what could be thrown away would take a third of its time.
    gc.set_threshold(50_000, 20, 50)
