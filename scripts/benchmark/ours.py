"""The builds of this project: clean, from what an earlier one left, and one to compare with."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from .edits import DAY
from .timing import Run, run


@dataclass(frozen=True)
class Centre:
    """A made-up centre and the folder it is built into."""

    root: Path
    site: Path

    def command(self, *options: str, day: str = DAY) -> list[str]:
        """What an editor would type, after the name of the Python that runs it."""
        return ["-m", "infocentre", "--root", str(self.root), "build", "--site-dir", str(self.site), "--date", day, *options]

    def build(self, *options: str, day: str = DAY) -> Run:
        """One build, with all that earlier ones left."""
        return run([sys.executable, *self.command(*options, day=day)])

    def clean(self, jobs: int, day: str = DAY) -> Run:
        """One build with nothing left of earlier ones."""
        self.forget()
        return self.build("--jobs", str(jobs), day=day)

    def forget(self) -> None:
        """Removes the site and the cache."""
        for folder in (self.site, self.root / ".cache"):
            shutil.rmtree(folder, ignore_errors=True)

    @contextmanager
    def built_anew(self, day: str) -> Iterator[Path]:
        """The folder of a clean build of the same records; the site and the cache stay as they are."""
        cache, aside = self.root / ".cache", self.site.with_name("cache-put-aside")
        other = Centre(self.root, self.site.with_name("built-anew"))
        if cache.exists():
            cache.rename(aside)
        try:
            other.clean(os.cpu_count() or 1, day)
            yield other.site
        finally:
            other.forget()
            if aside.exists():
                aside.rename(cache)
