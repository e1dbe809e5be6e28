"""The whole project -> its site, and everything in which it differs from the same site with ordinary texts."""

from __future__ import annotations

import dataclasses
import datetime
from collections.abc import Iterable, Iterator
from xml.etree import ElementTree

from made_files import TODAY
from site_fixtures import TEMPLATES

from infocentre.articles import open_desk
from infocentre.editions import outputs
from infocentre.mkdocs_plugin import render_frames
from infocentre.preparing import prepare
from infocentre.readback import read_back

from .oracle import Page, collapsed, markers, page
from .whole import Place, Whole

Site = dict[str, bytes]


def built(whole: Whole, today: datetime.date = TODAY) -> Site:
    """Every file of the site of the project as it is written now, in the frames that readers get."""
    prepared = prepare(whole.root, today)
    desk = dataclasses.replace(open_desk(prepared.catalogue, whole.root / "overrides"), templates=TEMPLATES)
    site = {output.path: output.content for output in outputs(desk, render_frames(whole.root, desk))}
    read_back(site, prepared.content, prepared.catalogue)
    return site


def pages(site: Site) -> dict[str, Page]:
    return {path: page(content) for path, content in site.items() if path.endswith(".html")}


def shown(site: Site) -> set[tuple[str, str]]:
    """On which page which text stands."""
    return {(path, marker) for path, found in pages(site).items() for text in found.texts for marker in markers(text)}


def faults(site: Site, ordinary: Site, holding: list[Place], payload: str, in_markdown: str) -> Iterator[str]:
    """What the payload brought about; nothing when it was shown as text wherever an ordinary text is shown.

    `holding` are the places in which the payload stands; `in_markdown` is what readers must see of it in Markdown.
    """
    if site.keys() != ordinary.keys():
        yield f"files came or went: {sorted(site.keys() ^ ordinary.keys())[:5]}"
    plain = {place.marker: collapsed(place.shown(payload)) for place in holding if not place.field.markdown}
    regions = {place.marker: collapsed(in_markdown) for place in holding if place.field.markdown}
    before = pages(ordinary)
    for path, now in pages(site).items():
        yield from (f"{path}: {fault}" for fault in (*now.faults, *_page_faults(now, before[path]), *_text_faults(now, plain, regions)))
    yield from (f"{path}: the text {marker} is gone or came" for path, marker in sorted(shown(site) ^ shown(ordinary))[:5])
    yield from _xml_faults(site)


def _page_faults(now: Page, before: Page) -> Iterator[str]:
    if now.active != before.active:
        yield f"active elements: {now.active - before.active} came, {before.active - now.active} went"
    from_markdown = {element for region in now.regions.values() for element in region.elements}
    for name, attributes in now.elements - before.elements - from_markdown:
        yield f"<{name} {' '.join(sorted(attributes))}> stands on no such page otherwise"


def _text_faults(now: Page, plain: dict[str, str], regions: dict[str, str]) -> Iterator[str]:
    for text in now.texts:
        yield from (f"{marker}: not shown as it was written: {text[:200]}" for marker in markers(text) & plain.keys() if plain[marker] not in text)
    for marker, region in now.regions.items():
        if marker in regions:
            yield from (f"{marker}: {fault}" for fault in region.faults())
            if regions[marker] not in region.text:
                yield f"{marker}: {regions[marker]!r} is not shown: {region.text[:200]}"


def _xml_faults(site: Site) -> Iterable[str]:
    for path, content in site.items():
        if path.endswith((".xml", ".svg")):
            try:
                ElementTree.fromstring(content)
            except ElementTree.ParseError as fault:
                yield f"{path}: {fault}"
