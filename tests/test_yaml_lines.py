"""YAML text -> plain data, and the place of every key and value."""

from __future__ import annotations

import string
import unicodedata

import pytest
import yaml
from hypothesis import assume, example, given, settings
from hypothesis import strategies as st

from infocentre.limits import RECORD_LIMITS
from infocentre.yaml_lines import Mark, parse
from infocentre.yaml_plain import MAX_DEPTH

RECORD = """\
title: A story
# a comment
list: [one, 2, "three"]
steps:
  - id: first
    text: |
      Line one
        and a [link]

      line four
  - {id: second, text: 'it''s folded'}
summary: >-
  folded
  text
empty:
"""


def _read(text: str):
    document, problems = parse(text, "record.yml")
    assert problems == []
    return document


def _codes(text: str) -> list[str]:
    document, problems = parse(text, "record.yml")
    assert document is None
    return [f"{problem.line}:{problem.column} {problem.code}" for problem in problems]


@pytest.mark.parametrize(
    ("path", "line", "column"),
    [
        (("title",), 1, 8),
        (("list",), 3, 7),
        (("list", 1), 3, 13),
        (("list", 2), 3, 16),
        (("steps", 0), 5, 5),
        (("steps", 0, "id"), 5, 9),
        (("steps", 0, "text"), 6, 11),
        (("steps", 1), 11, 5),
        (("steps", 1, "text"), 11, 24),
        (("summary",), 12, 10),
        (("empty",), 15, 7),
    ],
)
def test_a_value_is_marked_where_it_begins(path, line, column):
    assert _read(RECORD).mark(path) == Mark(line, column)


@pytest.mark.parametrize(("path", "line", "column"), [(("title",), 1, 1), (("steps", 0, "text"), 6, 5), (("steps", 1, "text"), 11, 18), (("list", 1), 3, 13)])
def test_a_key_is_marked_where_it_begins(path, line, column):
    """An item of a list has no key; its value stands in."""
    assert _read(RECORD).key_mark(path) == Mark(line, column)


def test_what_is_missing_is_marked_at_the_nearest_thing_around_it():
    assert _read(RECORD).mark(("steps", 1, "cost", "value")) == Mark(11, 5)
    assert _read(RECORD).mark(("nothing",)) == Mark(1, 1)


@pytest.mark.parametrize(
    ("path", "word", "line", "column"),
    [
        (("steps", 0, "text"), "Line one", 7, 7),
        (("steps", 0, "text"), "[link]", 8, 15),
        (("steps", 0, "text"), "four", 10, 12),
        (("title",), "story", 1, 10),
        (("list", 2), "ree", 3, 19),
        (("steps", 1, "text"), "folded", 11, 24),
        (("summary",), "text", 12, 10),
    ],
)
def test_a_word_inside_a_text_is_marked_where_it_stands(path, word, line, column):
    """In `|` blocks and on one line exactly; where text is folded or escaped, at the beginning of the value."""
    document = _read(RECORD)
    text = document.data
    for step in path:
        text = text[step]
    assert document.mark_inside(path, text.index(word)) == Mark(line, column)


def test_empty_lines_that_the_model_drops_are_counted():
    document = _read("body: |\n\n\n  first line\n")
    assert document.mark_inside(("body",), 0) == Mark(4, 3)


def test_an_indent_that_is_stated_belongs_to_the_file_only_in_part():
    document = _read("body: |2\n     deep\n  flat\n")
    assert document.data["body"] == "   deep\nflat\n"
    assert document.mark_inside(("body",), 0) == Mark(2, 3)
    assert document.mark_inside(("body",), 8) == Mark(3, 3)


def test_the_lines_of_a_file_go_on_below_its_first_part():
    document, _ = parse("title: x\nbody: |\n  y\n", "page.md", first_line=2)
    assert document.mark(("body",)) == Mark(3, 7)
    assert document.mark_inside(("body",), 0) == Mark(4, 3)


