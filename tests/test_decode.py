"""Bytes -> text that holds nothing invisible."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from infocentre.decode import MAX_LINE_CHARACTERS, character_faults, decode
from infocentre.limits import RECORD_LIMITS


def _said(content: bytes) -> list[str]:
    return [f"{problem.line}:{problem.column} {problem.code} {problem.message}" for problem in decode(content, "a.yml")[1]]


@pytest.mark.parametrize(
    ("content", "text"),
    [
        (b"a: b\n", "a: b\n"),
        (b"\xef\xbb\xbfa: b\n", "a: b\n"),
        (b"a: b\r\nc: d\r\n", "a: b\nc: d\n"),
        ("name: Аб’яднаны ґанак — «ё», łódź…\n".encode(), "name: Аб’яднаны ґанак — «ё», łódź…\n"),
        ("هذا مثال וזו דוגמה\n".encode(), "هذا مثال וזו דוגמה\n"),
        ("е\u0301 and e\u0301\u0302\u0303\n".encode(), "е\u0301 and e\u0301\u0302\u0303\n"),
        ("☎ ✓ № 5 🙂\n".encode(), "☎ ✓ № 5 🙂\n"),
        (b"", ""),
    ],
)
def test_what_is_read(content, text):
    assert decode(content, "a.yml") == (text, [])


@pytest.mark.parametrize(
    ("encoding", "said"),
    [
        ("utf-16", "1:1 encoding the file is in UTF-16, not UTF-8"),
        ("utf-16-le", "1:1 encoding the file is in UTF-16, not UTF-8"),
        ("utf-16-be", "1:1 encoding the file is in UTF-16, not UTF-8"),
        ("utf-32", "1:1 encoding the file is in UTF-32, not UTF-8"),
        ("utf-32-be", "1:1 encoding the file is in UTF-32, not UTF-8"),
        ("cp1251", "2:10 encoding the file is not UTF-8; it looks like cp1251"),
        ("koi8-u", "2:10 encoding the file is not UTF-8; it looks like koi8-u"),
        ("cp866", "2:10 encoding the file is not UTF-8; it looks like cp866"),
    ],
)
def test_other_encodings_are_named(encoding, said):
    text = "# a comment in plain letters\nsummary: Нарвежскі цягнік спыніўся, і людзі пайшлі дадому пешкі.\n"
    assert _said(text.encode(encoding, errors="replace")) == [said]


@pytest.mark.parametrize(("encoding", "name"), [("cp1250", "cp1250"), ("iso8859-2", "iso8859-2"), ("latin-1", "another encoding")])
def test_polish_and_french_are_not_taken_for_cyrillic(encoding, name):
    text = "summary: " + ("gęś, łódź i ósma żaba śpi\n" if name != "another encoding" else "été à la fenêtre, où ça\n")
    assert _said(text.encode(encoding)) == [f"1:{11 if name != 'another encoding' else 10} encoding the file is not UTF-8; it looks like {name}"]


@pytest.mark.parametrize("broken", [b"\xff", b"\xc0\xaf", b"\xed\xa0\xbd\xed\xb8\x80", b"\xf5\x80\x80\x80", b"\xd0"])
def test_one_broken_letter_is_no_other_encoding(broken):
    """A stray byte, an overlong form, a surrogate pair, a code too large, half of a letter."""
    content = "name: Прыклад\nsummary: Доўгі тэкст ".encode() + broken + " з адной памылкай.\n".encode()
    assert _said(content) == ["2:22 encoding a broken letter stands here; the rest of the file is UTF-8"]


@pytest.mark.parametrize(
    ("character", "said"),
    [
        ("\0", "a control character (U+0000)"),
        ("\x1b", "a control character (U+001B)"),
        ("\x7f", "a control character (U+007F)"),
        ("\x9b", "a control character (U+009B)"),
        ("\x85", "a hidden line break (U+0085)"),
        ("\r", "a hidden line break (U+000D)"),
        ("\u2028", "a hidden line break (U+2028)"),
        ("\u2029", "a hidden line break (U+2029)"),
        ("\u202e", "a control that turns the direction of the text (U+202E)"),
        ("\u2066", "a control that turns the direction of the text (U+2066)"),
        ("\u061c", "a control that turns the direction of the text (U+061C)"),
        ("\u200f", "a control that turns the direction of the text (U+200F)"),
        ("\u200b", "an invisible character (U+200B)"),
        ("\u200d", "an invisible character (U+200D)"),
        ("\ufeff", "an invisible character (U+FEFF)"),
        ("\u00ad", "an invisible character (U+00AD)"),
        ("\u3164", "an invisible character (U+3164)"),
        ("\u034f", "an invisible character (U+034F)"),
        ("\ufff9", "an invisible format character (U+FFF9)"),
        ("\u00a0", "a space that is not the ordinary one (U+00A0)"),
        ("\u2009", "a space that is not the ordinary one (U+2009)"),
        ("\u3000", "a space that is not the ordinary one (U+3000)"),
        ("\ufe0f", "an invisible tag or variation character (U+FE0F)"),
        ("\U000e0041", "an invisible tag or variation character (U+E0041)"),
        ("\U000e0100", "an invisible tag or variation character (U+E0100)"),
        ("\ue000", "a private character that other devices cannot show (U+E000)"),
        ("\ufdd0", "a character that does not exist (U+FDD0)"),
        ("\uffff", "a character that does not exist (U+FFFF)"),
        ("\uff21", "a letter or sign in a style that search and screen readers cannot read (U+FF21)"),
        ("\U0001d400", "a letter or sign in a style that search and screen readers cannot read (U+1D400)"),
        ("\u0301\u0302\u0303\u0304", "more than 3 accents on one letter (U+0304)"),
        ("\u0488\u0489\u0301\u0302\u0303\u0304\u0305", "more than 3 accents on one letter (U+0302)"),
    ],
)
def test_what_cannot_be_seen_is_shown_by_its_code(character, said):
    """With the line, and the column of the first one."""
    column = 3 + (3 if "accents" in said else 0)
    assert _said(f"a: b\nце{character}x: y\n".encode()) == [f"2:{column} character {said}"]


def test_many_faults_of_a_kind_on_a_line_are_one_problem():
    assert _said("a:\u00a0b\u2009c\nd:\u00a0e\u200b\n".encode()) == [
        "1:3 character a space that is not the ordinary one (U+00A0); 1 more on this line",
        "2:3 character a space that is not the ordinary one (U+00A0)",
        "2:5 character an invisible character (U+200B)",
    ]


def test_tabs_and_conflicts_have_words_of_their_own():
    assert _said(b"a: b\n\tc: d\ne:\tf\n") == ["2:1 tab a tab stands in the line", "3:3 tab a tab stands in the line"]
    conflict = "merge-conflict two versions of this file were merged and a conflict is left"
    assert _said(b"<<<<<<< HEAD\na: b\n||||||| base\na: d\n=======\na: c\n>>>>>>> other\n") == [f"{line}:1 {conflict}" for line in (1, 3, 5, 7)]


def test_sizes_have_an_end():
    assert _said(b"a" * (RECORD_LIMITS.bytes + 1)) == ["0:0 file-size the file is larger than 256 KB"]
    assert _said(b"a\n" * RECORD_LIMITS.lines) == [f"{RECORD_LIMITS.lines}:1 file-size the file has more than 8,000 lines"]
    assert _said(b"a" * (MAX_LINE_CHARACTERS + 1)) == ["1:1 line-length the line has 8,001 characters; 8,000 is the most"]
    assert decode(b"a" * MAX_LINE_CHARACTERS, "a.yml")[1] == []


@given(st.binary(max_size=200))
def test_no_bytes_are_too_much(content):
    """Whatever the bytes, there is a text without faults or a problem that says why there is none."""
    text, problems = decode(content, "a.yml")
    assert problems or not list(character_faults(text))
    assert all(problem.hint for problem in problems)


def test_the_quick_look_misses_nothing():
    """Lines of ordinary letters are not looked at closely; no letter that has a fault passes for ordinary."""
    faulty = [chr(code) for code in range(0x3000) if chr(code) != "\ufeff" and list(character_faults(chr(code)))]
    assert [letter for letter in faulty if not decode(f"a{letter}b".encode(), "a.yml")[1]] == []
    assert len(faulty) > 500
