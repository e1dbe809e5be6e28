"""The site for readers: every article poured into its frame."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import partial
from typing import NamedTuple
from urllib.parse import urlsplit

from ..articles import Article, Desk, linked
from ..articles import choices, finder, lists, pages, records
from ..articles.bibliography import ADDRESS as BIBLIOGRAPHY
from ..articles.bibliography import bibliography, sheets_of
from ..articles.discreet import discreet_address
from ..articles.map import atlas
from ..articles.parts import address_of
from ..articles.sheets import sheet_path
from ..articles.shelves import FACETS, sheets
from ..articles.timeline import timeline
from ..frames import FrameKey, FrameSet
from ..model.kinds import GUIDE
from ..pictures import path_of
from ..schema import Entry
from ..brief import Brief
from .output import Output

Writer = Callable[[Desk, Entry, str], Article]
_LINK = re.compile(r'\b(href|src)="(?![a-z]+:|/|#)([^"]*)"')


class Leaf(NamedTuple):
    """A page before it is written: where it will stand, what is known of it already, and how to write it."""

    address: str
    write: Callable[[], Article]
    is_for_search: bool = True
    modified: str = ""


def outputs(desk: Desk, frames: FrameSet) -> Iterator[Output]:
    """The pages, the choosers, the page for a wrong address, the pictures, and the files of the frames."""
    poured = partial(_poured, desk, frames)
    for address, write, *_ in leaves(desk):
        yield Output(f"{address}index.html", poured, True, True, (write,))
    yield Output("404.html", lambda: _not_found(desk, frames), is_page=True, is_noted=True)
    for path, content in {**frames.assets, **_pictures(desk)}.items():
        yield Output(path, lambda content=content: content)


def _poured(desk: Desk, frames: FrameSet, write: Callable[[], Article]) -> bytes:
    return pour(desk, frames, write())


def _not_found(desk: Desk, frames: FrameSet) -> bytes:
    page = pour(desk, frames, pages.not_found(desk)).decode()
    return _rooted(page, desk.catalogue.site.base_address).encode()


def _pictures(desk: Desk) -> dict[str, bytes]:
    """The files of the pictures of live records; the same picture in two records is one file."""
    shown = (picture for found in desk.catalogue.pictures.values() for picture in found.values())
    return {path_of(copy): copy.content for picture in shown for copy in picture.copies}


def articles(desk: Desk) -> Iterator[Article]:
    """Every article of the site, one at a time."""
    return (leaf.write() for leaf in leaves(desk))


def leaves(desk: Desk) -> Iterator[Leaf]:
    """Every page of the site, not yet written."""
    catalogue = desk.catalogue
    for kind, write in records.WRITERS.items():
        for brief in (brief for brief in catalogue.briefs.values() if brief.kind is kind):
            yield from _record(desk, brief, write)
            yield Leaf(f"{brief.address}/", partial(pages.chooser, desk, brief.address), is_for_search=False)
            if kind is GUIDE:
                yield from _discreet(desk, brief)
    for entry in pages.pages(desk):
        yield from _record(desk, catalogue.briefs[entry.address], pages.page)
    sources = sheets_of(desk.shelves.citing)
    for language in catalogue.languages:
        yield Leaf(f"{language}/", partial(lists.home, desk, language))
        yield Leaf(f"{language}/contacts/", partial(lists.contact_list, desk, language))
        yield Leaf(f"{language}/{finder.ADDRESS}", partial(finder.finder, desk, language))
        yield from _lists(desk, language, sources)
        yield from _overviews(desk, language)
    yield Leaf("", partial(pages.root_chooser, desk), is_for_search=False)


def _record(desk: Desk, brief: Brief, write: Writer) -> Iterator[Leaf]:
    """The page of a record in each language that has words for it."""
    is_for_search, address = not records.robots(brief), brief.address
    for language in desk.catalogue.languages:
        if language in brief.words.languages:
            yield Leaf(address_of(brief, language), partial(_written, desk, address, write, language), is_for_search, brief.modified)


def _discreet(desk: Desk, guide: Brief) -> Iterator[Leaf]:
    """The same page of a guide at an address that tells nothing."""
    address = guide.address
    for language in desk.catalogue.languages:
        if language in guide.words.languages:
            yield Leaf(discreet_address(address, language), partial(_written, desk, address, records.discreet_guide, language), is_for_search=False)


def _written(desk: Desk, address: str, write: Writer, language: str) -> Article:
    """The article of a record, which is opened only now."""
    return write(desk, desk.told(address, language), language)


def _overviews(desk: Desk, language: str) -> Iterator[Leaf]:
    """The timeline and the map, whole and for each topic."""
    for name, write in (("timeline", timeline), ("map", atlas)):
        for topic in choices.topics(desk):
            yield Leaf(choices.address(language, name, topic), partial(write, desk, language, topic))


def _lists(desk: Desk, language: str, sources: int) -> Iterator[Leaf]:
    """Each page of each list of records, and the pages of the one of their `sources`."""
    for sheet in range(1, sources + 1):
        yield Leaf(f"{language}/{sheet_path(BIBLIOGRAPHY, sheet)}", partial(bibliography, desk, language, sheet))
    for kind, entries in desk.shelves.kinds.items():
        for sheet, _ in enumerate(sheets(entries), start=1):
            yield Leaf(f"{language}/{sheet_path(f'{kind.folder}/', sheet)}", partial(lists.kind_list, desk, kind, language, sheet))
    for facet in FACETS:
        for value, entries in desk.shelves.facets[facet.name].items():
            for sheet, _ in enumerate(sheets(entries), start=1):
                path = sheet_path(f"{facet.name}/{value}/", sheet)
                yield Leaf(f"{language}/{path}", partial(lists.facet_page, desk, facet, value, language, sheet))


def pour(desk: Desk, frames: FrameSet, article: Article) -> bytes:
    """An article in its shell, as the bytes of a page."""
    frame = frames.frames[FrameKey(article.language, article.section, article.depth)]
    desk.note("frame", article.language, article.section, str(article.depth))
    base, name = desk.site.base_address, desk.site.name[article.language]
    context = {"article": article, "base": base, "name": name, "x_default": _x_default(article)}
    slots = {
        "head": desk.fill("records/head.html", article.language, article.address, **context),
        "languages": _languages(desk, article),
        "content": article.html,
    }
    return frame.pour(slots).encode()


def _languages(desk: Desk, article: Article) -> str:
    """The choice of languages. On pages of one language that exist in the same ones only its links differ: in the piece each leads to its code."""
    here = "" if article.kind == "chooser" else article.language
    present = tuple(code for code in desk.languages if article.versions.get(code))

    def make() -> str:
        choices = [{"code": code, "name": language.name, "here": code == here, "absent": code not in present} for code, language in desk.site.languages.items()]
        return desk.piece("records/languages.html", article.language, choices=choices)

    piece = desk.once(("languages", article.language, here, present), make)
    # Where a language has no words, its link leads to the chooser, which says so in that language.
    return linked(piece, article.address, {code: article.versions.get(code) or article.permalink or f"{code}/" for code in desk.languages})


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