@pytest.mark.parametrize("text", ["no", "on", "y", "12:30", "12:30:45", "010", "08", "0x1F", "1_000", "+380440000000", "2022-03-01", "True", "=", "1.", ".5"])
def test_what_older_yaml_reads_otherwise_stays_text(text):
    assert _read(f"a: {text}\nb: [{text}]").data == {"a": text, "b": [text]}


def test_numbers_words_of_logic_and_nothing():
    assert _read("a: 7\nb: -3\nc: 1.5\nd: true\ne: false\nf: null\ng: ~\nh:\ni: 0").data == {
        "a": 7, "b": -3, "c": 1.5, "d": True, "e": False, "f": None, "g": None, "h": None, "i": 0,
    }  # fmt: skip


@pytest.mark.parametrize("quoted", ['"7"', "'true'", '"null"', "'~'", '""'])
def test_what_is_quoted_is_text(quoted):
    assert _read(f"a: {quoted}").data == {"a": quoted[1:-1]}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a: *b", ["1:4 yaml-alias"]),
        ("a: &b c", ["1:4 yaml-anchor"]),
        ("a: !b c", ["1:4 yaml-tag"]),
        ("<<: {a: b}", ["1:1 yaml-merge"]),
        ("%YAML 1.2\n---\na: b", ["1:1 yaml-directive"]),
        ("a: b\n---\nc: d", ["2:1 yaml-documents"]),
        ("a: 1\nb: 2\n'a': 3\na: 4", ["3:1 duplicate-key", "4:1 duplicate-key"]),
        ("1: a\ntrue: b", ["1:1 yaml-key", "2:1 yaml-key"]),
        ("a: {{ b }}", ["1:5 yaml-key"]),
        ("", ["1:1 empty-record"]),
        ("- a", ["1:1 not-a-mapping"]),
        ("a: 1e3\nb: .nan\nc: 1234567890123456", ["1:4 number-form", "2:4 number-form", "3:4 number-form"]),
        ('a: "\\0\\u202e"', ["1:4 character", "1:4 character"]),
        ("a: b: c", ["1:5 yaml-syntax"]),
        ("a: b\nc: 'd\ne: f\n", ["2:4 yaml-syntax"]),
        ("a: b\nc: [d\ne: f\n", ["2:4 yaml-syntax"]),
        ("a: b\nlost\nc: d", ["2:1 yaml-syntax"]),
        ("a: b\nlast: `", ["2:7 yaml-syntax"]),
    ],
)
def test_what_is_refused_and_where(text, expected):
    """What can be read on after is read on; a fault of the form ends the reading."""
    assert _codes(text) == expected


def test_depth_and_number_of_fields_have_an_end():
    assert _read("a: " + "[" * (MAX_DEPTH - 1) + "]" * (MAX_DEPTH - 1))
    assert _codes("a: " + "[" * MAX_DEPTH + "]" * MAX_DEPTH) == [f"1:{3 + MAX_DEPTH} yaml-depth"]
    assert _codes("".join(f"f{number}: 1\n" for number in range(RECORD_LIMITS.fields + 1))) == [f"{RECORD_LIMITS.fields + 1}:1 yaml-keys"]


def test_texts_cut_by_a_comment_are_remembered():
    assert _read('a: one # two\nb: "one" # two\nc: one#two\nd: # nothing\ne: one\t# two\nf: |\n  one # two\n').cut == {("a",), ("d",), ("e",)}


