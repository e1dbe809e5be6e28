"""The article: what every edition takes, whichever shell it puts around it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from markupsafe import Markup

# Private characters stand around a link while nobody knows on which page it will be; decode.py refuses them in every file.
_OPEN, _CLOSE = "\ue004", "\ue005"
_LINK = re.compile(f"{_OPEN}([^{_CLOSE}]*){_CLOSE}")


@dataclass(frozen=True)
class Preview:
    """The picture of a preview in a messenger; `path` is from the root of the site."""

    path: str
    width: int
    height: int
    alt: str


@dataclass(frozen=True)
class Article:
    """One page without its shell.

    `address` is relative to the root of the site and ends in `/` (the root itself is empty).
    `versions` gives the address of the same page in each language that has it.
    """

    address: str
    language: str
    section: str
    title: str
    description: str
    html: Markup
    versions: Mapping[str, str] = field(default_factory=dict)
    robots: str = ""
    kind: str = "page"
    permalink: str = ""
    """Address of the record without a language, where the page is one of a record."""
    has_card: bool = True
    """Whether messengers may be given a preview."""
    picture: Preview | None = None
    modified: str = ""
    """ISO date of the last change that a reader can see, where one is known."""

    @property
    def depth(self) -> int:
        """How many folders deep the page lies."""
        return self.address.count("/")


def relative(source: str, target: str) -> str:
    """The link from the page at `source` to `target`; both are addresses from the root.

    `target` may end in a fragment. A page that links itself gets `./`.
    """
    common = 0
    while (end := source.find("/", common) + 1) and target.startswith(source[common:end], common):
        common = end
    link = "../" * source.count("/", common) + target[common:]
    return f"./{link}" if not link or link[0] == "#" else link


def open_link(target: str) -> str:
    """A link to `target` in a piece of HTML that may stand on any page; see `linked`."""
    return f"{_OPEN}{target}{_CLOSE}"


def linked(html: str, address: str, targets: Mapping[str, str] = {}) -> str:
    """The HTML as it stands on the page at `address`: its open links lead from there; `targets` tells where, for those that are names."""
    return _LINK.sub(lambda match: relative(address, targets.get(match[1], match[1])), html) if _OPEN in html else html
