"""The site for readers: every article poured into its frame."""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import urlsplit

from ..articles import Article, Desk
from ..articles import finder, lists, pages, records
from ..articles.map import maps
from ..articles.timeline import timelines
from ..articles.bibliography import bibliography
from ..frames import FrameKey, FrameSet
from ..model.kinds import GUIDE
from ..pictures import path_of
from .output import Output

_LINK = re.compile(r'\b(href|src)="(?![a-z]+:|/|#)([^"]*)"')


def outputs(desk: Desk, frames: FrameSet) -> Iterator[Output]:
    """The pages, the choosers, the page for a wrong address, the pictures, and the files of the frames."""
    for article in articles(desk):
        yield Output(f"{article.address}index.html", pour(desk, frames, article), is_page=True)
    missing = pages.not_found(desk)
    yield Output("404.html", _rooted(pour(desk, frames, missing).decode(), desk.catalogue.site.base_address).encode(), is_page=True)
    for path, content in {**frames.assets, **_pictures(desk)}.items():
        yield Output(path, content)


def _pictures(desk: Desk) -> dict[str, bytes]:
    """The files of the pictures of live records; the same picture in two records is one file."""
    shown = (picture for found in desk.catalogue.pictures.values() for picture in found.values())
    return {path_of(copy): copy.content for picture in shown for copy in picture.copies}


def articles(desk: Desk) -> Iterator[Article]:
    """Every article of the site, one at a time."""
    catalogue = desk.catalogue
    for kind, write in records.WRITERS.items():
        for entry in catalogue.of_kind(kind):
            yield from (write(desk, entry, language) for language in catalogue.languages if language in entry.words)
    for entry in catalogue.of_kind(GUIDE):
        yield from (records.discreet_guide(desk, entry, language) for language in catalogue.languages if language in entry.words)
    for entry in pages.pages(desk):
        yield from (pages.page(desk, entry, language) for language in catalogue.languages if language in entry.words)
    for language in catalogue.languages:
        yield lists.home(desk, language)
        yield finder.finder(desk, language)
        yield from (lists.kind_list(desk, kind, language) for kind in lists.LISTED)
        yield lists.contact_list(desk, language)
        yield bibliography(desk, language)
        yield from lists.facet_pages(desk, language)
        yield from timelines(desk, language)
        yield from maps(desk, language)
    yield from pages.choosers(desk)


def pour(desk: Desk, frames: FrameSet, article: Article) -> bytes:
    """An article in its shell, as the bytes of a page."""
    frame = frames.frames[FrameKey(article.language, article.section, article.depth)]
    base = desk.catalogue.site.base_address
    name = desk.catalogue.site.name[article.language]
    context = {"article": article, "base": base, "name": name, "x_default": _x_default(article)}
    # Where a language has no words, its link leads to the chooser, which says so in that language.
    languages = [
        {"code": code, "name": language.name, "address": article.versions.get(code, ""), "elsewhere": article.permalink or f"{code}/"}
        for code, language in desk.catalogue.site.languages.items()
    ]
    slots = {
        "head": desk.fill("records/head.html", article.language, article.address, **context),
        "languages": desk.fill("records/languages.html", article.language, article.address, languages=languages, article=article),
        "content": article.html,
    }
    return frame.pour(slots).encode()


def _x_default(article: Article) -> str:
    """The address for readers whose language the site does not know: a chooser where there is one."""
    if article.kind == "chooser":
        return article.address
    if article.permalink or article.section == "home":
        return article.permalink
    return article.versions.get("en") or next(iter(article.versions.values()), article.address)


def _rooted(html: str, base: str | None) -> str:
    """The page with links that hold at any depth: a server shows it for any wrong address."""
    if not base:
        return html
    path = urlsplit(base).path or "/"
    return _LINK.sub(lambda match: f'{match[1]}="{path}{match[2].removeprefix("./")}"', html)
