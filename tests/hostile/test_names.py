"""Section 3d of the table: names of folders and files, and the names under which a file lists things, in every kind and language."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from made_files import TODAY

from infocentre.model.kinds import KINDS
from infocentre.model.vocabulary import VOCABULARIES
from infocentre.preparing import examine
from infocentre.problem import printable

from .whole import LANGUAGES, Whole

NAMES = {
    "P1": ["..x", "..\\x", "C:", "~", "a.b"],
    "P2": ["%2e%2e%2f", "%00", "a%20b", "..;"],
    "P3": ["\u0430dmin", "Беларусь", "a\u0301"],
    "P4": ["con", "nul", "aux", "prn", "com1", "lpt1", "a ", "a."],
    "P5": ["Story", "EXAMPLE"],
    "P8": ["-x", ".x", "_x", ".git", ".well-known", "assets", "404", "search", "sitemap", "index", "frame"],
    "P9": ["x" * 81, "x" * 200],
    "H10": ["{{7*7}}", "{% x %}", "${x}", "<%= 7*7 %>", "{# x #}"],
    "H1": ["<img src=x onerror=a>", "\"><svg onload=a>"],
    "R3": ["a\nb", "a\"b", "$(id)", "`id`", "-rf", "a;id", "a|b", "\x1b[31m"],
}
CASES = [(row, name) for row, names in NAMES.items() for name in names]
FOLDERS = [f"data/{kind.folder}" for kind in KINDS]


@pytest.fixture(scope="module")
def root(whole: Whole, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the whole project, whose folders may be given new ones."""
    whole.write()
    shutil.copytree(whole.root, copy := tmp_path_factory.mktemp("names") / "project", ignore=shutil.ignore_patterns("overrides", ".cache"))
    return copy


def _made(root: Path, name: str) -> Iterator[Path]:
    """A record of each kind and a page of each language under the name."""
    for folder in FOLDERS:
        (path := root / folder / name).mkdir()
        (path / "en.yml").write_text("title: a\n", encoding="utf-8")
        yield path
    for language in LANGUAGES:
        (path := root / "docs" / language / f"{name}.md").write_text("---\ntitle: a\n---\na\n", encoding="utf-8")
        yield path


@pytest.mark.row("R3")
@pytest.mark.parametrize(("row", "name"), CASES, ids=[f"{row} {name[:16]!r}" for row, name in CASES])
def test_no_record_or_page_has_such_a_name(root, tried, row, name):
    """Each is named once, its name in letters that steer nothing; what is in it is not asked."""
    made = list(_made(root, name))
    try:
        said = [problem for problem in examine(root, TODAY)[1] if problem.level != "warning"]
    finally:
        for path in made:
            shutil.rmtree(path) if path.is_dir() else path.unlink()
    assert len(said) == len(made), "\n".join(map(str, said))
    assert {problem.code for problem in said} == {"id"}
    assert all(str(problem).replace("\n    ", "").isprintable() and problem.hint for problem in said)
    tried(row, made)


@pytest.mark.parametrize(("row", "name"), CASES, ids=[f"{row} {name[:16]!r}" for row, name in CASES])
def test_no_file_listens_to_such_a_name(root, tried, row, name):
    """Beside the words of a record, in the vocabulary, in the interface and at the top, a strange file is refused."""
    folders = [*(folder for kind in FOLDERS for folder in sorted((root / kind).iterdir()) if folder.is_dir()), *(root / folder for folder in ("data", "data/vocabulary", "data/interface", "docs"))]
    made = [folder / f"{name}.yml" for folder in folders]
    for path in made:
        path.write_text("title: a\n", encoding="utf-8")
    try:
        told = {problem.path: problem for problem in examine(root, TODAY)[1] if problem.level != "warning"}
    finally:
        for path in made:
            path.unlink()
    assert {printable(path.relative_to(root).as_posix()) for path in made} <= told.keys()
    assert all(str(problem).replace("\n    ", "").isprintable() for problem in told.values())
    tried(row, made)


IDS = [(row, name) for row, name in CASES if not set(name) & set('\\"\n\x1b')]  # they would need escapes of their own


@pytest.mark.parametrize(("row", "name"), IDS, ids=[f"{row} {name[:16]!r}" for row, name in IDS])
def test_no_vocabulary_lists_such_a_name(root, tried, row, name):
    """Whatever can stand in an address is held to the same form."""
    files = [f"data/vocabulary/{vocabulary}.yml" for vocabulary in VOCABULARIES]
    before = {file: (root / file).read_bytes() for file in files}
    for file, content in before.items():
        (root / file).write_bytes(content + f'"{name}": {{label: a}}\n'.encode())
    try:
        told = {problem.path for problem in examine(root, TODAY)[1] if problem.code == "id"}
    finally:
        for file, content in before.items():
            (root / file).write_bytes(content)
    assert told == set(files)
    tried(row, files)


@pytest.mark.parametrize("what", ["link", "link to a folder", "pipe", "program", "second name"])
def test_only_ordinary_files_are_read(root, tried, what):
    """In every folder of records and pages."""
    made = []
    for folder in [root / kind / "odd" for kind in FOLDERS] + [root / "docs" / language for language in LANGUAGES]:
        folder.mkdir(exist_ok=True)
        made.append(_odd(folder / ("odd.md" if folder.parent.name == "docs" else "en.yml"), what, root.with_name(f"second-{len(made)}")))
    try:
        told = {problem.path for problem in examine(root, TODAY)[1] if problem.code in ("file-kind", "stray-file")}
    finally:
        for path in made:
            path.unlink()
            if path.parent.name == "odd":
                path.parent.rmdir()
    assert {path.relative_to(root).as_posix() for path in made} <= told
    tried("P10", made)


def _odd(path: Path, what: str, second: Path) -> Path:
    if what.startswith("link"):
        path.symlink_to("/etc" if what != "link" else "/etc/hostname")
    elif what == "pipe":
        os.mkfifo(path)
    else:
        path.write_text("title: a\n", encoding="utf-8")
        if what == "program":
            path.chmod(0o755)
        else:
            os.link(path, second)
    return path
