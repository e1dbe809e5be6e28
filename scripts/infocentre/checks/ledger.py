"""An address once published does not vanish: it stays, is withdrawn, or leads to another."""

from __future__ import annotations

import datetime
from collections.abc import Iterator

from ..load import LEDGER
from ..model.kinds import CONTACT, PAGE
from ..problem import Problem
from ..schema import Content, Entry
from .passages import Reading
from .references import suggest
from .surroundings import Surroundings

NOT_IN_LEDGER = "not-in-ledger"
_NO_PAGE = ("draft", "withdrawn")


def of_record(entry: Entry, read: Reading, around: Surroundings, today: datetime.date) -> Iterator[Problem]:
    """A published record whose address nobody has entered yet."""
    if LEDGER not in around.unread and entry.address not in around.published and is_open(entry, today):
        yield entry.problem("", ("published",), NOT_IN_LEDGER, f"the address is not in {LEDGER}", "Run: ./scripts/centre ledger", level="warning")


def is_open(entry: Entry, today: datetime.date) -> bool:
    """Whether a record has an address today that must never vanish."""
    if entry.kind in (CONTACT, PAGE) or entry.faulty:
        return False
    return entry.facts.status in ("published", "retired") and entry.facts.published <= today


def of_centre(content: Content, around: Surroundings, today: datetime.date) -> Iterator[Problem]:
    """Problems between the ledger and the records."""
    if LEDGER in content.unread:
        return
    ledger, statuses = content.ledger, around.statuses
    for address in ledger.published:
        if address not in ledger.withdrawn and address not in ledger.redirects and (address not in statuses or statuses[address] in _NO_PAGE):
            message = f"{address} was published and is {'now a draft' if statuses.get(address) else 'gone'}"
            yield _problem(content, ("published", address), "address-lost", message, "Bring it back, withdraw it, or add a redirect.")
    for old, new in ledger.redirects.items():
        if old in content.addresses:
            yield _problem(content, ("redirects", old), "redirect", f"{old} still exists", "Delete the redirect or the record.")
        if ledger.redirects.get(new):
            yield _problem(content, ("redirects", old), "redirect", f"{new} is itself redirected", "Name the last address.")
        elif new not in content.addresses:
            yield _problem(content, ("redirects", old), "redirect", f"there is no record {new}", suggest(new, content.addresses) or "Correct it.")
        elif statuses.get(new) in _NO_PAGE:
            yield _problem(content, ("redirects", old), "redirect", f"{new} is a draft; readers would find nothing", "Publish it first, or name another record.")
    for address in ledger.withdrawn:
        if address in content.addresses and statuses.get(address) != "withdrawn":
            yield _problem(content, ("withdrawn", address), "id-used-again", f"{address} was withdrawn; its id is never used again", "Give the record another id.")


def _problem(content: Content, path: tuple[str, ...], code: str, message: str, hint: str) -> Problem:
    document = content.documents[LEDGER]
    mark = document.key_mark(path)
    return Problem(LEDGER, mark.line, mark.column, code, message, hint)
