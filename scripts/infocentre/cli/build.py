"""`build`: the site, when the records have no error; what makes it is loaded only when something has changed."""

from __future__ import annotations

import datetime
import gc
import importlib
import os
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import click

from ..last_build import LastBuild
from ..meanwhile import meanwhile
from ..site_folder import Seen, SiteFolder
from .options import day, records_from

# From where most lies on the way to making pages; each is a piece of it that takes a moment.
_LIBRARIES = ("jinja2", "babel.dates", "importlib.metadata", "pydantic_core.core_schema", "pydantic.types", "pydantic.main", "yaml", "sqlite3", "nh3", "pyromark")


@click.command()
@click.option("--site-dir", type=click.Path(path_type=Path), help="The folder to build into; site/ of the project when left out.")
@click.option("--jobs", type=click.IntRange(1, 64), default=lambda: os.cpu_count() or 1, show_default="one a core", help="How many processes share the work.")
@click.option("--clean", is_flag=True, help="Writes every file anew instead of only what changed.")
@records_from
@day
@click.pass_obj
def build(root: Path, site_dir: Path | None, clean: bool, jobs: int, revision: str | None, today: datetime.date) -> None:
    """Checks the records and builds the site in all languages.

    When a record has an error nothing is built and the earlier site stays as it was; nor is it when the records
    of another revision change a contact, loosen the gate for people or bring back what was withdrawn.
    The last line but one says what the heaviest page of each kind weighs, compressed, with all that it
    loads, and how much it may. The last line says how many pages in how many languages took how many seconds.
    """
    started = time.perf_counter()
    target = site_dir or root / "site"
    last = None if clean or revision else LastBuild(root, target, today)
    with _keeping(), meanwhile((last.look if last else tuple, lambda: tuple(SiteFolder(root, target).look())), jobs > 1 and not clean) as (inputs, looked):
        said = None
        if last:
            _load_until(inputs.is_there)
            last.take(*inputs())
            said = last.said(lambda: Seen(*looked()))
        if said is None:
            from .building import built  # most of a build in which nothing changed would be spent on loading this

            said, name = built(root, target, today, clean, jobs, revision, last.data if last else None, lambda: Seen(*looked()))
            if last:
                last.keep(said, name)
    problems, weights, pages = said
    click.echo(problems, nl=False, err=True)
    click.echo(weights)
    click.echo(f"{pages}, {time.perf_counter() - started:.1f} s")


def _load_until(is_known: Callable[[], bool]) -> None:
    """Loads what a build needs that makes pages, one library after the other, until it is known whether there are any to make."""
    for library in _LIBRARIES:
        if is_known():
            return
        importlib.import_module(library)


@contextmanager
def _keeping() -> Iterator[None]:
    """Nothing is looked for that could be thrown away: what is read and remembered stays to the end; see workers.py for what does not."""
    gc.disable()
    try:
        yield
    finally:
        gc.freeze()  # and back: all of it counts as old then, and is not looked through at once
        gc.enable()
        gc.unfreeze()
