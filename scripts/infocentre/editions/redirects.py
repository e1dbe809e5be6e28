"""Old addresses: a page at each that leads to the record which took its place."""

from __future__ import annotations

from collections.abc import Iterator

from ..articles import Desk, relative
from ..articles.discreet import discreet_address
from ..articles.parts import address_of
from ..frames import FrameSet
from ..model.kinds import CONTACT, GUIDE
from ..schema import Entry
from .output import Output


def outputs(desk: Desk, frames: FrameSet) -> Iterator[Output]:
    """A small page without a shell for each old address, in every language; contacts have no page to lead to."""
    for old, new in sorted(desk.catalogue.ledger.redirects.items()):
        entry = desk.catalogue.get(new)
        if entry is None or entry.kind is CONTACT:
            continue
        for language in ("", *desk.catalogue.languages):
            target = address_of(entry, desk.catalogue.best_language(entry, language)) if language else f"{new}/"
            yield _page(desk, f"{language}/{old}/".lstrip("/"), target, language or desk.catalogue.languages[0])
        if entry.kind is GUIDE:
            yield from _discreet(desk, old, entry)


def _discreet(desk: Desk, old: str, entry: Entry) -> Iterator[Output]:
    """The discreet address of a guide that had another one: links to it were sent, and it may lead to nothing that tells more."""
    for language in desk.catalogue.languages:
        shown = desk.catalogue.best_language(entry, language)
        yield _page(desk, discreet_address(old, language), discreet_address(entry.address, shown), language)


def _page(desk: Desk, address: str, target: str, language: str) -> Output:
    def make() -> bytes:
        return desk.fill("records/redirect.html", language, address, target=relative(address, target)).encode()

    return Output(f"{address}index.html", make, is_page=True)
