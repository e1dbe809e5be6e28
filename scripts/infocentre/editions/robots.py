"""robots.txt: search engines may read everything. What they must not show says so on its own page.

A list of what to keep away from would itself be a list of the pages that need care (RFC 9309 makes it public).
"""

from __future__ import annotations

from collections.abc import Iterator

from ..articles import Desk
from ..frames import FrameSet
from .output import Output


def outputs(desk: Desk, frames: FrameSet) -> Iterator[Output]:
    """The file, with the address of the sitemap when the site knows its own."""
    base = desk.catalogue.site.base_address
    lines = ["User-agent: *", "Disallow:", *([f"Sitemap: {base}sitemap.xml"] if base else [])]
    yield Output("robots.txt", lambda: ("\n".join(lines) + "\n").encode())
