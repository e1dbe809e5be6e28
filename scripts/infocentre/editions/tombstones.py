"""What stands at the address of a withdrawn record: that it was withdrawn, and when; nothing more."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from functools import partial

from ..articles import Desk
from ..frames import FrameSet
from .output import Output


def outputs(desk: Desk, frames: FrameSet) -> Iterator[Output]:
    """A page without a shell at the permanent address and in every language."""
    for address, withdrawal in sorted(desk.catalogue.ledger.withdrawn.items()):
        for language in ("", *desk.catalogue.languages):
            place = f"{language}/{address}/".lstrip("/")
            yield Output(f"{place}index.html", partial(_tombstone, desk, place, language, withdrawal.on), is_page=True)


def _tombstone(desk: Desk, place: str, language: str, day: datetime.date) -> bytes:
    shown = [language] if language else list(desk.catalogue.languages)
    lines = [{"language": code, "t": desk.tongue(code), "date": desk.tongue(code).date(day)} for code in shown]
    return desk.fill("records/tombstone.html", shown[0], place, lines=lines).encode()
