"""Files of data/ and docs/ -> raw records: what was read, not yet believed."""

from __future__ import annotations

import hashlib
import os
import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

from .decode import decode
from .limits import LEDGER_LIMITS, RECORD_LIMITS, Limits
from .model.fields import ID_PATTERN
from .model.kinds import BY_FOLDER, KINDS, PAGE, Kind
from .model.picture import FORMATS, named_files
from .model.vocabulary import VOCABULARIES
from .ordinary_files import fault_of, read_bytes
from .problem import Problem
from .stamps import digest
from .yaml_lines import Document, Mark, parse

MAX_FILES = 200_000
MAX_FOLDERS = 3
"""How deep a file may lie: data/<kind>/<id>/."""
LEDGER = "data/published.yml"
_ID = re.compile(ID_PATTERN)
# Names that Windows keeps for devices, and names that other pages of the site need.
_RESERVED = frozenset(
    ("con", "nul", "aux", "prn", *(f"{name}{digit}" for name in ("com", "lpt") for digit in range(1, 10)))
    + ("assets", "index", "search", "sitemap", "manifest", "frame", "feed", "404", "help", "download", "lite", "api", "sources")
    + (*BY_FOLDER, *VOCABULARIES)
)
_SHEET = re.compile("page-[0-9]+")  # the pages of long lists
_BACKUP = re.compile(r"(.*~|\.#.*|#.*#|.*\.(swp|swo|bak|orig|rej|tmp)|\.DS_Store|Thumbs\.db|desktop\.ini)\Z", re.IGNORECASE)
_APPROVAL = re.compile(r"approval-([a-z]+(?:-[a-z]+)*)\.sig\Z")
_FRONT = re.compile(r"---\n(.*?\n)---\n", re.DOTALL)


@dataclass(frozen=True)
class RawRecord:
    """One folder of data/, or one hand-written page in all its languages."""

    kind: Kind
    id: str
    facts: Document | None
    words: dict[str, Document] = field(default_factory=dict)
    signatures: dict[str, str] = field(default_factory=dict)
    """The text of each approval, by the role it was given in."""
    files: dict[str, Path] = field(default_factory=dict)
    """The files of pictures, by the name that the facts give them."""
    digest: str = ""
    """The hash of its documents, byte for byte as they were read; see stamps.py."""
    digests: dict[str, str] = field(default_factory=dict)
    """The hash of each of them, by language; of the facts under the empty text."""

    @property
    def address(self) -> str:
        return f"{self.kind.folder}/{self.id}"


@dataclass(frozen=True)
class Raw:
    """Everything that was read from a project."""

    records: tuple[RawRecord, ...]
    vocabularies: dict[str, Document]
    interface: dict[str, Document]
    site: Document | None
    ledger: Document | None
    unread: frozenset[str] = frozenset()
    """Files that stand there but could not be read."""


def load(root: Path, known: Collection[str] = (), kept: Mapping[str, Document] = {}) -> tuple[Raw, list[Problem]]:
    """The raw content of the project in `root`, and every problem of its files.

    Records whose address is among the `known` are not read, nor is anything in their folders: they exist, and that is all.
    Nor are files of which a document is `kept`, by its path. Raises nothing for bad content; a file that cannot be read is a problem and is left out.
    """
    reader = _Reader(root, known, kept)
    records = [record for kind in KINDS for record in reader.records(kind)]
    records.extend(reader.pages())
    vocabularies = {name: document for name in VOCABULARIES if (document := reader.document(f"data/vocabulary/{name}.yml"))}
    interface = dict(reader.languages_in("data/interface"))
    site, ledger = reader.document("data/site.yml"), reader.document(LEDGER, LEDGER_LIMITS)
    reader.refuse_strangers()
    return Raw(tuple(records), vocabularies, interface, site, ledger, frozenset(reader.unread)), reader.problems


def load_one(root: Path, kind: Kind, id: str) -> tuple[RawRecord, list[Problem]]:
    """One record of the project in `root`, and every problem of the files in its folder."""
    reader = _Reader(root)
    record = reader.record(kind, id)
    reader.refuse_strangers_in(f"data/{record.address}")
    return record, reader.problems


