"""`python -m benchmark`: this project and its peers on the same texts, in alternation; nothing is written into the project."""

from __future__ import annotations

import platform
import shutil
import tempfile
from pathlib import Path

import click

from .centre import Maker, Record, write_centre
from .ours import Centre
from .peers import PEERS
from .peers.peer import Peer, Titles
from .timing import Failed, Run, in_alternation, median, run, size

PROJECT = Path(__file__).resolve().parents[2]


@click.command()
@click.option("--records", type=click.IntRange(10), multiple=True, default=(200, 2000), show_default=True, help="How many records, each in five languages.")
@click.option("--rounds", type=click.IntRange(1), default=3, show_default=True, help="How often each is built; the table shows medians.")
@click.option("--in", "folder", type=click.Path(path_type=Path, file_okay=False), help="Where to work, such as /dev/shm for memory; the system's own place when left out.")
@click.option("--seed", default=2022, show_default=True, help="Another seed makes other texts.")
@click.option("--peers/--alone", default=True, help="With other generators, or this project alone.")
def main(records: tuple[int, ...], rounds: int, folder: Path | None, seed: int, peers: bool) -> None:
    """Makes synthetic centres and builds them with every generator that is installed."""
    click.echo(f"{platform.platform()}, Python {platform.python_version()}, {rounds} rounds, in {folder or tempfile.gettempdir()}\n")
    chosen = [(peer, program) for peer in PEERS if peers and (program := shutil.which(peer.program))]
    for peer in PEERS if peers else ():
        if not shutil.which(peer.program):
            click.echo(f"{peer.name} is not installed (no program `{peer.program}`): left out")
    for count in records:
        with tempfile.TemporaryDirectory(dir=folder) as place:
            _compare(Path(place), count, rounds, seed, chosen)


def _compare(place: Path, count: int, rounds: int, seed: int, chosen: list[tuple[Peer, str]]) -> None:
    records = list(Maker(PROJECT, count, seed).records())
    titles: Titles = {f"{record.kind}/{record.id}": {language: words.title for language, words in record.words.items()} for record in records}
    tasks = {peer.name: _task(peer, program, records, titles, place) for peer, program in chosen}
    write_centre(PROJECT, place / "centre", count, seed)
    centre = Centre(place / "centre", place / "site")
    tasks |= {f"this project: {name}": task for name, task in centre.tasks().items()}
    tasks["copying the finished files"] = lambda: run(["cp", "-r", str(centre.site), str(place / "copy")])
    try:
        runs = in_alternation(tasks, rounds)
    except Failed as failed:
        raise click.ClickException(str(failed)) from None
    files, weight = size(centre.site)
    click.echo(f"\n{count:,} records, {count * 5:,} articles; {files:,} files, {weight / 1e6:.0f} MB\n")
    _table({name: median(found) for name, found in runs.items()})


def _task(peer: Peer, program: str, records: list[Record], titles: Titles, place: Path):
    folder, target = place / peer.program, place / f"{peer.program}-site"
    peer.export(records, titles, folder)

    def build() -> Run:
        shutil.rmtree(target, ignore_errors=True)
        return run(peer.command(program, folder, target))

    return build


def _table(medians: dict[str, Run]) -> None:
    hugo = medians.get("Hugo")
    click.echo("| build | seconds | of Hugo's | processor seconds | memory (MB) |\n|---|--:|--:|--:|--:|")
    for name, found in medians.items():
        ratio = f"{found.wall / hugo.wall:.2f}" if hugo else "–"
        click.echo(f"| {name} | {found.wall:.2f} | {ratio} | {found.cpu:.2f} | {found.memory:.0f} |")


if __name__ == "__main__":
    main()
