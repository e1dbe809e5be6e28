"""An address once published does not vanish: it stays, is withdrawn, or leads to another."""

from __future__ import annotations

import datetime
from collections.abc import Iterator

from ..model.kinds import CONTACT, PAGE
from ..problem import Problem
from ..schema import Content, Entry
from .references import suggest
from .surroundings import Surroundings

LEDGER = "data/published.yml"
NOT_IN_LEDGER = "not-in-ledger"


def of_centre(content: Content, around: Surroundings, today: datetime.date) -> Iterator[Problem]:
    """Problems between the ledger and the records."""
    if LEDGER in content.unread:
        return
    ledger = content.ledger
    for address in ledger.published:
        if address not in ledger.withdrawn and address not in ledger.redirects and not _stands(content, address):
            message = f"{address} was published and is {'now a draft' if _status(content, address) else 'gone'}"
            yield _problem(content, ("published", address), "address-lost", message, "Bring it back, withdraw it, or add a redirect.")
    for old, new in ledger.redirects.items():
        if old in content.addresses:
            yield _problem(content, ("redirects", old), "redirect", f"{old} still exists", "Delete the redirect or the record.")
        if ledger.redirects.get(new):
            yield _problem(content, ("redirects", old), "redirect", f"{new} is itself redirected", "Name the last address.")
        elif new not in content.addresses:
            yield _problem(content, ("redirects", old), "redirect", f"there is no record {new}", suggest(new, content.addresses) or "Correct it.")
        elif _status(content, new) in ("draft", "withdrawn"):
            yield _problem(content, ("redirects", old), "redirect", f"{new} is a draft; readers would find nothing", "Publish it first, or name another record.")
    for address in ledger.withdrawn:
        if address in content.addresses and _status(content, address) != "withdrawn":
            yield _problem(content, ("withdrawn", address), "id-used-again", f"{address} was withdrawn; its id is never used again", "Give the record another id.")
    yield from _unlisted(content, today)


def _stands(content: Content, address: str) -> bool:
    if address not in content.entries:
        return address in content.addresses  # it exists, with faults of its own
    return _status(content, address) not in ("draft", "withdrawn")


def _status(content: Content, address: str) -> str:
    entry = content.entries.get(address)
    return getattr(entry.facts, "status", "published") if entry else ""


def unlisted(content: Content, today: datetime.date) -> list[Entry]:
    """The records that are published today and not yet in the ledger, in the order of their addresses."""
    return [
        entry
        for address, entry in sorted(content.entries.items())
        if entry.kind not in (CONTACT, PAGE)
        and not entry.faulty
        and address not in content.ledger.published
        and entry.facts.status in ("published", "retired")
        and entry.facts.published <= today
    ]


def _unlisted(content: Content, today: datetime.date) -> Iterator[Problem]:
    for entry in unlisted(content, today):
        yield entry.problem("", ("published",), NOT_IN_LEDGER, f"the address is not in {LEDGER}", "Run: ./scripts/centre ledger", level="warning")


def _problem(content: Content, path: tuple[str, ...], code: str, message: str, hint: str) -> Problem:
    document = content.documents[LEDGER]
    mark = document.key_mark(path)
    return Problem(LEDGER, mark.line, mark.column, code, message, hint)
