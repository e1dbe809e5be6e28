"""What stands at the address of a withdrawn record: that it was withdrawn, and when; nothing more."""

from __future__ import annotations

from collections.abc import Iterator

from ..articles import Desk
from ..frames import FrameSet
from .output import Output


def outputs(desk: Desk, frames: FrameSet) -> Iterator[Output]:
    """A page without a shell at the permanent address and in every language."""
    for address, withdrawal in sorted(desk.catalogue.ledger.withdrawn.items()):
        for language in ("", *desk.catalogue.languages):
            place = f"{language}/{address}/".lstrip("/")
            shown = [language] if language else list(desk.catalogue.languages)
            lines = [{"language": code, "t": desk.tongues[code], "date": desk.tongues[code].date(withdrawal.on)} for code in shown]
            html = desk.fill("records/tombstone.html", shown[0], place, lines=lines)
            yield Output(f"{place}index.html", html.encode(), is_page=True)
