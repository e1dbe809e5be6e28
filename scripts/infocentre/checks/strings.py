"""A document -> every text written in it, form or no form."""

from __future__ import annotations

from collections.abc import Iterator

from ..model.kinds import PAGE
from ..schema import Content
from ..yaml_lines import Document, Path


def strings(document: Document) -> Iterator[tuple[Path, str]]:
    """Every text of a document with its path; names of fields are none."""
    for path in document.values:
        value = document.data
        for step in path:
            value = value[step]
        if isinstance(value, str):
            yield path, value


def written(content: Content) -> Iterator[tuple[Document, Path, str]]:
    """Every text outside the words of records: facts, sources of pages, vocabularies, the words of the site itself."""
    for entry in content.entries.values():
        if entry.kind is not PAGE:
            yield from ((entry.documents[""], *found) for found in strings(entry.documents[""]))
        else:
            pages = (document for language, document in entry.documents.items() if language)
            yield from ((document, path, text) for document in pages for path, text in strings(document) if path[0] == "sources")
    for document in content.documents.values():
        yield from ((document, *found) for found in strings(document))
