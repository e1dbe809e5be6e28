"""Contacts are the weapon: a contact that differs from the trusted branch needs two approvals."""

from __future__ import annotations

from collections.abc import Iterator

from ..approvals import lacking
from ..model.kinds import CONTACT
from ..problem import Problem
from ..schema import Content, Entry
from .alike import named_in, strangers


def compare(content: Content, trusted: Content | None) -> Iterator[Problem]:
    """A problem for each contact whose channels (phones, handles, donations, mirrors) or state are not those of the
    trusted branch and not approved, and for each host or account that only looks like one of that branch."""
    before = {entry.id: entry for entry in _contacts(trusted)} if trusted else {}
    now = {entry.id: entry for entry in _contacts(content)}
    for id, entry in now.items():
        if id not in before or _reached(entry) != _reached(before[id]):
            if fault := lacking(entry.approved, entry.signatures):
                what = "is new" if id not in before else "differs from the trusted branch"
                hint = f"Two people sign it: ./scripts/centre approve {entry.address} --role ROLE --key FILE"
                yield entry.problem("", ("channels",), "contact-changed", f"this contact {what} and {fault}", hint)
    for id in sorted(set(before) - set(now)):
        path = before[id].documents[""].path
        yield Problem(path, 0, 0, "contact-changed", "this contact of the trusted branch is gone", "Set `status: closed` instead; two people sign it.")
    if trusted and (content.site.hotline, content.site.emergency) != (trusted.site.hotline, trusted.site.emergency):
        mark = content.documents["data/site.yml"].mark(("hotline",))
        yield Problem("data/site.yml", mark.line, mark.column, "contact-changed", "the hotline or the emergency contact is another one", "Send it as a change of its own.")
    if trusted and content.site.base_address != trusted.site.base_address:
        mark = content.documents["data/site.yml"].mark(("base_address",))
        yield Problem("data/site.yml", mark.line, mark.column, "contact-changed", "the address of the site is another one", "Send it as a change of its own.")
    if trusted:
        yield from strangers(content, {found.name for found in named_in(trusted)})


def _contacts(content: Content) -> Iterator[Entry]:
    return (entry for entry in content.entries.values() if entry.kind is CONTACT)


def _reached(entry: Entry) -> object:
    return entry.facts.status, entry.facts.successor, entry.facts.channels
