"""A built site as a browser reads it, and what in it can have come from a payload only.

The parser is Lexbor's, an HTML5 parser in C: the pages are parsed anew for every payload, and html5lib takes 25 times as long.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import lru_cache

from selectolax.lexbor import LexborHTMLParser, LexborNode

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
_SPOKEN = frozenset(("content", "aria-label"))
"""In these a text may stand, also of an active element; not in the content of an `http-equiv`."""
_MARKER = re.compile(r"\b[mw][0-9]+z\b")
Attributes = Mapping[str, str]


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
    nodes = list(LexborHTMLParser(content.decode()).root.traverse(include_text=True))
    elements = [(node.tag, _attributes(node)) for node in nodes if node.is_element_node]
    return Page(
        Counter((tag, *sorted(_kept(attributes))) for tag, attributes in elements if tag in ACTIVE),
        frozenset((tag, frozenset(attributes)) for tag, attributes in elements),
        tuple(fault for element in elements for fault in _faults(*element)),
        tuple(collapsed(text) for node in nodes for text in _texts(node) if _MARKER.search(text)),
        _regions(nodes),
    )


def _attributes(node: LexborNode) -> Attributes:
    return {name: value or "" for name, value in node.attributes.items()}


def _texts(node: LexborNode) -> Iterable[str]:
    """A piece of text or a comment, or the values of an element's attributes."""
    if node.is_text_node:
        return (node.text_content,)
    return (node.comment_content,) if node.is_comment_node else _attributes(node).values()


def _kept(attributes: Attributes) -> Iterator[str]:
    """The attributes of an active element; what a text may stand in counts by its name only."""
    yield from (name if name in _SPOKEN and "http-equiv" not in attributes else f"{name}={value}" for name, value in attributes.items())


def _faults(tag: str, attributes: Attributes) -> Iterator[str]:
    if tag == "template":
        yield "<template>: nothing looks into it"
    for name, value in attributes.items():
        if name.startswith("on") or name in ("style", "srcdoc"):
            yield f"<{tag} {name}>"
        if name in _ADDRESSES and not _GOOD_ADDRESS.match(value):
            yield f"<{tag} {name}={value}>"


def _regions(nodes: list[LexborNode]) -> dict[str, Region]:
    regions: dict[str, Region] = {}
    now: Region | None = None
    body = next(index for index, node in enumerate(nodes) if node.tag == "body")
    for node in nodes[body:]:
        if node.is_element_node and now is not None:
            now.elements.add((node.tag, frozenset(node.attributes)))
        for part in re.split(r"\b([mw][0-9]+z)\b", node.text_content) if node.is_text_node else ():
            if part and _MARKER.fullmatch(part):
                now = regions.setdefault(part, Region()) if part[0] == "m" else None
            elif now is not None:
                now.text += part
    return {marker: Region(collapsed(region.text), region.elements) for marker, region in regions.items()}


def collapsed(text: str) -> str:
    """The text with its spaces made equal, as a browser shows it."""
    return " ".join(text.split())


def markers(text: str) -> set[str]:
    return set(_MARKER.findall(text))
