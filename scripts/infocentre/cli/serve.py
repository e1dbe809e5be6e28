"""`serve`: a preview that reloads itself."""

from __future__ import annotations

from pathlib import Path

import click


@click.command()
@click.option("--port", type=click.IntRange(1, 65535), default=8000, show_default=True, help="The port on 127.0.0.1.")
@click.pass_obj
def serve(root: Path, port: int) -> None:
    """Shows the site at http://127.0.0.1:PORT/ and reloads it when data, words, templates or pages change."""
    from .. import preview_server

    preview_server.serve(root, port)
