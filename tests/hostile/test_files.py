"""Sections 3a and 3b of the table: bytes and structure of YAML, in every file of every kind and language."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from made_files import TODAY

from infocentre.load import LEDGER
from infocentre.preparing import examine

from .whole import Sheet, Whole

CYRILLIC = "# Прыклад нікога ні ў чым не пераконвае\n"
SURROGATE = b"\xed\xa0\x80"


def line(text: str) -> Callable[[str], str]:
    """Puts a line before the first field."""
    return lambda yaml: f"{text}\n{yaml}"


def last(text: str) -> Callable[[str], str]:
    """Puts a line behind the last field."""
    return lambda yaml: f"{yaml}{text}\n"


def again(yaml: str) -> str:
    """The first field a second time."""
    first = yaml.split("\n")[0]
    return f"{first.split(':')[0]}: again\n{yaml}"


NEW_NAME = "zzz"
# Row, what is done to the YAML (a text comes back) or to the whole file (bytes come back), and the code of the refusal.
FAULTS = [
    ("Y1", "mark at the start", lambda text: b"\xef\xbb\xbf" + text.encode(), ""),
    ("Y2", "mark in the middle", line("# a\ufeffb"), "character"),
    ("Y3", "UTF-16 with a mark", lambda text: text.encode("utf-16"), "encoding"),
    ("Y4", "UTF-16 without a mark", lambda text: text.encode("utf-16-le"), "encoding"),
    ("Y4", "UTF-32", lambda text: text.encode("utf-32-be"), "encoding"),
    ("Y5", "cp1251", lambda text: (text + CYRILLIC).encode("cp1251", "replace"), "encoding"),
    ("Y5", "KOI8-U", lambda text: (text + CYRILLIC).encode("koi8-u", "replace"), "encoding"),
    ("Y5", "a broken letter", lambda text: text.encode() + b"# \xd0\n", "encoding"),
    ("Y5", "an overlong letter", lambda text: text.encode() + b"# \xc0\xaf\n", "encoding"),
    ("Y5", "half of a letter", lambda text: text.encode() + b"# " + SURROGATE + b"\n", "encoding"),
    ("Y6", "NUL", lambda text: text.encode() + b"# \0\n", "character"),
    ("Y6", "ESC", line("# \x1b[31m"), "character"),
    ("Y9", "a hidden second field", line("# text\u2028status: published"), "character"),
    ("Y10", "lines of Windows", lambda text: text.replace("\n", "\r\n").encode(), ""),
    ("Y9", "lines of old Macs", lambda text: text.replace("\n", "\r").encode(), "character"),
    ("Y11", "tabs", line("\t"), "tab"),
    ("Y12", "a wide space before a name", last(f"\u00a0{NEW_NAME}: a"), "character"),
    ("Y14", "nothing", lambda text: b"", "empty"),
    ("Y14", "comments only", lambda yaml: "# nothing\n", "empty-record"),
    ("Y14", "no last end of line", lambda text: text.rstrip("\n").encode(), ""),
    ("Y15", "300 KB", lambda text: (text + "# a\n" * 75_000).encode(), "file-size"),
    ("Y16", "5,000 names", last("\n".join(f"{NEW_NAME}{number}: a" for number in range(5_000))), "yaml-keys"),
    ("Y17", "a name of 2,000 letters", last(f"{'z' * 2_000}: a"), "yaml-syntax"),
    ("Y17", "a line of 9,000 letters", line(f"# {'a' * 9_000}"), "line-length"),
    ("Y20", "an anchor", last(f"{NEW_NAME}: &a b"), "yaml-anchor"),
    ("Y21", "an alias", last(f"{NEW_NAME}: *a"), "yaml-alias"),
    ("Y22", "a value that holds itself", last(f"{NEW_NAME}: &a [*a]"), "yaml-anchor"),
    ("Y23", "a merge", last("<<: {a: b}"), "yaml-merge"),
    ("Y24", "a thousand brackets", last(f"{NEW_NAME}: {'[' * 1_000}"), "yaml-depth"),
    ("Y25", "a hundred thousand brackets", last(f"{NEW_NAME}:\n" + f"  {'[' * 4_000}\n" * 25), "yaml-depth"),
    ("Y26", "a tag that runs code", last(f"{NEW_NAME}: !!python/object/apply:os.getcwd []"), "yaml-tag"),
    ("Y27", "another tag", last(f"{NEW_NAME}: !!binary YQ=="), "yaml-tag"),
    ("Y28", "a name twice", again, "duplicate-key"),
    ("Y29", "a number as a name", last("2022: a"), "yaml-key"),
    ("Y29", "nothing as a name", last("~: a"), "yaml-key"),
    ("Y30", "a list as a name", last("? [a, b]\n: c"), "yaml-key"),
    ("Y30", "a template as a value", last(f"{NEW_NAME}: {{{{ title }}}}"), "yaml-key"),
    ("Y31", "a second document", last("...\n---\na: b"), "yaml-documents"),
    ("Y32", "a list", lambda yaml: "- a\n", "not-a-mapping"),
    ("Y32", "a text", lambda yaml: "a\n", "not-a-mapping"),
    ("Y33", "a directive", lambda yaml: f"%YAML 1.2\n---\n{yaml}", "yaml-directive"),
    ("Y34", "marks of a conflict", line("<<<<<<< ours"), "merge-conflict"),
    ("Y35", "an unknown field", last(f"{NEW_NAME}: a"), "unknown-field"),
    ("H15", "a field that would steer MkDocs", last("template: main.html\nhide: [navigation]\nsearch: {exclude: true}"), "unknown-field"),
    ("H14", "text in place of front matter", lambda yaml: f"title: Belarus: a story\n{yaml}", "yaml-syntax"),
]  # fmt: skip
# Lists of entries and words take any name; what stands under it is what is wrong then. `---` ends the front matter of a page.
# The ledger may hold much more than any other file; where it ends is tried below.
OTHER_CODES = {
    ("vocabulary", "Y35"): "wrong-type",
    ("vocabulary", "H15"): "wrong-type",
    ("interface", "Y35"): "",
    ("interface", "H15"): "wrong-type",
    ("ledger", "Y15"): "",
    ("ledger", "Y16"): "unknown-field",
    ("PageWords", "Y31"): "",
    ("PageWords", "Y33"): "yaml-syntax",
}


def changed(text: str, change: Callable[[str], str | bytes]) -> bytes:
    """The file with the change made in its YAML, or to all of it."""
    front = text.startswith("---\n")
    head, yaml, rest = ("---\n", *text[4:].split("---\n", 1)) if front else ("", text, "")
    made = change(yaml)
    if isinstance(made, bytes):
        return change(text)
    return (f"{head}{made}---\n{rest}" if front else made).encode()


@pytest.mark.row("H14", "H15")
@pytest.mark.parametrize(("row", "name", "change", "code"), FAULTS, ids=[f"{row} {name}" for row, name, *_ in FAULTS])
def test_every_file_is_read_in_the_same_strict_way(whole: Whole, tried, row, name, change, code):
    """The fault is named in each file by its code, or the file is read as if nothing were odd about it."""
    whole.write()
    for sheet in whole.sheets.values():
        file = whole.root / sheet.path
        file.write_bytes(changed(file.read_text(encoding="utf-8"), change))
    said: dict[str, set[str]] = {}
    for problem in examine(whole.root, TODAY)[1]:
        if problem.level != "warning":
            said.setdefault(problem.path, set()).add(problem.code)
    for sheet in whole.sheets.values():
        wanted = _wanted(sheet, row, code)
        assert wanted in said.get(sheet.path, set()) if wanted else sheet.path not in said, (sheet.path, said.get(sheet.path))
    tried(row, whole.sheets)


def _wanted(sheet: Sheet, row: str, code: str) -> str:
    if code == "empty":
        return "front-matter" if sheet.path.endswith(".md") else "empty-record"
    return OTHER_CODES.get((sheet.owner.split("/")[0], row), code)


@pytest.mark.parametrize(
    ("row", "text", "code"),
    [
        ("Y15", "# a\n" * 4_200_000, "file-size"),
        ("Y15", "# a\n" * 250_001, "file-size"),
        ("Y16", "published:\n" + "".join(f"  stories/a{number}: 2022-03-01\n" for number in range(200_001)), "yaml-keys"),
    ],
    ids=["16 MB", "250,000 lines", "200,000 names"],
)
def test_the_ledger_has_an_end_as_well(whole: Whole, tried, row, text, code):
    """It grows with every record, so it may hold much more than a record, but not anything."""
    whole.write()
    (whole.root / LEDGER).write_text(text)
    assert [problem.code for problem in examine(whole.root, TODAY)[1] if problem.path == LEDGER] == [code]
    tried(row, [LEDGER])
