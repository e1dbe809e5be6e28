"""The declaration of a translation is rewritten in place; every other line stays as it is."""

import pytest

from infocentre.translation_block import with_block

BLOCK = 'translation:\n  of: "0123456789ab"\n  by: person\n  state: reviewed\n  fields: {title: "01234567"}\n'


def rewritten(text, is_page=False):
    return with_block(text, of="0123456789ab", by="person", state="reviewed", fields={"title": "01234567"}, is_page=is_page)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        pytest.param("title: a\n", f"title: a\n{BLOCK}", id="none yet"),
        pytest.param("title: a", f"title: a\n{BLOCK}", id="no line end"),
        pytest.param("title: a\n\n\n", f"title: a\n{BLOCK}", id="empty lines at the end"),
        pytest.param('title: a\ntranslation: {of: "x", by: machine}\n', f"title: a\n{BLOCK}", id="on one line"),
        pytest.param("title: a\ntranslation:\n  of: x\n\n  by: y\n", f"title: a\n{BLOCK}", id="on several lines"),
        pytest.param("translation:\n  of: x\ntitle: a\n", f"{BLOCK}title: a\n", id="at the top"),
        pytest.param("title: a\ntranslation:\n  of: x\n# a comment\nbody: b\n", f"title: a\n{BLOCK}# a comment\nbody: b\n", id="in the middle"),
        pytest.param("body: |\n  translation:\n    of: x\n", f"body: |\n  translation:\n    of: x\n{BLOCK}", id="the word in a text"),
    ],
)
def test_a_words_file_declares_its_translation_once(before, after):
    assert rewritten(before) == after
    assert rewritten(after) == after


def test_a_page_declares_it_in_its_front_matter():
    assert rewritten("---\ntitle: a\n---\ntranslation:\n  of\n", is_page=True) == f"---\ntitle: a\n{BLOCK}---\ntranslation:\n  of\n"


def test_a_line_in_a_page_is_no_end_of_its_front_matter():
    page = f"---\ntitle: a\n{BLOCK}---\nOne\n\n---\n\nTwo\n"
    assert rewritten(page, is_page=True) == page
