"""Fields that hold no free text: dates, ids, codes, addresses, numbers, words of a list. Hostile texts are refused in each of them."""

from __future__ import annotations

import re

import pytest
from made_files import TODAY

from infocentre.model.fields import ID_PATTERN
from infocentre.preparing import examine

from .fields import ROOTS, fields
from .whole import Place, Whole, documents_of

PAYLOADS = {
    "H1": ["<script>alert(1)</script>"],
    "H2": ["\" onmouseover=\"a()"],
    "H3": ["javascript:alert(1)", "JaVaScRiPt:a", "data:text/html,a", "java script:a", "https://a.example/\"onclick=a"],
    "H10": ["{{7*7}}", "${7*7}", "<%=7*7%>"],
    "H21": ["http://a.example/", "https://10.0.0.1/", "https://abc.onion/", "https://bit.ly/b", "https://a.example/?utm_id=1", "https://b@a.example/"],
    "H24": ["mailto:a@example.org?bcc=b@example.org", "tel:*21#", "*21*123#"],
    "V6": [".inf"],
    "V8": ["2022-02-30", "2022-13-01", "0000-01-01"],
    "V9": ["2022-03-01T12:00:00Z"],
    "V14": ["be-Latn", "BY"],
    "P1": ["../x", "/etc/passwd", "a/b", "C:\\"],
    "P2": ["%2e%2e%2f", "a%00"],
    "P3": ["\u0430dmin"],
    "P8": ["-x", ".git", "_x"],
    "P9": ["x" * 250],
    "U8": ["https://ex\u0430mple.org/", "https://xn--exmple-4nf.org/"],
}
CASES = [(row, text) for row, texts in PAYLOADS.items() for text in texts]


@pytest.mark.parametrize("owner", ROOTS)
def test_every_field_of_a_form_has_a_place(whole, owner):
    """A field that no file holds would not be tried. What a consent may say is tried in test_identity.py."""
    held = {place.field for place in whole.places}
    missing = {str(field) for field in fields(owner) if not field.holds_text and field not in held}
    assert {name for name in missing if ".consent." not in name} == set(), "give them a value in hostile/filled/"


@pytest.mark.parametrize(("row", "text"), CASES, ids=[f"{row} {text[:20]!r}" for row, text in CASES])
def test_a_form_takes_no_hostile_text(whole, tried, row, text):
    """Every place is refused on its own line."""
    forms = [place for place in whole.places if place not in set(whole.texts) and not _is_an_id(place, text)]
    by_rule = [place for place in forms if place.field.holds_text]  # a rule about several fields is asked when each of them has its form
    refused = {*_refused(whole, by_rule, text), *_refused(whole, [place for place in forms if place not in by_rule], text)}
    assert sorted({f"{place.sheet.path} {place.path}" for place in forms} - {f"{place.sheet.path} {place.path}" for place in refused}) == []
    tried(row, forms)


def _is_an_id(place: Place, text: str) -> bool:
    """Where an id belongs, any id has the right form, as any few letters have on a tile; whether it names something is asked by other rules."""
    return place.field.type is str and (re.fullmatch(ID_PATTERN, text) is not None or text.isalpha() and "tile" in place.field.names)


def _refused(whole: Whole, holding: list[Place], text: str) -> list[Place]:
    whole.write(lambda place: text, places=holding)
    documents = documents_of(whole)
    lines = {(place.sheet.path, documents[place.sheet.path].mark(place.path).line): place for place in holding}
    return [lines[problem.path, problem.line] for problem in examine(whole.root, TODAY)[1] if problem.level != "warning" and (problem.path, problem.line) in lines]
