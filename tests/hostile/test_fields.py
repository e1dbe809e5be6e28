"""Every field of the model is found and reached, so that a new field joins the table by itself or is missed by name."""

from __future__ import annotations

import re

import pytest

from .built import shown
from .fields import ROOTS, fields
from .whole import LANGUAGES

WORDS = [owner for owner in ROOTS if owner.endswith("Words") or owner == "interface"]

def test_the_whole_project_has_no_error(whole, site):
    """`site` was built; every field holds its text and is told from every other."""
    assert len({place.marker for place in whole.texts}) == len(whole.texts) > 1_000


@pytest.mark.parametrize("owner", ROOTS)
def test_every_field_for_texts_has_a_place(whole, owner):
    """A text in words has one in every language."""
    for field in fields(owner):
        found = [place for place in whole.places if place.field == field]
        if field.holds_text:
            assert found, f"{field}: give it a value in hostile/filled/"
        if field.holds_text and owner in WORDS and "sources" not in field.names:
            assert {place.sheet.language for place in found} == set(LANGUAGES), str(field)


def test_every_field_for_texts_is_shown_to_readers(whole, site):
    """A text that no page shows would be tried for nothing. Of the site's own words and of the plural forms, the pages need some only."""
    seen = {marker for _, marker in shown(site)}
    missing = {str(place.field) for place in whole.texts} - {str(place.field) for place in whole.texts if place.marker in seen}
    assert missing == set()
    assert {place.sheet.language for place in whole.texts if place.marker in seen} >= set(LANGUAGES)


def _is_label_of_another_contact(place):
    return place.field.names[-1] == "short" and "/example-emergency/" not in place.sheet.path


def test_every_text_of_a_record_is_shown_in_every_language(whole, site):
    """Each title, summary, body, claim, caption … of each kind stands on some page; the short label of a number only where the emergency numbers stand in a row."""
    seen = {marker for _, marker in shown(site)}
    kinds = [place for place in whole.texts if place.sheet.language and place.field.owner != "interface" and not _is_label_of_another_contact(place)]
    assert [f"{place.sheet.path} {place.path}" for place in kinds if place.marker not in seen] == []


def test_no_name_that_a_template_should_fill_is_left(site):
    """Words of the site with a name that nothing fills would show it."""
    left = {name for path, content in site.items() if path.endswith(".html") for name in re.findall(rb"\{[a-z_]+\}", content)}
    assert left == set()
