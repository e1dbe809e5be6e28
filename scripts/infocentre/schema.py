"""Raw records -> records of the model, each value of the right kind; or problems with line numbers."""

from __future__ import annotations

import hashlib
import pathlib
import re
import typing
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from pydantic import TypeAdapter, ValidationError

from .load import Raw, RawRecord, id_fault, load_one
from .model.fields import Model, line
from .model.kinds import PAGE, Kind
from .model.page import Page, PageWords
from .model.record import Record, Words
from .model.site import Ledger, Site
from .model.vocabulary import VOCABULARIES
from .model_faults import nulls_of, problems_of
from .problem import Problem
from .salvage import salvage
from .yaml_lines import Document, Path

PLACEHOLDER = re.compile(r"(?<!\{)\{([a-z_]+)\}(?!\})")
"""A name in the words of the site that a template fills in."""
Word = line(1_000)
Interface = dict[str, Word | dict[str, Word]]
"""The words of the site itself in one language; a mapping holds plural forms."""


@dataclass(frozen=True)
class Entry:
    """One record as the model reads it, with the documents it came from."""

    kind: Kind
    id: str
    facts: Record
    words: Mapping[str, Words]
    documents: Mapping[str, Document]
    """Keyed by language; the facts file under the empty text."""
    signatures: Mapping[str, str] = field(default_factory=dict)
    """By role, as they lie beside the record; whether they hold is another question."""
    approved: frozenset[typing.Any] = frozenset()
    """Those that hold; see approvals.py."""
    faulty: frozenset[str] = frozenset()
    """Keys of the documents of which only a part could be read; such a record is never published."""
    files: Mapping[str, pathlib.Path] = field(default_factory=dict)
    """The files of pictures, by name."""
    digest: str = ""
    """The hash of its documents as they were read."""
    parts: Mapping[str, str] = field(default_factory=dict)
    """The hash of each of them, by the same keys; of a record that was fetched they are in its extract."""

    @property
    def address(self) -> str:
        return f"{self.kind.folder}/{self.id}"

    def written(self, field: str) -> frozenset[str]:
        """The ids that stand under a field of the facts file, well formed or not."""
        value = self.documents[""].data.get(field)
        return frozenset(item for item in value if isinstance(item, str)) if isinstance(value, (dict, list)) else frozenset()

    @property
    def digests(self) -> dict[str, str]:
        """The SHA-256 of the file of each picture, by name; empty for one that cannot be read."""
        return {name: _digest(file) for name, file in self.files.items()}

    def problem(self, language: str, path: Path, code: str, message: str, hint: str = "", **more: object) -> Problem:
        """A problem at `path` of the facts (language "") or of the words in a language."""
        document = self.documents[language]
        mark = document.mark(path)
        return Problem(document.path, mark.line, mark.column, code, message, hint, **more)


def _digest(file: pathlib.Path) -> str:
    try:
        with file.open("rb") as opened:
            return hashlib.file_digest(opened, "sha256").hexdigest()
    except OSError:
        return ""


@dataclass(frozen=True)
class Content:
    """All that was read and has the right form; cross-record rules are not yet checked."""

    site: Site
    ledger: Ledger
    vocabularies: Mapping[str, Mapping[str, Model]]
    interface: Mapping[str, Interface]
    entries: Mapping[str, Entry]
    addresses: frozenset[str] = field(default_factory=frozenset)
    """Every record that exists, well formed or not."""
    documents: Mapping[str, Document] = field(default_factory=dict)
    """Files that are no record, by path."""
    unread: frozenset[str] = frozenset()
    """Files that stand there but could not be read; what is in them is not missing."""


class Centre(typing.NamedTuple):
    """What is no record: the files, and what the model reads in them."""

    site: Site
    ledger: Ledger
    vocabularies: Mapping[str, Mapping[str, Model]]
    interface: Mapping[str, Interface]
    documents: Mapping[str, Document]


def read(raw: Raw, before: Centre | None = None) -> tuple[Content | None, list[Problem]]:
    """The content of a project as the model reads it, and every problem of form.

    None when site.yml itself cannot be read: nothing else has a meaning without it. What is no record
    is taken from `before` when the very same documents were read `before`, without a problem.
    """
    problems: list[Problem] = []
    centre = before if before and _documents(raw) == before.documents else _centre(raw, problems)
    entries = {record.address: entry for record in raw.records if (entry := _entry(record, raw.unread, problems))}
    if centre is None:
        return None, problems
    addresses = frozenset(record.address for record in raw.records)
    unread = raw.unread | {problem.path for problem in problems}
    return Content(*centre[:4], entries, addresses, centre.documents, unread), problems


def centre_of(content: Content) -> Centre:
    """What of a content is no record."""
    return Centre(content.site, content.ledger, content.vocabularies, content.interface, content.documents)


def _centre(raw: Raw, problems: list[Problem]) -> Centre | None:
    site = _model(raw.site, Site, problems) if raw.site else None
    ledger = _model(raw.ledger, Ledger, problems) if raw.ledger else Ledger()
    vocabularies = {name: dict(_vocabulary(document, name, problems)) for name, document in raw.vocabularies.items()}
    interface = {language: words for language, document in raw.interface.items() if (words := _interface(document, problems))}
    return Centre(site, ledger or Ledger(), vocabularies, interface, _documents(raw)) if site else None


def _documents(raw: Raw) -> dict[str, Document]:
    others = (*raw.vocabularies.values(), *raw.interface.values(), raw.site, raw.ledger)
    return {document.path: document for document in others if document}