class _Reader:
    """Reads files below `root` and remembers which were asked for, so that no other may stand there."""

    def __init__(self, root: Path, known: Collection[str] = (), kept: Mapping[str, Document] = {}):
        self.root, self._kept = root, kept
        self.problems: list[Problem] = []
        self.unread: set[str] = set()
        self._skipped = frozenset(f"data/{address}" for address in known)
        self._known: set[str] = {"data/README.md"}
        self._misnamed: set[str] = set()
        self._digests: dict[str, str] = {}

    def records(self, kind: Kind) -> Iterator[RawRecord]:
        for id in self._folders(f"data/{kind.folder}"):
            yield RawRecord(kind, id, None) if f"data/{kind.folder}/{id}" in self._skipped else self.record(kind, id)

    def record(self, kind: Kind, id: str) -> RawRecord:
        """The record in one folder."""
        below = f"data/{kind.folder}/{id}"
        facts = self.document(f"{below}/{kind.facts_file}")
        words = dict(self.languages_in(below, skip=kind.facts_file))
        digests = {key: self._digests[document.path] for key, document in {"": facts, **words}.items() if document}
        whole = digest({f"{key}.yml" if key else kind.facts_file: found for key, found in digests.items()})
        return RawRecord(kind, id, facts, words, dict(self._signatures(below)), dict(self._pictures(below, facts)), whole, digests)

    def _signatures(self, folder: str) -> Iterator[tuple[str, str]]:
        for name in self._names(folder):
            match = _APPROVAL.match(name)
            if match and (text := self._text(f"{folder}/{name}")):
                yield match[1], text

    def pages(self) -> Iterator[RawRecord]:
        pages: dict[str, dict[str, Document]] = {}
        for language in self._folders("docs", is_id=False):
            for name in self._names(f"docs/{language}"):
                if name.endswith(".md") and self._good_id(name[:-3], f"docs/{language}/{name}"):
                    if document := self._page(f"docs/{language}/{name}"):
                        pages.setdefault(name[:-3], {})[language] = document
        for id, words in sorted(pages.items()):
            digests = {language: self._digests[words[language].path] for language in words}
            yield RawRecord(PAGE, id, None, words, digest=digest(digests), digests=digests)

    def languages_in(self, folder: str, skip: str = "") -> Iterator[tuple[str, Document]]:
        for name in self._names(folder):
            if re.fullmatch(r"[A-Za-z]{2,3}(-[A-Za-z]+)?\.yml", name) and name != skip:
                if document := self.document(f"{folder}/{name}"):
                    yield name[:-4], document

    def _pictures(self, folder: str, facts: Document | None) -> Iterator[tuple[str, Path]]:
        """The files of pictures that the facts name, when they are there and ordinary."""
        if facts is None:  # which files it names cannot be known
            self._known.update(f"{folder}/{name}" for name in self._names(folder) if name.rpartition(".")[2] in FORMATS)
            return
        for place, name in named_files(facts.data):
            file = self.root / folder / name
            self._known.add(f"{folder}/{name}")
            if not os.path.lexists(file):
                mark = facts.mark(place)
                self.problems.append(Problem(facts.path, mark.line, mark.column, "picture-file", f"there is no file {name} beside the record", "Put it there, or correct its name."))
            elif problem := fault_of(file, f"{folder}/{name}"):
                self.problems.append(problem)
            else:
                yield name, file

    def document(self, path: str, limits: Limits = RECORD_LIMITS) -> Document | None:
        """The document in the file at `path`; None, with a problem, when it cannot be read."""
        if path in self._kept:
            self._known.add(path)
            return self._kept[path]
        text = self._text(path, limits)
        if text is None:
            return None
        document, problems = parse(text, path, limits=limits)
        self._note(problems, path)
        return document

    def _note(self, problems: list[Problem], path: str) -> None:
        """Keeps the problems that made a file unreadable."""
        self.problems.extend(problems)
        if problems:
            self.unread.add(path)

    def _page(self, path: str) -> Document | None:
        text = self._text(path)
        if text is None:
            return None
        match = _FRONT.match(text)
        if not match:
            hint = "Begin the page with `---`, its title and description, and `---`."
            self._note([Problem(path, 1, 1, "front-matter", "the page has no front matter", hint)], path)
            return None
        front, problems = parse(match[1], path, first_line=2)
        if front and "body" in front.data:
            mark = front.key_mark(("body",))
            problems = [Problem(path, mark.line, mark.column, "front-matter", "`body` is the text below the second `---`", "Move it there.")]
        self._note(problems, path)
        return _with_body(front, text[match.end() :], text[: match.end()].count("\n")) if front else None

    def _text(self, path: str, limits: Limits = RECORD_LIMITS) -> str | None:
        self._known.add(path)
        file = self.root / path
        if not os.path.lexists(file):
            if path != LEDGER:
                self.problems.append(Problem(path, 0, 0, "missing-file", "the file is missing", "Create it; `new` makes a starting record."))
            return None
        content, problem = read_bytes(file, path, limits)
        if problem:
            self._note([problem], path)
            return None
        self._digests[path] = hashlib.sha256(content).hexdigest()
        text, problems = decode(content, path, limits)
        self._note(problems, path)
        return None if problems else text

    def _folders(self, folder: str, is_id: bool = True) -> Iterator[str]:
        for name in self._names(folder):
            path = f"{folder}/{name}"
            if path in self._skipped:
                yield name
                continue
            full = self.root / path
            if full.is_symlink() or not full.is_dir():
                continue  # refuse_strangers() names it
            if not is_id or self._good_id(name, path):
                yield name

    def _names(self, folder: str) -> list[str]:
        full = self.root / folder
        return sorted(os.listdir(full)) if full.is_dir() and not full.is_symlink() else []

    def _good_id(self, id: str, path: str) -> bool:
        if message := id_fault(id):
            self.problems.append(Problem(path, 0, 0, "id", message, self._other_name(id, path)))
            self._known.add(path)
            self._misnamed.add(path)
            return False
        return True

    def _other_name(self, id: str, path: str) -> str:
        folder, name = path.rsplit("/", 1)
        if name != name.lower() and name.lower() in self._names(folder):
            return "Delete or rename it: another one differs only in capital letters, and many computers cannot keep both."
        return "Give it another name." if id in _RESERVED else "Rename it: small Latin letters, digits and single hyphens, at most 80."

    def refuse_strangers(self) -> None:
        """A problem for everything below data/ and docs/ that no record asked for."""
        found = 0
        for top in ("data", "docs"):
            for path in self._files(top):
                found += 1
                if found > MAX_FILES:
                    self.problems.append(Problem(top, 0, 0, "too-many-files", f"more than {MAX_FILES:,} files", "Send less at once."))
                    return
                self._stranger(path)

    def refuse_strangers_in(self, folder: str) -> None:
        """The same below the folder of one record."""
        for path in self._files(folder):
            self._stranger(path)

    def _files(self, top: str) -> Iterator[str]:
        """Every file and link below a folder, and every folder that lies too deep to be walked."""
        if (self.root / top).is_symlink():
            yield top
            return
        for folder, names, files in os.walk(self.root / top):
            below = Path(folder).relative_to(self.root).as_posix()
            is_last = below.count("/") >= MAX_FOLDERS - 1
            names[:] = [name for name in names if f"{below}/{name}" not in self._skipped]
            shown = [name for name in names if is_last or os.path.islink(f"{folder}/{name}")]
            names[:] = sorted(set(names) - set(shown))
            yield from (f"{below}/{name}" for name in sorted([*files, *shown]))

    def _stranger(self, path: str) -> None:
        if path in self._known or any(path.startswith(f"{misnamed}/") for misnamed in self._misnamed):
            return
        file = self.root / path
        if file.is_dir() and not file.is_symlink():
            self.problems.append(Problem(path, 0, 0, "stray-file", "no record needs this folder", "Delete it."))
        elif problem := fault_of(file, path):
            self.problems.append(problem)
        elif _BACKUP.match(file.name):
            self.problems.append(Problem(path, 0, 0, "stray-file", "an editor's or system's leftover", "Delete it."))
        else:
            self.problems.append(Problem(path, 0, 0, "stray-file", "no record needs this file", "Delete it, or correct its name."))


def id_fault(id: str) -> str:
    """What is wrong with an id, or an empty text."""
    if len(id) > 80:
        return f"the id has {len(id)} characters; 80 is the most"
    if not _ID.fullmatch(id):
        return "the id is not made of small Latin letters, digits and single hyphens"
    return "this name is kept for the site or for Windows" if id in _RESERVED or _SHEET.fullmatch(id) else ""


def _with_body(front: Document, body: str, lines_before: int) -> Document:
    """The front matter and the text below it as one document; the body counts as a `|` block."""
    return replace(front, data={**front.data, "body": body}, below={("body",): Mark(lines_before + 1, 1)})
