"""Section 3c of the table: values of other types, and texts that YAML 1.1 takes for something else, in every field."""

from __future__ import annotations

import pytest
from made_files import TODAY

from infocentre.preparing import examine

from .whole import Bare, Place, Whole, documents_of, value_at

# Written without quotes, these are texts: nothing is taken for a number, a time or a truth.
TEXTS = [
    *(("V1", text) for text in ("NO", "no", "off", "y", "n", "yes", "on", "Yes", "OFF")),
    *(("V3", text) for text in ("12:30:45", "22:22")),
    *(("V4", text) for text in ("010", "0o10", "08", "0x1F", "0b11", "1_000")),
    ("V9", "2022-03-01"),
]  # fmt: skip
# Written without quotes, these are refused wherever a text belongs.
REFUSED = [
    *(("V6", text, "number-form") for text in ("1e3", "1.0e+3", ".inf", "-.INF", ".nan", "1e999")),
    ("V7", "1" * 500, "number-form"),
    *(("V11", text, "empty") for text in ("null", "~", "")),
    *(("Y36", text, "empty") for text in ('""', '"   "', "''")),
    *(("V12", text, "wrong-type") for text in ("[a, b]", "{items: b}", "true", "12", "1.5")),
    ("Y26", "!!python/name:os.system", "yaml-tag"),
    ("Y37", "*a", "yaml-alias"),
    ("Y37", "&a b", "yaml-anchor"),
    ("Y37", "!a b", "yaml-tag"),
    ("Y37", "@a b", "yaml-syntax"),
    ("Y37", "`a` b", "yaml-syntax"),
    ("Y37", "%a b", "yaml-syntax"),
    ("Y37", "a: b: c", "yaml-syntax"),
    ("Y37", "a text #that is cut", "text-cut"),
]  # fmt: skip
# In these files a number or a mapping is another form of the same field, or one that its label may take.
ALSO_RIGHT = {("Fact", "12"), ("Fact", "1.5"), ("label", "{items: b}"), ("interface", "{items: b}")}


def _of_yaml(whole: Whole) -> list[Place]:
    """The body of a page stands below its YAML."""
    return [place for place in whole.texts if not (place.sheet.path.endswith(".md") and place.path == ("body",))]


@pytest.mark.parametrize(("row", "text"), TEXTS, ids=[f"{row} {text}" for row, text in TEXTS])
def test_a_text_stays_the_text_that_was_written(whole, tried, row, text):
    """Each field holds exactly these letters, and no problem stands on their lines."""
    holding = _of_yaml(whole)
    whole.write(lambda place: Bare(text), places=holding)
    documents = documents_of(whole)
    assert {value_at(documents[place.sheet.path].data, place.path) for place in holding} == {text}
    assert [str(problem) for problem in examine(whole.root, TODAY)[1] if problem.code in ("wrong-type", "number-form", "wrong-value")] == []
    tried(row, holding)


@pytest.mark.parametrize(("row", "text", "code"), REFUSED, ids=[f"{row} {text[:12]}" for row, text, _ in REFUSED])
def test_what_is_no_text_is_refused_in_every_field(whole, tried, row, text, code):
    """The line of each field is named, one place a file at a time where the rest of a file cannot be read."""
    holding = [place for place in _of_yaml(whole) if not _also_right(place, text)]
    if code.startswith("yaml"):
        holding = list({(place.field.owner, place.sheet.path): place for place in holding}.values())
    whole.write(lambda place: Bare(f"{text}  # {place.marker}" if code != "text-cut" else f"{text} {place.marker}"), places=holding)
    where = whole.where()
    told = {where.get((problem.path, problem.line)) for problem in examine(whole.root, TODAY)[1] if problem.code == code}
    assert [f"{place.sheet.path} {place.path}" for place in holding if place not in told] == []
    tried(row, holding)


@pytest.mark.parametrize("over", [0, 1])
def test_a_text_is_as_long_as_its_field_allows_and_no_longer(whole, tried, over):
    """To the letter: the longest text is accepted, one letter more is refused where it stands."""
    holding = [place for place in _of_yaml(whole) if not place.field.markdown and place.field.owner != "interface"]
    whole.write(lambda place: f"{place.marker} {'a' * (place.field.most + over - len(place.marker) - 1)}", places=holding)
    where = whole.where()
    told = {where.get((problem.path, problem.line)) for problem in examine(whole.root, TODAY)[1] if problem.code == "too-long"}
    assert told == (set(holding) if over else set())
    tried("Y15", holding)


def _also_right(place: Place, text: str) -> bool:
    names = ("Fact" if place.field.names[-1] == "value" else "", "label" if place.field.names[-1] == "label" else "", place.field.owner)
    return any((name, text) in ALSO_RIGHT for name in names)
