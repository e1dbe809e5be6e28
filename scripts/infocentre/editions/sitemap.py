"""sitemap.xml: every page that search engines may show, with the date of its last real change."""

from __future__ import annotations

from collections.abc import Iterator
from html import escape

from ..articles import Desk
from ..frames import FrameSet
from .output import Output
from .site import Leaf, leaves

_HEAD = '<?xml version="1.0" encoding="utf-8"?>\n<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n'


def outputs(desk: Desk, frames: FrameSet) -> Iterator[Output]:
    """The sitemap, when the site knows its own address (sitemaps.org: addresses must be absolute)."""
    base = desk.catalogue.site.base_address
    if base:
        yield Output("sitemap.xml", lambda: _sitemap(desk, base))


def _sitemap(desk: Desk, base: str) -> bytes:
    lines = sorted(_entry(base, leaf) for leaf in leaves(desk) if leaf.is_for_search)
    return (_HEAD + "".join(lines) + "</urlset>\n").encode()


def _entry(base: str, leaf: Leaf) -> str:
    date = f"<lastmod>{leaf.modified}</lastmod>" if leaf.modified else ""
    return f"<url><loc>{escape(base + leaf.address, quote=False)}</loc>{date}</url>\n"