def read_one(root: pathlib.Path, kind: Kind, id: str) -> tuple[Entry | None, list[Problem]]:
    """One record of the project in `root`, and every problem of its files and of its form."""
    raw, problems = load_one(root, kind, id)
    return _entry(raw, frozenset(), problems), problems


def _entry(raw: RawRecord, unread: frozenset[str], problems: list[Problem]) -> Entry | None:
    documents, faulty = dict(raw.words), set()
    words = {language: _model_or_rest(document, raw.kind.words, problems, faulty, language) for language, document in raw.words.items()}
    words = {language: model for language, model in words.items() if model}
    if raw.kind is PAGE:
        if len(words) == len(raw.words) and not faulty and not any(path.endswith(f"/{raw.id}.md") for path in unread):
            problems.extend(_originals(raw, words))
        facts: Record | None = _page_facts({language: model for language, model in words.items() if language not in faulty})
        documents[""] = documents[facts.original] if facts else next(iter(documents.values()))
    else:
        facts = _model_or_rest(raw.facts, raw.kind.record, problems, faulty, "") if raw.facts else None
        documents[""] = raw.facts
    return Entry(raw.kind, raw.id, _with_original(facts, words), words, documents, raw.signatures, faulty=frozenset(faulty), files=raw.files, digest=raw.digest, parts=raw.digests) if facts else None


def revive(kind: Kind, id: str, data: Mapping[str, dict], digest: str) -> Entry:
    """A record of the right form from the data of its documents, the facts under the empty text; where they stood in the files is not known.

    Raises pydantic's ValidationError where the form is wrong after all.
    """
    names = {key: f"{key}.yml" if key else kind.facts_file for key in data}
    documents = {key: Document(f"data/{kind.folder}/{id}/{name}", data[key]) for key, name in names.items()}
    words = {language: kind.words.model_validate(fields) for language, fields in data.items() if language}
    return Entry(kind, id, _with_original(kind.record.model_validate(data[""]), words), words, documents, digest=digest)


def _with_original(facts: Record, words: Mapping[str, Words]) -> Record:
    """The facts with the language in which the words were first written, which is the one that is no translation."""
    if facts.original:
        return facts
    return facts.model_copy(update={"original": next((code for code, model in words.items() if not model.translation), "")})


def _model_or_rest(document: Document, model: type[Model], problems: list[Problem], faulty: set[str], key: str) -> typing.Any:
    """The document as the model reads it, or as much of it as can be read; `key` is then among the faulty."""
    result = _model(document, model, problems)
    if result is None:
        faulty.add(key)
    return result or salvage(model, document.data)


def _page_facts(words: Mapping[str, PageWords]) -> Page | None:
    originals = [language for language, page in words.items() if page.translation is None]
    return Page(original=originals[0], sources=words[originals[0]].sources) if len(originals) == 1 else None


def _originals(raw: RawRecord, words: Mapping[str, PageWords]) -> Iterator[Problem]:
    """Which language a page was first written in shows in its lack of `translation`: exactly one must lack it."""
    originals = [language for language, page in words.items() if page.translation is None]
    hint = f"Run, for each translation: ./scripts/centre translate mark {raw.address} LANGUAGE"
    for language in originals[1:]:
        message = f"`translation` is missing here and in `{originals[0]}`; only the original has none"
        yield Problem(raw.words[language].path, 1, 1, "translation", message, hint)
    if not originals:
        first = next(iter(raw.words.values()))
        yield Problem(first.path, 1, 1, "translation", "every language of this page is a translation; the original is missing", "Delete `translation` in the original.")


def _vocabulary(document: Document, name: str, problems: list[Problem]) -> Iterator[tuple[str, Model]]:
    problems.extend(_cut_texts(document, True))
    for id in document.data:
        if fault := id_fault(id):
            mark = document.key_mark((id,))
            problems.append(Problem(document.path, mark.line, mark.column, "id", f"`{id}`: {fault}", "Use small Latin letters, digits and single hyphens."))
        elif entry := _model(document, VOCABULARIES[name], problems, (id,)):
            yield id, entry


def _interface(document: Document, problems: list[Problem]) -> Interface | None:
    problems.extend(_cut_texts(document, True))
    try:
        return TypeAdapter(Interface).validate_python(document.data, strict=True)
    except ValidationError as error:
        problems.extend(problems_of(error, document, None))
        return None


def _model(document: Document, model: type[Model], problems: list[Problem], at: Path = ()) -> typing.Any:
    value: typing.Any = document.data
    for step in at:
        value = value[step]
    found = [] if at else list(_cut_texts(document, issubclass(model, Words)))
    try:
        result = model.model_validate(value)
    except ValidationError as error:
        result = None
        found.extend(problems_of(error, document, model, at))
    told = {(problem.line, problem.column) for problem in found}
    found.extend(problem for problem in nulls_of(document, model, at) if (problem.line, problem.column) not in told)
    problems.extend(found)
    return result if not found else None


_TEXTS = frozenset(("title", "name", "label", "value"))
_NOT_WORDS = frozenset(("translation", "sources", "country", "within", "family"))


def _cut_texts(document: Document, words_only: bool) -> Iterator[Problem]:
    """Texts that end at ` #`. Where a file holds more than words, a comment after an id or a date is welcome."""
    for path in sorted(document.cut, key=str):
        value: typing.Any = document.data
        for step in path:
            value = value[step]
        is_text = path[-1] in _TEXTS or words_only and not _NOT_WORDS.intersection(path)
        if isinstance(value, str) and (" " in value or is_text):
            mark = document.mark(path)
            hint = 'Put the text in "quotes", or move the comment to a line of its own.'
            yield Problem(document.path, mark.line, mark.column, "text-cut", "what follows ` #` on this line is lost", hint)
