"""`python -m benchmark`: this project and its peers on the same texts, in alternation; nothing is written into the project."""

from __future__ import annotations

import signal
import sys
import tempfile
from itertools import pairwise
from pathlib import Path

import click

from . import tables
from .comparison import Comparison, Wish, compare
from .machine import machine
from .peers import PEERS
from .preview import preview
from .reader import Missing, read
from .stages import profile
from .timing import Failed, compiling

PROJECT = Path(__file__).resolve().parents[2]


@click.command()
@click.option("--records", type=click.IntRange(20), multiple=True, default=(200, 2000), show_default=True, help="How many records, each in five languages; more than one shows growth.")
@click.option("--rounds", type=click.IntRange(1), default=3, show_default=True, help="How often each is measured; the tables show medians.")
@click.option("--in", "folders", type=click.Path(path_type=Path, file_okay=False, exists=True), multiple=True, help="Where to work, such as /dev/shm for memory; may be repeated.")
@click.option("--seed", default=2022, show_default=True, help="Another seed makes other texts.")
@click.option("--peers/--alone", default=True, help="With other generators, or this project alone.")
@click.option("--builds/--no-builds", default=True, help="Times the builds.")
@click.option("--preview", "previewed", is_flag=True, help="Also measures how long an editor waits for a page after saving it.")
@click.option("--profile", "profiled", is_flag=True, help="Also shows where the time of a clean build goes, by module.")
@click.option("--reader", "read_too", is_flag=True, help="Also measures the pages in a browser on a slow network.")
@click.option("--markdown", type=click.Path(path_type=Path, dir_okay=False), help="Also puts what is printed into this page, between its marks.")
def main(
    records: tuple[int, ...],
    rounds: int,
    folders: tuple[Path, ...],
    seed: int,
    peers: bool,
    builds: bool,
    previewed: bool,
    profiled: bool,
    read_too: bool,
    markdown: Path | None,
) -> None:
    """Makes synthetic centres and builds them with every generator that is installed."""
    places = folders or (Path(tempfile.gettempdir()),)
    page = Page(markdown)
    page.add(machine(PROJECT, places, PEERS if peers else ()) + f"- medians of {rounds} rounds, in alternation\n")
    try:
        with compiling(places[0]):
            if builds:
                _builds(page, records, rounds, places, seed, peers)
            if previewed:
                page.add(tables.preview(preview(PROJECT, records[-1], seed, places[0]), records[-1], places[0]))
            if profiled:
                page.add(tables.profile(profile(PROJECT, records[-1], seed, places[0]), records[-1]))
            if read_too:
                _reader(page, records[0], rounds, places[0], seed)
    except Failed as failed:
        raise click.ClickException(str(failed)) from None


def _end(*_: object) -> None:
    sys.exit(143)  # so that the folder of the run is removed on the way out


class Page:
    """What is printed, and kept in the page of results."""

    def __init__(self, file: Path | None) -> None:
        self.file, self.text = file, ""

    def add(self, text: str) -> None:
        """Prints a part as soon as it is known; a run that is cut off has told what it found until then."""
        click.echo(text)
        self.text += f"{text}\n"
        if self.file:
            tables.put(self.text, self.file)


def _builds(page: Page, records: tuple[int, ...], rounds: int, places: tuple[Path, ...], seed: int, peers: bool) -> None:
    installed = [peer for peer in PEERS if peers and peer.found()]
    for place in places:
        found: list[Comparison] = []
        for count in sorted(records):
            found.append(compare(Wish(PROJECT, count, rounds, seed, installed), place, _say))
            page.add(tables.builds(found[-1]) + tables.floor(found[-1]))
        for few, many in pairwise(found):
            page.add(tables.growth(few, many))


def _reader(page: Page, count: int, rounds: int, place: Path, seed: int) -> None:
    try:
        page.add(tables.reader(read(PROJECT, count, rounds, seed, place, _say)))
    except Missing as missing:
        page.add(f"The reader's speed is not measured: {missing}\n")


def _say(line: str) -> None:
    click.echo(line, err=True)


if __name__ == "__main__":
    signal.signal(signal.SIGTERM, _end)
    main()
