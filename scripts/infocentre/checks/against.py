"""What a change may not do against the trusted branch: alter a contact without two approvals, loosen the gate, bring back what was withdrawn."""

from __future__ import annotations

from collections.abc import Iterator

from ..approvals import lacking
from ..load import LEDGER
from ..model.kinds import CONTACT
from ..problem import Problem
from ..schema import Content, Entry
from ..yaml_lines import Path
from .alike import named_in, strangers


def compare(content: Content, trusted: Content | None) -> Iterator[Problem]:
    """A problem for each contact whose channels (phones, handles, donations, mirrors) or state are not those of the trusted
    branch and not approved, for each host or account that only looks like one of that branch, for each setting that
    would let profiles be shown sooner or longer, and for each withdrawal that is gone."""
    yield from _changed_contacts(content, trusted)
    if trusted:
        yield from strangers(content, {found.name for found in named_in(trusted)})
        yield from _loosened(content, trusted)
        yield from _brought_back(content, trusted)


def _changed_contacts(content: Content, trusted: Content | None) -> Iterator[Problem]:
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
        yield _of_site(content, ("hotline",), "contact-changed", "the hotline or the emergency contact is another one")
    if trusted and content.site.base_address != trusted.site.base_address:
        yield _of_site(content, ("base_address",), "contact-changed", "the address of the site is another one")


def _loosened(content: Content, trusted: Content) -> Iterator[Problem]:
    now, before = content.site.review, trusted.site.review
    for name, is_looser in (
        ("profiles", now.profiles > before.profiles),
        ("profiles_at_risk", now.profiles_at_risk > before.profiles_at_risk),
        ("delay", now.delay < before.delay),
    ):
        if is_looser:
            yield _of_site(content, ("review", name), "gate-loosened", f"`{name}` protects people, and is weaker than on the trusted branch")


def _of_site(content: Content, path: Path, code: str, message: str) -> Problem:
    mark = content.documents["data/site.yml"].mark(path)
    return Problem("data/site.yml", mark.line, mark.column, code, message, "Send it as a change of its own, to be merged by hand.")


def _brought_back(content: Content, trusted: Content) -> Iterator[Problem]:
    for address in sorted(set(trusted.ledger.withdrawn) - set(content.ledger.withdrawn)):
        yield Problem(LEDGER, 0, 0, "withdrawal-lost", f"the withdrawal of {address} is gone", "Bring its line back: what was withdrawn never returns.")


def _contacts(content: Content) -> Iterator[Entry]:
    return (entry for entry in content.entries.values() if entry.kind is CONTACT)


def _reached(entry: Entry) -> object:
    return entry.facts.status, entry.facts.successor, entry.facts.channels
