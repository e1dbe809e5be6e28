"""A quick look that says “nothing here” is never wrong: what it spares is only work."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from infocentre import details
from infocentre.checks import languages, letters
from infocentre.checks.bodies import may_hold_faults, parsed

EVERY_LETTER = [chr(code) for code in range(0x110000) if not 0xD800 <= code <= 0xDFFF]


def test_no_digit_or_sign_of_a_detail_is_passed_over():
    assert [letter for letter in EVERY_LETTER if re.match(r"[\d@:/]", letter) and not details._SOMETHING.search(letter)] == []


def test_letters_are_counted_by_their_bytes_as_one_by_one():
    for letter in EVERY_LETTER:
        text = letter.encode()
        counted = languages._count(text, languages._CYRILLIC), languages._count(text, languages._LATIN) + len(languages._LAST_LATIN.findall(text))
        assert counted == (bool(re.match("[Ѐ-ӿ]", letter)), bool(re.match("[A-Za-zÀ-ɏ]", letter))), hex(ord(letter))


def test_what_passes_for_unmixed_is_made_of_two_scripts_and_of_what_ends_a_word():
    """So a word with letters of both has two of them side by side."""
    for letter in EVERY_LETTER:
        if not letters._OTHER.search(letter):
            scripts = [name for name, pattern in letters._SCRIPTS.items() if pattern.match(letter)]
            assert scripts in (["Latin"], ["Cyrillic"]) or not letters._WORD.match(letter), hex(ord(letter))


@settings(max_examples=2_000)
@given(st.text("abcабвіўéłÀ×÷αΩµª²½ \n.,-_1٣’'\u0301\u0483№—«ʯԯꙀᎠ", max_size=12))
def test_a_text_that_passes_for_unmixed_has_no_mixed_word(text):
    def scripts(word):
        return [name for name, pattern in letters._SCRIPTS.items() if pattern.search(word)]

    mixed = any(len(scripts(match[0])) > 1 for match in letters._WORD.finditer(text))
    assert bool(list(letters.mixed_scripts(text))) == mixed


_PARTS = ["[", "]", "(", ")", "{", "}", "!", "#", "=", "<", ">", "-", "+", "*", ".", "1", " ", "\n", "\\", ":", "a", "я", "`", "_", "|", "^", '"', "&#35;", "> ", "- ", "1. ", "# ", "](", "]: ", "a\n="]


@settings(max_examples=5_000)
@given(st.lists(st.sampled_from(_PARTS), max_size=30).map("".join))
def test_where_a_parser_objects_the_text_was_parsed(text):
    assert may_hold_faults(text) or not list(parsed(text))


@pytest.mark.parametrize("text", ["a\n=", "- a\n  =", "# a", "> # a", "- #", "[a](b)", "[a]: b\n\n[a]", "![a](b)", "> " * 5 + "a", "- " * 7 + "a", "1. " * 7 + "a", "> " + "- " * 7 + "a", "a\n\n   " + "* " * 7 + "b"])
def test_every_fault_of_markdown_is_looked_for(text):
    assert may_hold_faults(text) and list(parsed(text))


@settings(max_examples=1_000)
@given(st.lists(st.sampled_from(["- ", "1) ", "* ", "> ", ">", "a\n", "\n", "    "]), min_size=5, max_size=40).map("".join))
def test_no_depth_is_overlooked(text):
    assert may_hold_faults(text) or not list(parsed(text))