# Signs that YAML reads for itself, and letters of one to four bytes.
_LETTERS = "".join(sorted(set(string.printable[:95]))) + "\n" + "абйўїєґЯЁłżóéß…’«»—№あ漢אم🙂"
_TEXTS = st.text(st.sampled_from(_LETTERS), max_size=30).map(lambda text: unicodedata.normalize("NFC", text))
# PyYAML leaves `1e3` unquoted, which this parser refuses: texts that look like numbers are left out.
_PLAIN = _TEXTS.filter(lambda text: not _looks_like_a_number(text))
_KEYS = _PLAIN.filter(lambda key: key != "<<" and len(key) < 30)
_VALUES = st.recursive(
    st.one_of(_PLAIN, st.booleans(), st.integers(-(10**14), 10**14)),
    lambda inner: st.one_of(st.lists(inner, max_size=4), st.dictionaries(_KEYS, inner, max_size=4)),
    max_leaves=12,
)
_RECORDS = st.dictionaries(_KEYS, _VALUES, min_size=1, max_size=4)


def _looks_like_a_number(text: str) -> bool:
    try:
        float(text)
    except ValueError:
        return False
    return True


def _depth(value: object) -> int:
    inner = value.values() if isinstance(value, dict) else value if isinstance(value, list) else None
    return 0 if inner is None else 1 + max(map(_depth, inner), default=0)


@settings(max_examples=200)
@given(data=_RECORDS, flow=st.sampled_from((True, False, None)), style=st.sampled_from((None, "'", '"', "|", ">")), width=st.sampled_from((20, 80, 4_000)))
def test_what_is_written_is_read(data, flow, style, width):
    """Any plain data, written by PyYAML in any of its styles, comes back as it was, marked where PyYAML's own composer finds it."""
    assume(_depth(data) <= MAX_DEPTH)
    text = yaml.safe_dump(data, allow_unicode=True, default_flow_style=flow, default_style=style, width=width)
    assume("!!" not in text)  # with a style of its own PyYAML tags every number
    document, problems = parse(text, "record.yml")
    assert problems == []
    assert document.data == data
    for path, key, value in _nodes(yaml.compose(text, Loader=yaml.SafeLoader)):
        assert document.mark(path) == Mark(value.start_mark.line + 1, value.start_mark.column + 1)
        if key:
            assert document.key_mark(path) == Mark(key.start_mark.line + 1, key.start_mark.column + 1)


def _nodes(node: yaml.Node, path: tuple = (), key: yaml.Node | None = None):
    if path:
        yield path, key, node
    if isinstance(node, yaml.MappingNode):
        for key, value in node.value:
            yield from _nodes(value, (*path, unicodedata.normalize("NFC", key.value)), key)
    elif isinstance(node, yaml.SequenceNode):
        for index, value in enumerate(node.value):
            yield from _nodes(value, (*path, index))


@settings(max_examples=200)
@given(lines=st.lists(_TEXTS.filter(lambda text: text.strip() and "\n" not in text), min_size=1, max_size=5), empty=st.integers(0, 2), indent=st.integers(1, 6), data=st.data())
def test_every_letter_of_a_block_is_marked_where_it_stands(lines, empty, indent, data):
    lines = [line.strip() for line in lines]
    text = "a: 1\nbody: |\n" + "\n" * empty + "".join(f"{' ' * indent}{line}\n" for line in lines) + "z: 2\n"
    document = _read(text)
    body = document.data["body"].strip("\n")
    offset = data.draw(st.integers(0, len(body) - 1))
    mark = document.mark_inside(("body",), offset)
    assert (text.split("\n")[mark.line - 1] + "\n")[mark.column - 1] == body[offset]


_NOISE = st.text(st.one_of(st.sampled_from(list("abc:-?[]{},&*!|>'\"%@`#~<= \n\t\\u0"))), max_size=60)


@settings(max_examples=400)
@given(text=st.one_of(_NOISE, st.text(max_size=60)))
@example("&a {self: *a}")
@example("? [a]\n: b")
@example("\ufeff")
@example("a: \x85b")
@example("\r\r: |\n\r")
def test_no_text_is_too_much(text):
    """Whatever a file holds, there is a document or at least one problem, and each problem lies inside the file."""
    document, problems = parse(text, "record.yml")
    assert (document is None) == bool(problems)
    for problem in problems:
        assert problem.line >= 1 and problem.column >= 1
        assert problem.message and problem.hint
