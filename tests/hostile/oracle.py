"""A built site as a browser reads it, and what in it can have come from a payload only."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from xml.etree.ElementTree import Element

import html5lib

ACTIVE = frozenset("script iframe object embed base meta link form style svg math template input button".split())
# What Markdown may make of a text: element by element, with its attributes.
FROM_MARKDOWN = {
    **dict.fromkeys("p br ul li blockquote strong em code pre hr".split(), frozenset()),
    **dict.fromkeys(("h2", "h3", "h4"), frozenset(("id",))),
    "a": frozenset(("href", "hreflang", "lang", "id", "class", "rel")),
    "sup": frozenset(("class",)),
    "span": frozenset(("class",)),
    "ol": frozenset(("start",)),
}
_ADDRESSES = frozenset("href src srcset action formaction data poster cite background ping xlink:href".split())
_GOOD_ADDRESS = re.compile(r"(https://|mailto:[\w.+-]+@[\w.-]+\Z|tel:\+?[0-9]+\Z|#|\./|\.\./|/(?!/)|[\w-]+(/|\Z))")
_MARKER = re.compile(r"\b[mw][0-9]+z\b")


@dataclass(frozen=True)
class Page:
    """One page: its active elements, every element's attributes, and its texts in their order."""

    active: Counter
    elements: frozenset[tuple[str, frozenset[str]]]
    faults: tuple[str, ...]
    """Attributes and addresses that no page may have."""
    texts: tuple[str, ...]
    """Each piece of text, and each value of an attribute, in which a marker stands."""
    regions: Mapping[str, Region]


@dataclass
class Region:
    """What stands between the two markers of a Markdown text."""

    text: str = ""
    elements: set[tuple[str, frozenset[str]]] = field(default_factory=set)

    def faults(self) -> Iterator[str]:
        for name, attributes in self.elements:
            if not attributes <= FROM_MARKDOWN.get(name, frozenset("?")):
                yield f"<{name} {' '.join(sorted(attributes))}> came out of a Markdown text"


@lru_cache(maxsize=4_096)
def page(content: bytes) -> Page:
    """A page as a browser reads it."""
    root = html5lib.parse(content.decode(), namespaceHTMLElements=False)
    every = [element for element in root.iter() if isinstance(element.tag, str)]
    texts = [text for element in root.iter() for text in (element.text, element.tail, *element.attrib.values()) if text and _MARKER.search(text)]
    return Page(
        Counter((element.tag, *sorted(_kept(element))) for element in every if element.tag in ACTIVE),
        frozenset((element.tag, frozenset(map(str, element.attrib))) for element in every),
        tuple(fault for element in every for fault in _faults(element)),
        tuple(map(collapsed, texts)),
        _regions(root.find("body")),
    )


def _kept(element: Element) -> Iterator[str]:
    """The attributes of an active element; what a text may stand in counts by its name only."""
    yield from (name if name == "content" and "http-equiv" not in element.attrib else f"{name}={value}" for name, value in element.attrib.items())


def _faults(element: Element) -> Iterator[str]:
    for name, value in element.attrib.items():
        name = str(name).lower()
        if name.startswith("on") or name in ("style", "srcdoc"):
            yield f"<{element.tag} {name}>"
        if name in _ADDRESSES and not _GOOD_ADDRESS.match(value):
            yield f"<{element.tag} {name}={value}>"


def _regions(body: Element) -> dict[str, Region]:
    regions: dict[str, Region] = {}
    now: Region | None = None
    for thing in _in_order(body):
        if isinstance(thing, Element) or not isinstance(thing, str):
            if now is not None and isinstance(thing.tag, str):
                now.elements.add((thing.tag, frozenset(map(str, thing.attrib))))
            continue
        for part in re.split(r"\b([mw][0-9]+z)\b", thing):
            if part and _MARKER.fullmatch(part):
                now = regions.setdefault(part, Region()) if part[0] == "m" else None
            elif now is not None:
                now.text += part
    return {marker: Region(collapsed(region.text), region.elements) for marker, region in regions.items()}


def _in_order(element: Element) -> Iterator[Element | str]:
    yield element
    if element.text:
        yield element.text
    for child in element:
        yield from _in_order(child)
        if child.tail:
            yield child.tail


def collapsed(text: str) -> str:
    """The text with its spaces made equal, as a browser shows it."""
    return " ".join(text.split())


def markers(text: str) -> set[str]:
    return set(_MARKER.findall(text))
