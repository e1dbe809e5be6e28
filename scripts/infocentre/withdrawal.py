"""A record -> every place elsewhere that still mentions it, in any language and form."""

from __future__ import annotations

from collections.abc import Iterator

from .model.kinds import PROFILE
from .name_forms import NameForms
from .problem import Problem
from .schema import Content, Entry
from .yaml_lines import Document, Mark


def mentions(content: Content, address: str) -> Iterator[Problem]:
    """Each place outside the record at `address` that names it: references, links, its pictures, and, of a person, every form of the name.

    A file that could not be read is named, too: what it mentions cannot be told.
    """
    gone = content.entries[address]
    forms = _forms(gone)
    for other in content.entries.values():
        if other.address != address:
            for document in {document.path: document for document in other.documents.values()}.values():
                yield from _in_document(document, gone, forms)
            yield from _same_pictures(other, gone)
            yield from _in_address(other, forms)
    for document in content.documents.values():
        if not document.path.endswith("published.yml"):
            yield from _in_document(document, gone, forms)
    for path in sorted(content.unread):
        if not path.startswith(f"data/{address}/"):
            yield Problem(path, 0, 0, "mention", "cannot be read, so that nobody can tell whom it names", "Mend it first; see ./scripts/centre check")


def _forms(gone: Entry) -> NameForms:
    words = gone.words.values() if gone.kind is PROFILE else ()
    return NameForms([word.name for word in words if word.name], [word.call_sign for word in words if word.call_sign])


def _in_document(document: Document, gone: Entry, forms: NameForms) -> Iterator[Problem]:
    for path in document.values:
        value = document.data
        for step in path:
            value = value[step]
        for offset, what, hint in _in_text(value, gone, forms) if isinstance(value, str) else ():
            yield _problem(document, document.mark_inside(path, offset), what, hint)
    for path, mark in document.keys.items():
        for _, what, hint in _in_text(str(path[-1]), gone, forms):
            yield _problem(document, mark, what, hint)


def _in_text(text: str, gone: Entry, forms: NameForms) -> Iterator[tuple[int, str, str]]:
    """The offset of each mention, what it is, and what to do."""
    start = text.find(gone.id)
    while start >= 0:
        yield start, f"names {gone.address}", "Take it out."
        text = text[:start] + " " * len(gone.id) + text[start + len(gone.id) :]
        start = text.find(gone.id)
    for offset in forms.places(text):
        yield offset, "holds a form of the person's name", "Take it out, or accept the file with --accept."


def _problem(document: Document, mark: Mark, what: str, hint: str) -> Problem:
    return Problem(document.path, mark.line, mark.column, "mention", what, hint)


def _same_pictures(other: Entry, gone: Entry) -> Iterator[Problem]:
    taken = set(gone.digests.values())
    for name, digest in other.digests.items() if taken else ():
        if digest in taken:
            path = other.documents[""].path.rpartition("/")[0]
            yield Problem(f"{path}/{name}", 0, 0, "mention", f"is a picture of {gone.address}, too", "Take it out.")


def _in_address(other: Entry, forms: NameForms) -> Iterator[Problem]:
    if any(forms.places(other.id)):
        path = other.documents[""].path.rpartition("/")[0]
        yield Problem(path, 0, 0, "mention", "the id, and so the address, holds a form of the person's name", "Withdraw it, too, or accept it with --accept.")
