"""One file of a built site."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, NamedTuple


class Output(NamedTuple):
    """A path from the root of the site, with `/` between its parts, and how the bytes of the file are made.

    They are made when somebody asks for `content`, each time anew, so that a build can share
    the outputs among processes and need never hold more than one.
    """

    path: str
    make: Callable[..., bytes]
    is_page: bool = False
    is_noted: bool = False
    """Whether its desk notes all that it is made of, so that it can be kept while the answers stay the same."""
    of: tuple[Any, ...] = ()
    """What it is made of, where several are made in the same way."""

    @property
    def content(self) -> bytes:
        """The bytes of the file."""
        return self.make(*self.of)
