"""The quick way through a file and the slow one come to the same data; where they might not, the slow one is taken."""

from __future__ import annotations

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from infocentre.decode import character_faults, is_ordinary
from infocentre.limits import RECORD_LIMITS
from infocentre.yaml_places import read
from infocentre.yaml_plain import MAX_DEPTH, MAX_FIELD_CHARACTERS, plain_data

_PARTS = [
    "a", "b: ", "c: ", "- ", "? ", ": ", "[", "]", "{", "}", ", ", "|", ">", "|-\n", "\n", "\n  ", "\n    ", "'", '"', "&a ", "*a", "!b ", "<<", "---\n", "...\n", "%YAML 1.2\n", " # d", "#", "\\", "\\u202e", "\\u0065\\u0301",
    "1", "1.5", "1e3", "12345678901234567", "~", "null", "true", "é", "é", "я", " ", "word\n", "a: 1\n", "b: x\n", "'c': \"d\"\n", "e:\n  f: g\n",
]  # fmt: skip


@settings(max_examples=20_000)
@given(st.lists(st.sampled_from(_PARTS), max_size=12).map("".join))
@example("a: 1\na: 2")
@example("a: b # c")
@example('a: "\\u200b"')
@example('"a\\u200b": b')
@example("a: -12345678901234567")
@example("a: [" + "[" * MAX_DEPTH + "]" * MAX_DEPTH + "]")
@example("a: " + "b" * (MAX_FIELD_CHARACTERS + 1))
@example("\n".join(f"a{number}: b" for number in range(RECORD_LIMITS.fields + 1)))
def test_what_is_read_quickly_is_read_the_same_slowly(text):
    if (data := plain_data(text)) is not None:
        slowly = read(text, "record.yml", 1)
        assert (data, repr(data), [], [], set()) == (slowly.root, repr(slowly.root), slowly.problems, slowly.nulls, slowly.cut)


@pytest.mark.parametrize("text", ["a: b", "a: [1, 2.5, true]\nb: {c: 'd', e: \"f\\n\"}", "body: |\n  ## One\n\n  два # три\n", "# a note\na:\n  - b: https://example.org/#c\n"])
def test_what_is_ordinary_is_read_quickly(text):
    assert plain_data(text) is not None


def test_an_ordinary_character_has_no_fault_and_stacks_on_nothing():
    odd = [letter for letter in map(chr, range(0x110000)) if is_ordinary(letter) and list(character_faults(letter * 9))]
    assert odd == []
