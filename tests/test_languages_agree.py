"""The centre's own records say the same in every language: numbers, dates, people, links, citations, paragraphs.

Translations are compared with the words of the record's original language, field by field.
"""

from __future__ import annotations

import datetime
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

from infocentre.checks.passages import texts
from infocentre.model.kinds import PROFILE
from infocentre.name_forms import NameForms
from infocentre.preparing import examine
from infocentre.schema import Content, Entry
from infocentre.tokens import tokens

ROOT = Path(__file__).parent.parent
_NUMBER = re.compile(r"(?<![A-Z\d])\d+(?![A-Z])")  # the 2 of R2P is no number
_SHORT_YEARS = re.compile(r"\b(\d{4})–(\d{2})\b")  # 2020–21
_THOUSANDS = re.compile(r"(?<=\d)[,.\u00a0\u202f ](?=\d{3}\b)")
_URL = re.compile(r"https://[^\s)>\]]+")


@pytest.fixture(scope="module")
def content() -> Content:
    found, _ = examine(ROOT, datetime.date(2026, 11, 23))
    assert found is not None
    return found


def pairs(content: Content) -> Iterator[tuple[str, str, str]]:
    """Where a text stands, the original, and the translation."""
    for entry in content.entries.values():
        original = {path: text for path, text, _ in texts(entry.words[entry.facts.original])}
        for language, words in entry.words.items():
            for path, text, _ in texts(words):
                if language != entry.facts.original and path in original:
                    yield f"{entry.address} {language} {'.'.join(map(str, path))}", original[path], text


def differences(content: Content, of) -> list[str]:
    """Where the two differ in what `of` finds in a text."""
    found = [(where, Counter(of(first)), Counter(of(second))) for where, first, second in pairs(content)]
    assert len(found) > 1_000
    return [f"{where}: only original {dict(first - second)}, only here {dict(second - first)}" for where, first, second in found if first != second]


def numbers(text: str) -> list[str]:
    bare = text
    for token in reversed(list(tokens(text))):
        bare = bare[: token.start] + (token.words or "") + bare[token.end :]
    bare = _SHORT_YEARS.sub(lambda match: f"{match[1]}–{match[1][:2]}{match[2]}", bare)
    return _NUMBER.findall(_THOUSANDS.sub("", _URL.sub("", bare)))


def test_every_text_has_the_numbers_and_dates_of_its_original(content):
    assert differences(content, numbers) == []


def test_every_text_has_the_facts_citations_and_records_of_its_original(content):
    assert differences(content, lambda text: [(token.kind, token.target) for token in tokens(text)]) == []


def test_every_text_has_the_links_of_its_original(content):
    assert differences(content, _URL.findall) == []


def test_every_text_has_the_paragraphs_and_points_of_its_original(content):
    assert differences(content, lambda text: [*re.findall(r"\n\n(?=\S)", text.strip()), *re.findall(r"^ *(?:-|[0-9]+\.) ", text, re.MULTILINE)]) == []


def test_every_language_has_the_fields_of_the_original(content):
    def fields(entry: Entry, language: str) -> set:
        return {path for path, _, _ in texts(entry.words[language])}

    missing = [
        f"{entry.address} {language}: {sorted(map(str, fields(entry, language) ^ fields(entry, entry.facts.original)))}"
        for entry in content.entries.values()
        for language in entry.words
        if fields(entry, language) != fields(entry, entry.facts.original)
    ]
    assert missing == []


def test_whoever_is_named_in_one_language_of_a_record_is_named_in_all(content):
    """By the name; some call-signs are also ordinary words, such as the name of a town."""
    profiles = [entry for entry in content.entries.values() if entry.kind is PROFILE]
    people = {entry.address: NameForms([words.name for words in entry.words.values() if words.name]) for entry in profiles}
    assert len(people) > 10

    def named(entry: Entry, language: str) -> set[str]:
        whole = "\n".join(text for _, text, _ in texts(entry.words[language]))
        return {address for address, forms in people.items() if any(forms.places(whole))}

    wrong = [
        f"{entry.address} {language}: {sorted(named(entry, language) ^ named(entry, entry.facts.original))}"
        for entry in content.entries.values()
        for language in entry.words
        if named(entry, language) != named(entry, entry.facts.original)
    ]
    assert wrong == []


def test_every_record_has_words_in_every_language_of_the_site(content):
    missing = {entry.address: sorted(set(content.site.languages) - set(entry.words)) for entry in content.entries.values() if set(content.site.languages) - set(entry.words)}
    assert missing == {}
