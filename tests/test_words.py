"""Dates, numbers, money, plurals and lists in five languages; freshness of translations."""

import dataclasses
import importlib
import typing
from pathlib import Path

import pytest
import yaml

from infocentre.model.fields import PartialDate
from infocentre.model.kinds import STORY
from infocentre.model.record import Fact, Translation
from infocentre.model.story import Story, StoryWords
from infocentre.model.vocabulary import Unit
from infocentre.schema import Entry
from infocentre.words import Freshness, Tongue, field_hashes, freshness, words_hash
from infocentre.yaml_lines import parse

UNITS = {
    "day": Unit(
        forms={
            "be": {"one": "дзень", "few": "дні", "many": "дзён", "other": "дня"},
            "uk": {"one": "день", "few": "дні", "many": "днів", "other": "дня"},
            "en": {"one": "day", "other": "days"},
            "ru": {"one": "день", "few": "дня", "many": "дней", "other": "дня"},
            "pl": {"one": "dzień", "few": "dni", "many": "dni", "other": "dnia"},
        }
    )
}
LANGUAGES = ("be", "uk", "en", "ru", "pl")


def tongue(language, **interface):
    return Tongue(language, interface, UNITS)


def fact(value, **more):
    return Fact(value=value, sources=("a",), **more)


def rows(**expected):
    """One parameter set for each language and value."""
    return [pytest.param(language, *pair, id=f"{language}-{pair[0]}") for language, pairs in expected.items() for pair in pairs]


@pytest.mark.parametrize(
    ("language", "written", "shown"),
    rows(
        be=[("2022-03-04", "4 сакавіка 2022"), ("2022-03", "сакавік 2022"), ("2022", "2022")],
        uk=[("2022-03-04", "4 березня 2022"), ("2022-03", "березень 2022"), ("2022", "2022")],
        en=[("2022-03-04", "4 March 2022"), ("2022-03", "March 2022"), ("2022", "2022")],
        ru=[("2022-03-04", "4 марта 2022"), ("2022-03", "март 2022"), ("2022", "2022")],
        pl=[("2022-03-04", "4 marca 2022"), ("2022-03", "marzec 2022"), ("2022", "2022")],
    ),
)
def test_a_date_is_printed_as_precisely_as_it_was_written(language, written, shown):
    assert tongue(language).date(PartialDate.parse(written)) == shown


@pytest.mark.parametrize(("first", "last", "shown"), [("2022-03-04", None, "4 March 2022"), ("2022-03", "2022-03", "March 2022"), ("2014", "2022-03", "2014 – March 2022")])
def test_a_period_is_one_date_when_it_begins_and_ends_alike(first, last, shown):
    assert tongue("en").period(PartialDate.parse(first), last and PartialDate.parse(last)) == shown


@pytest.mark.parametrize(
    ("language", "number", "shown"),
    rows(
        be=[(1234567.5, "1\u00a0234\u00a0567,5"), (60, "60"), (-5, "-5")],
        uk=[(1234567.5, "1\u00a0234\u00a0567,5"), (60, "60")],
        en=[(1234567.5, "1,234,567.5"), (60, "60")],
        ru=[(1234567.5, "1\u00a0234\u00a0567,5"), (60, "60")],
        pl=[(1234567.5, "1\u00a0234\u00a0567,5"), (60, "60")],
    ),
)
def test_a_number_has_the_separators_of_its_language(language, number, shown):
    assert tongue(language).number(number) == shown


@pytest.mark.parametrize(
    ("language", "sum", "shown"),
    rows(
        be=[((1, "UAH"), "1 украінская грыўня"), ((2, "UAH"), "2 украінскія грыўні"), ((5, "PLN"), "5 польскіх злотых"), ((1.5, "EUR"), "1,5 еўра")],
        uk=[((1, "UAH"), "1 українська гривня"), ((2, "UAH"), "2 українські гривні"), ((5, "PLN"), "5 польських злотих"), ((1.5, "EUR"), "1,5 євро")],
        en=[((1, "UAH"), "1 Ukrainian hryvnia"), ((2, "UAH"), "2 Ukrainian hryvnias"), ((5, "PLN"), "5 Polish zlotys"), ((1.5, "EUR"), "1.5 euros")],
        ru=[((1, "UAH"), "1 украинская гривна"), ((2, "UAH"), "2 украинские гривны"), ((5, "PLN"), "5 польских злотых"), ((1.5, "EUR"), "1,5 евро")],
        pl=[((1, "UAH"), "1 hrywna ukraińska"), ((2, "UAH"), "2 hrywny ukraińskie"), ((5, "PLN"), "5 złotych polskich"), ((1.5, "EUR"), "1,5 euro")],
    ),
)
def test_money_is_named_in_the_plural_form_of_its_amount(language, sum, shown):
    assert tongue(language).fact(fact(sum[0], currency=sum[1])) == shown


