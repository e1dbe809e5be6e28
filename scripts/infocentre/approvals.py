"""A record -> the statement that people sign; its signatures -> who approved it.

Approvals are SSH signatures (OpenSSH PROTOCOL.sshsig) over the whole content of a record, kept
beside it as `approval-<role>.sig`. A changed word or fact makes every approval void.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace

from .schema import Content, Entry

NAMESPACE = "infocentre-approval"
NEEDED = 2

Verifier = Callable[[bytes, str, str], str | None]
"""Statement, role and signature -> the fingerprint of the key, when it may sign in that role."""


@dataclass(frozen=True, slots=True, order=True)
class Approval:
    """A signature that holds: the role it was given in, and the key that gave it."""

    role: str
    key: str


def statement(entry: Entry) -> bytes:
    """What an approval is given to: every fact, every word and every picture of a record, whatever the layout of its files."""
    words = {language: model.model_dump(mode="json", by_alias=True, exclude={"translation"}) for language, model in entry.words.items()}
    record = {"record": entry.address, "facts": entry.facts.model_dump(mode="json", by_alias=True), "words": words}
    if entry.files:
        record["files"] = entry.digests
    return json.dumps(record, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()


def nobody(statement: bytes, role: str, signature: str) -> None:
    """The verifier of a project that has no signers: it trusts no signature."""


def with_approvals(content: Content, verify: Verifier) -> Content:
    """The same content, each record with those of its approvals that hold."""
    entries = {address: replace(entry, approved=_held(entry, verify)) if entry.signatures else entry for address, entry in content.entries.items()}
    return replace(content, entries=entries)


def _held(entry: Entry, verify: Verifier) -> frozenset[Approval]:
    text = statement(entry)
    found = ((role, verify(text, role, signature)) for role, signature in entry.signatures.items())
    return frozenset(Approval(role, key) for role, key in found if key)


def lacking(approved: Iterable[Approval], signatures: Mapping[str, str]) -> str:
    """Why a record is not approved, or an empty text: two roles and two keys are needed."""
    approved = set(approved)
    if len({approval.role for approval in approved}) >= NEEDED and len({approval.key for approval in approved}) >= NEEDED:
        return ""
    if len({approval.role for approval in approved}) >= NEEDED:
        return "one key approved it in two roles; two people must"
    void = len(signatures) - len(approved)
    said = f"it has {len(approved)} of {NEEDED} approvals"
    return f"{said}; {void} more do not hold: the record changed since, or the signer is not on the trusted list" if void else said
