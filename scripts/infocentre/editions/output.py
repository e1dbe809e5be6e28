"""One file of a built site."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Output:
    """A path from the root of the site, with `/` between its parts, and what stands in the file."""

    path: str
    content: bytes
    is_page: bool = False
