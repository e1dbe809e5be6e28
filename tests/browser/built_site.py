"""A built site as its tests read it: its pages, parsed, and the longest page of each kind."""

from __future__ import annotations

import dataclasses
import json
import re
from collections.abc import Iterator, Mapping
from functools import cached_property
from pathlib import Path
from xml.etree.ElementTree import Element

import html5lib

KINDS = {
    "home": r"\w\w/",
    "finder": r"\w\w/help/",
    "list": r"\w\w/(stories|profiles|guides)/",
    "story": r"\w\w/stories/.+/",
    "profile": r"\w\w/profiles/.+/",
    "guide": r"\w\w/guides/.+/",
    "discreet": r"\w\w/g/.+/",
    "contacts": r"\w\w/contacts/",
    "sources": r"\w\w/sources/",
    "hand-written page": r"\w\w/(about|verify|corrections|press|safe-reading|privacy|contribute)/",
    "facet": r"\w\w/(topics|places|years|countries|needs)/.+/",
    "timeline": r"\w\w/timeline/(.+/)?",
    "map": r"\w\w/map/(.+/)?",
    "root": "",
    "chooser": r"(stories|profiles|guides)/.+/",
    "404": r"404\.html",
}

SCREENS = {"phone": {"width": 360, "height": 740}, "desktop": {"width": 1280, "height": 800}}
"""The windows in which pages are looked at."""

UNFOLD = "for (const part of document.querySelectorAll('details')) part.open = true"
"""What opens, in a browser, every part of a page that a reader may open."""


@dataclasses.dataclass(frozen=True)
class Site:
    """A built site; a page's address is its path, without `index.html`."""

    folder: Path
    base: str = ""
    """Its own address, when it knows one."""

    @cached_property
    def sizes(self) -> Mapping[str, int]:
        """Every page and its bytes."""
        files = json.loads((self.folder / "manifest.json").read_text())["files"]
        return {path.removesuffix("index.html"): file["bytes"] for path, file in files.items() if path.endswith(".html")}

    @cached_property
    def trees(self) -> Mapping[str, Element]:
        """Every page as a browser would read it, parsed when it is asked for; a mistake in its HTML is an error."""
        return Trees(self)

    def html(self, address: str) -> str:
        return (self.folder / (address if address.endswith(".html") else f"{address}index.html")).read_text()

    @cached_property
    def languages(self) -> frozenset[str]:
        """The languages that have a home page."""
        return frozenset(address.rstrip("/") for address in self.sizes if re.fullmatch(KINDS["home"], address))

    def longest(self, kind: str) -> list[str]:
        """The longest page of a kind in each language that has one: the one with most that can go wrong."""
        found = sorted((address for address in self.sizes if re.fullmatch(KINDS[kind], address)), key=self.sizes.__getitem__)
        return sorted({_language(address): address for address in found}.values())

    def leads_on(self, address: str) -> bool:
        """Whether the page only leads to the one that took its place."""
        return 'http-equiv="refresh"' in self.html(address)

    def has(self, path: str) -> bool:
        """Whether a server with this site has a page or file at an address."""
        return (self.folder / path / "index.html" if path.endswith("/") or not path else self.folder / path).is_file()


class Trees(Mapping[str, Element]):
    """The pages of a site, each parsed once and not before somebody looks at it."""

    def __init__(self, site: Site) -> None:
        self._site = site
        self._parsed: dict[str, Element] = {}

    def __getitem__(self, address: str) -> Element:
        if address not in self._parsed:
            parser = html5lib.HTMLParser(strict=True, namespaceHTMLElements=False)
            self._parsed[address] = parser.parse(self._site.html(address))
        return self._parsed[address]

    def __iter__(self) -> Iterator[str]:
        return iter(self._site.sizes)

    def __len__(self) -> int:
        return len(self._site.sizes)


def _language(address: str) -> str:
    first = address.partition("/")[0]
    return first if len(first) == 2 else ""
