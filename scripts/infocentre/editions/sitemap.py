"""sitemap.xml: every page that search engines may show, with the date of its last real change."""

from __future__ import annotations

from collections.abc import Iterator
from xml.sax.saxutils import escape

from ..articles import Article, Desk
from ..frames import FrameSet
from .output import Output
from .site import articles

_HEAD = '<?xml version="1.0" encoding="utf-8"?>\n<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n'


def outputs(desk: Desk, frames: FrameSet) -> Iterator[Output]:
    """The sitemap, when the site knows its own address (sitemaps.org: addresses must be absolute)."""
    base = desk.catalogue.site.base_address
    if base:
        lines = sorted(_entry(base, article) for article in articles(desk) if not article.robots and article.kind != "chooser")
        yield Output("sitemap.xml", (_HEAD + "".join(lines) + "</urlset>\n").encode())


def _entry(base: str, article: Article) -> str:
    date = f"<lastmod>{article.modified}</lastmod>" if article.modified else ""
    return f"<url><loc>{escape(base + article.address)}</loc>{date}</url>\n"