@pytest.mark.parametrize(
    ("language", "number", "shown"),
    rows(
        be=[(1, "1 дзень"), (2, "2 дні"), (5, "5 дзён"), (11, "11 дзён"), (21, "21 дзень"), (1.5, "1,5 дня")],
        uk=[(1, "1 день"), (2, "2 дні"), (5, "5 днів"), (11, "11 днів"), (21, "21 день"), (1.5, "1,5 дня")],
        en=[(1, "1 day"), (2, "2 days"), (21, "21 days"), (1.5, "1.5 days")],
        ru=[(1, "1 день"), (2, "2 дня"), (5, "5 дней"), (11, "11 дней"), (21, "21 день"), (1.5, "1,5 дня")],
        pl=[(1, "1 dzień"), (2, "2 dni"), (5, "5 dni"), (21, "21 dni"), (1.5, "1,5 dnia")],
    ),
)
def test_a_unit_takes_the_plural_form_of_its_number_and_stays_beside_it(language, number, shown):
    assert tongue(language).fact(fact(number, unit="day")) == shown.replace(" ", "\u00a0")


@pytest.mark.parametrize(
    ("language", "shown"),
    [("be", "a, b і c"), ("uk", "a, b і c"), ("en", "a, b and c"), ("ru", "a, b и c"), ("pl", "a, b i c")],
)
def test_a_list_ends_with_the_word_of_its_language(language, shown):
    assert [tongue(language).listing(items) for items in ([], ["a"], ["a", "b", "c"])] == ["", "a", shown]


@pytest.mark.parametrize(("value", "shown"), [("2022-03-01", "1 March 2022"), ("2022-08", "August 2022"), ("2022", "2022"), ("Form 14/2", "Form 14/2"), (2, "2")])
def test_a_fact_that_is_a_date_is_printed_as_one_and_any_other_text_as_it_is(value, shown):
    assert tongue("en").fact(fact(value)) == shown


# Interface words


def test_a_placeholder_is_filled_and_the_number_chooses_the_plural():
    words = {"one": "{n} minute in {place}", "other": "{n} minutes in {place}"}
    t = tongue("en", time=words)
    assert [t("time", n=n, place="Lviv") for n in (1, 2, 1000)] == ["1 minute in Lviv", "2 minutes in Lviv", "1,000 minutes in Lviv"]


@pytest.mark.parametrize("words", ["{0.__class__}", "{n.__class__}", "{n!r}", "{n:>99}", "{}", "{N}", "%s", "{{ 7*7 }}", "${ n }"])
def test_nothing_but_a_plain_placeholder_is_ever_filled(words):
    assert tongue("en", key=words)("key", n=7) == words


def test_a_value_with_braces_is_not_filled_again():
    assert tongue("en", key="by {name}")("key", name="{other}") == "by {other}"


def test_words_that_do_not_exist_are_an_error_and_not_an_empty_text():
    with pytest.raises(KeyError):
        tongue("en")("no-such-key")


# The site's own words

ROOT = Path(__file__).parent.parent


def closed_list(annotation):
    """The words that a field allows."""
    if typing.get_origin(annotation) is typing.Literal:
        return typing.get_args(annotation)
    return [word for part in typing.get_args(annotation) for word in closed_list(part)]


# How templates put the key of a closed list's words together: t("claim-" ~ claim.status).
KEYS = {
    ("record", "Claim", "status"): ("claim-{}", "claim-{}-means"),
    ("record", "Checked", "how"): ("how-{}",),
    ("record", "Correction", "kind"): ("correction-{}",),
    ("record", "Source", "kind"): ("source-{}",),
    ("guide", "Guide", "urgency"): ("urgency-{}",),
    ("guide", "Step", "join"): ("join-{}",),
    ("contact", "Channel", "service"): ("channel-{}",),
    ("contact", "Channel", "from_belarus"): ("from-belarus-{}",),
}


