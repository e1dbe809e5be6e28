"""Frames of an earlier build that would be rendered the same again; then no build needs the generator that renders them."""

from __future__ import annotations

import hashlib
import pickle
from collections.abc import Callable, Iterator
from pathlib import Path

from .answers import Answers
from .articles import Desk
from .cache import Cache
from .frames import FrameSet
from .recipe import recipe

FRAME_CACHE = Path(".cache", "frames")


def remembered(root: Path, desk: Desk, render: Callable[[], FrameSet], use: str = "build") -> FrameSet:
    """The frames of the project in `root`: those of an earlier build when every file and every answer of the desk is the same, or else rendered.

    Those of each `use` are remembered apart.
    """
    cache, key = Cache(root / FRAME_CACHE / use), _key(root)
    answers = Answers(desk, FrameSet({}), root / "overrides")
    if found := cache.get(key):
        frames, rests_on = pickle.loads(found)
        if all(answers.to(question) == answer for question, answer in rests_on.items()):
            return frames
    with desk.noting() as asked:
        frames = render()
    cache.put(key, pickle.dumps((frames, {question: answers.to(question) for question in sorted(desk.questions[number] for number in asked)}), pickle.HIGHEST_PROTOCOL))
    cache.drop_others()
    return frames


def _key(root: Path) -> str:
    """Changes with every file that the generator reads: its settings, and all templates and assets."""
    whole = hashlib.sha256(recipe().encode())
    for path, content in sorted(_files(root)):
        whole.update(f"\n{path} {hashlib.sha256(content).hexdigest()}".encode())
    return whole.hexdigest()


def _files(root: Path) -> Iterator[tuple[str, bytes]]:
    for file in (root / "mkdocs.yml", *(root / "overrides").rglob("*")):
        if file.is_file():
            yield file.relative_to(root).as_posix(), file.read_bytes()
