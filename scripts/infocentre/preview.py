"""The site as it is while somebody edits: each page is made when it is asked for, and a mistake is shown in its place."""

from __future__ import annotations

import datetime
import os
from collections.abc import Callable, Sequence
from pathlib import Path
from threading import Lock

from jinja2 import TemplateError

from .approvals import Verifier
from .articles import Desk, open_desk
from .articles.templates import environment, fault_of
from .editions import Output, outputs
from .frames import FrameSet
from .memory import Changed
from .preparing import prepare
from .problem import Problem, Refused
from .readback import Reader


class Preview:
    """The pages of the project in `root`, as of the last renewal."""

    def __init__(self, root: Path, render: Callable[[Desk], FrameSet]):
        """`render` makes the frames. There is nothing to see before the first renewal."""
        self._root, self._render = root, render
        self._problems: Sequence[Problem] = ()
        self._plan: dict[str, Output] = {}
        self._read: Callable[[str, bytes], object] = lambda path, content: ()
        self._lock = Lock()  # several pages may be asked for at once, and one desk writes one after the other

    def renew(self, today: datetime.date, verify: Verifier) -> Sequence[Problem]:
        """Reads again what changed, as of the day `today`; every problem, of which an error takes the place of all pages until it is mended."""
        try:
            prepared = prepare(self._root, today, verify, os.cpu_count() or 1)
        except Changed:  # by an edit that asks for another renewal
            return self._problems
        except Refused as refused:
            self._problems = refused.problems
            return refused.problems
        desk = open_desk(prepared.catalogue, self._root / "overrides")
        plan = {output.path: output for output in outputs(desk, self._render(desk))}
        with self._lock:
            self._problems, self._plan, self._read = (), plan, Reader(prepared.content, prepared.catalogue)
        return prepared.problems

    def content(self, path: str) -> bytes | None:
        """The bytes of the file at a path from the root of the site; None where there is none."""
        if self._problems and path.endswith(".html"):
            return self._page([_shown(problem) for problem in self._problems if problem.level == "error"])
        with self._lock:
            if path not in self._plan:
                return None
            try:
                content = self._plan[path].content
            except Changed as fault:  # the next renewal has begun already
                return self._page([{"message": str(fault)}])
            except TemplateError as fault:
                return self._page([{"message": fault_of(fault)}])
            faults = list(self._read(path, content))
        return self._page([{"message": fault} for fault in faults]) if faults else content

    def _page(self, problems: list[dict[str, str]]) -> bytes:
        """What a build would say instead of making this page."""
        shown = [{"place": "", "hint": "", **problem} for problem in problems]
        return environment(self._root / "overrides").get_template("records/problems.html").render(problems=shown).encode()


def _shown(problem: Problem) -> dict[str, str]:
    return {"place": f"{problem.path}:{problem.line}:{problem.column}: {problem.code}", "message": problem.message, "hint": problem.hint}
