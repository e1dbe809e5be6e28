"""`schema`: what editors' programs and authors need to know of the fields, printed from the model."""

from __future__ import annotations

from pathlib import Path

import click

from ..field_guide import files


@click.command()
@click.pass_obj
def schema(root: Path) -> None:
    """Writes JSON Schema for editors and the authors' field guide into .schema/."""
    for name, text in files().items():
        file = root / ".schema" / name
        file.parent.mkdir(exist_ok=True)
        file.write_text(text, encoding="utf-8")
        click.echo(file.relative_to(root).as_posix())