@pytest.mark.parametrize(("where", "patterns"), KEYS.items(), ids=[".".join(where) for where in KEYS])
@pytest.mark.parametrize("language", LANGUAGES)
def test_every_word_of_a_closed_list_that_a_page_prints_has_interface_words(language, where, patterns):
    module, model, field = where
    words = yaml.safe_load((ROOT / "data" / "interface" / f"{language}.yml").read_text(encoding="utf-8"))
    annotation = getattr(importlib.import_module(f"infocentre.model.{module}"), model).model_fields[field].annotation
    wanted = {pattern.format(word.replace(" ", "-")) for word in closed_list(annotation) for pattern in patterns}
    assert wanted and wanted <= set(words)


# Freshness of translations

ORIGINAL = """\
title: A title
summary: A summary
body: |
  One sentence.
claims: {a: A claim}
"""


def words_of(text):
    document, problems = parse(text, "en.yml")
    assert not problems
    return StoryWords.model_validate(document.data)


def entry(original, translation):
    facts = Story(original="en", status="published", published="2022-01-01", happened={"from": "2022"})
    words = {"en": original}
    if translation is not None:
        words["be"] = original.model_copy(update={"translation": translation})
    return Entry(STORY, "a", facts, words, {})


def translation_of(original, **more):
    return Translation(of=words_hash(original), by="person", state="reviewed", **more)


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("# A comment\n" + ORIGINAL.replace("A title", "A title  # and another"), id="comments"),
        pytest.param(ORIGINAL.replace("A title", '"A title"').replace("A summary", "'A summary'"), id="quotes"),
        pytest.param(ORIGINAL.replace("title: A title\nsummary: A summary", "summary: A summary\ntitle: A title"), id="order"),
        pytest.param(ORIGINAL.replace("claims: {a: A claim}", "claims:\n  a: >-\n    A\n    claim"), id="layout"),
        pytest.param(ORIGINAL.replace("\n  One", "\n      One"), id="indentation"),
        pytest.param(ORIGINAL + "timeline: {}\n", id="an-empty-field"),
    ],
)
def test_layout_and_comments_do_not_change_the_hash(text):
    assert words_hash(words_of(text)) == words_hash(words_of(ORIGINAL))


@pytest.mark.parametrize(
    ("before", "after", "field"),
    [("A title", "A title.", "title"), ("One sentence.", "One sentence", "body"), ("A claim", "A Claim", "claims"), ("{a:", "{b:", "claims")],
)
def test_a_changed_word_makes_the_translation_stale_and_names_the_field(before, after, field):
    original, changed = words_of(ORIGINAL), words_of(ORIGINAL.replace(before, after))
    made = translation_of(original, fields=field_hashes(original))
    assert freshness(entry(original, made), "be") == Freshness("fresh")
    assert freshness(entry(changed, made), "be") == Freshness("stale", (field,))


def test_a_field_added_to_or_taken_from_the_original_is_named():
    original = words_of(ORIGINAL)
    made = translation_of(original, fields=field_hashes(original))
    longer, shorter = words_of(ORIGINAL + "unknown: Much\n"), words_of(ORIGINAL.replace("claims: {a: A claim}\n", ""))
    assert [freshness(entry(words, made), "be").fields for words in (longer, shorter)] == [("unknown",), ("claims",)]


def test_a_stale_translation_without_field_hashes_names_no_field():
    made = translation_of(words_of(ORIGINAL))
    assert freshness(entry(words_of(ORIGINAL.replace("A title", "Another")), made), "be") == Freshness("stale")


def test_the_original_is_original_and_a_language_without_words_is_missing():
    record = entry(words_of(ORIGINAL), None)
    assert [freshness(record, language).state for language in ("en", "be")] == ["original", "missing"]


def test_who_translated_does_not_belong_to_the_words():
    original = words_of(ORIGINAL)
    signed = original.model_copy(update={"translation": translation_of(original)})
    assert words_hash(signed) == words_hash(original)


def test_a_tongue_cannot_be_changed():
    with pytest.raises(dataclasses.FrozenInstanceError):
        tongue("en").code = "be"
