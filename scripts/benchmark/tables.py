"""What was found, as Markdown: the same text for the terminal and for the page of results."""

from __future__ import annotations

import statistics
from collections.abc import Sequence
from pathlib import Path

from .comparison import FLOOR, OURS, Comparison
from .reader import Reading
from .stages import Stage
from .tasks import Row

_YARDSTICK = "Hugo"
_BUILDS = ("build", "seconds", "of Hugo's", "processor s", "memory MB", "of Hugo's", "files", "MB", "written", "as a clean build")
_READING = (
    "Requests to other hosts are the fonts that stock Material asks Google for: here they fail at once, and neither their bytes nor the wait for them "
    "are counted. A repeated look comes soon after: pages are asked for again, the rest is kept for ten minutes. Served by nginx over HTTP/1.1"
)
MARKS = ("<!-- figures -->", "<!-- end of figures -->")
"""Between these stands, in a page of results, what the next run replaces."""


def table(heads: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    """A Markdown table; all columns but the first are set to the right."""
    lines = [heads, ["---", *["--:"] * (len(heads) - 1)], *rows]
    return "".join(f"| {' | '.join(line)} |\n" for line in lines)


def builds(found: Comparison) -> str:
    """The table of one comparison, with ratios to Hugo where it was built."""
    hugo = next((row for row in found.rows if row.name == _YARDSTICK), None)
    title = f"### {found.count:,} records, {found.count * 5:,} articles, in {found.place}\n\n"
    note = f"\nGuides with the contact that is changed: {found.guides_with_contact}, in five languages each.\n"
    return title + table(_BUILDS, [_build(row, hugo) for row in found.rows]) + note + _differing(found.rows)


def _build(row: Row, hugo: Row | None) -> list[str]:
    run = row.run
    return [
        row.name,
        f"{run.wall:.2f}",
        ratio(run.wall, hugo and hugo.run.wall),
        f"{run.cpu:.2f}",
        f"{run.memory:.0f}",
        ratio(run.memory, hugo and hugo.run.memory),
        f"{row.size.files:,}",
        f"{row.size.bytes / 1e6:.1f}",
        "" if row.written is None else f"{row.written:,}",
        "" if row.differs is None else "no" if row.differs else "yes",
    ]


def _differing(rows: Sequence[Row]) -> str:
    return "".join(f"\n{row.name} differs from a clean build in {len(row.differs)} files: {', '.join(row.differs[:5])}\n" for row in rows if row.differs)


def ratio(value: float, of: float | None) -> str:
    """How many times `of` the value is; a dash when there is nothing to compare with."""
    return f"{value / of:.2f}" if of else "–"


def growth(few: Comparison, many: Comparison) -> str:
    """How many times the time and the memory of each build grow between two numbers of records."""
    earlier = {row.name: row for row in few.rows}
    rows = [(row.name, ratio(row.run.wall, earlier[row.name].run.wall), ratio(row.run.memory, earlier[row.name].run.memory)) for row in many.rows]
    title = f"### {many.count / few.count:g} times the records: {few.count:,} and {many.count:,}, in {many.place}\n\n"
    return title + table(("build", "times the seconds", "times the memory"), rows)


def floor(found: Comparison) -> str:
    """One line: how far our clean build is from only copying what it makes."""
    walls = {row.name: row.run.wall for row in found.rows}
    return f"\nA clean build takes {ratio(walls[OURS], walls[FLOOR])} times as long as copying the finished files.\n"


def preview(seconds: Sequence[float], count: int, place: Path) -> str:
    """How long an editor waits for the page, in words."""
    middle, longest = statistics.median(seconds), max(seconds)
    return f"### The preview: {count:,} records, in {place}\n\nFrom saving the words of a record to its new page: {middle:.2f} s in the middle, {longest:.2f} s at the longest, of {len(seconds)} times.\n"


def profile(found: Sequence[Stage], count: int) -> str:
    """Where the time of a clean build goes, under the profiler."""
    total = sum(map(_seconds, found))
    large = [stage for stage in found if _seconds(stage) >= total / 100]
    small = [stage for stage in found if stage not in large]
    rest = Stage(f"{len(small)} more modules", sum(stage.own for stage in small), sum(stage.called for stage in small))
    rows = [(stage.name, f"{stage.own:.2f}", f"{stage.called:.2f}", f"{100 * _seconds(stage) / total:.0f} %") for stage in [*large, rest]]
    title = f"### Where the time goes: {count:,} records, clean, --jobs 1, under the profiler\n\n"
    return title + table(("module", "own seconds", "in libraries and templates", "share"), rows)


def _seconds(stage: Stage) -> float:
    return stage.own + stage.called


def reader(found: Reading) -> str:
    """What the pages cost a reader, beside the same texts in stock Material."""
    title = f"### What a reader waits for: {found.count:,} records, Slow 3G, processor four times slower\n\n"
    heads = ("page", "look", "site", "KB", "requests", "first paint, s", "requests to other hosts")
    rows = [
        (sight.page, sight.look, sight.site, f"{sight.view.bytes / 1000:.1f}", f"{sight.view.requests:g}", f"{sight.view.paint:.1f}", f"{sight.view.elsewhere:g}")
        for sight in found.sights
    ]
    return title + table(heads, rows) + f"\n{_READING}, compressed with {found.compression}.\n"


def put(text: str, page: Path) -> None:
    """Writes the text into a page: between its marks, or as the whole page when it has none."""
    old = page.read_text("utf-8") if page.is_file() else ""
    before, begin, rest = old.partition(MARKS[0])
    _, end, after = rest.partition(MARKS[1])
    page.write_text(f"{before}{begin}\n{text}\n{end}{after}" if end else f"{text}\n", "utf-8")
