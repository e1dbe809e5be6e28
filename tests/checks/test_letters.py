"""No phone number, handle or e-mail outside a contact, and no word that hides letters of another script."""

from __future__ import annotations

import time

import pytest

from infocentre.checks.letters import hidden_words, mixed_scripts

STORY = "data/stories/2022-example-story/en.yml"
FACTS = "data/stories/2022-example-story/story.yml"


def _said(project) -> list[str]:
    return [f"{problem.path.rpartition('/')[2]}:{problem.line}:{problem.column} {problem.code} {problem.message}" for problem in project.examine()[1]]


@pytest.mark.parametrize(
    ("detail", "what"),
    [
        ("+380 44 000 00 00", "a phone number"),
        ("+380440000000", "a phone number"),
        ("0 800 000 000", "a phone number"),
        ("(044) 000-00-00", "a phone number"),
        ("٠٤٤٠٠٠٠٠٠٠", "a phone number"),
        ("line@example.org", "an e-mail address"),
        ("@example_line", "a messenger handle"),
        ("0000 0000 0000 0000", "the number of a card"),
        ("0000000000000000", "the number of a card"),
    ],
)
@pytest.mark.parametrize("where", ["title: A story about nobody", "It cost", "The example ended."])
def test_a_way_to_reach_somebody_belongs_in_a_contact(project, detail, what, where):
    """Whether in a title, in Markdown or in the words of an event."""
    project.replace(STORY, where, f"{where} x {detail} x" if ":" not in where else f'title: "A story about {detail} x"')
    said = _said(project)
    assert said and said[0].endswith(f"contact-detail {what} stands in a text"), said


@pytest.mark.parametrize(
    "text",
    ["On 2022-03-01", "in 2020–2021 and 2020-2021", "1 200 000 people", "12 345", "decree No. 73", "24/7", "https://example.org/1234567890", "a [link](https://example.org/@name)", "version 1.2.3", "15:30"],
)
def test_other_numbers_are_welcome(project, text):
    project.replace(STORY, "It cost", f"{text} it cost")
    assert _said(project) == []


def test_the_place_inside_a_text_is_exact(project):
    project.replace(STORY, "It cost {fund}", "Write to line@example.org about {fund}")
    assert _said(project) == ["en.yml:6:12 contact-detail an e-mail address stands in a text"]


def test_a_number_in_the_facts_is_found_as_well(project):
    project.replace(FACTS, "opened: {value: 2022-03-01", 'opened: {value: "+380 44 000 00 00"')
    assert _said(project) == ["story.yml:12:19 contact-detail a phone number stands in a fact"]


def test_the_words_of_a_contact_hold_no_number_either(project):
    project.replace("data/contacts/example-line/en.yml", "label: The line of the example", 'label: "+380 44 000 00 00"')
    assert _said(project) == ["en.yml:4:18 contact-detail a phone number stands in words of a contact; it belongs in `channels`"]


@pytest.mark.parametrize(
    ("word", "offset", "code"),
    [
        ("Беlарусь", 2, "U+006C"),
        ("Belарусь", 0, "U+0042"),
        ("stоry", 2, "U+043E"),
        ("ԝar", 0, "U+051D"),
        ("sοme", 1, "U+03BF"),
        ("օne", 0, "U+0585"),
        ("Ꭺnna", 0, "U+13AA"),
        ("Бе\u0301lарусь", 3, "U+006C"),
    ],
)
def test_a_word_of_two_scripts_shows_its_odd_letter(word, offset, code):
    assert [(place, code in message) for place, message in mixed_scripts(f"x {word} y")] == [(offset + 2, True)]


@pytest.mark.parametrize("text", ["IT-армія", "BYPOL і «Вясна»", "аб’яднаны", "PDF-файл", "Łódź Żyźnieuski Brześć", "е\u0301сць сло\u0301ва", "Ґ ў ё є ї", "COVID-19 у 2020", "x²", "№5", "café"])
def test_words_of_one_script_may_stand_beside_each_other(text):
    assert list(mixed_scripts(text)) == []


@pytest.mark.parametrize(
    ("text", "in_latin", "found"),
    [
        ("так піша Мемогу", False, ["U+041C"]),
        ("Μεμογυ", False, []),
        ("the сору of it", True, ["U+0441"]),
        ("сору", True, ["U+0441"]),
        ("the «сорак» of it", True, []),
        ("the word сорак год", True, []),
        ("копія сору", False, []),
        ("ВВС, МТС, СОС", False, []),
        ("мемогу", False, []),
    ],
)
def test_a_word_wholly_in_look_alikes_is_found_where_a_latin_one_is_known_or_expected(text, in_latin, found):
    """The known name is Memory; quoted words and whole phrases of another language are welcome."""
    names = frozenset(("Memory",))
    assert [message.rpartition(" ")[2] for _, message in hidden_words(text, names, in_latin)] == found


@pytest.mark.parametrize(
    ("path", "old", "new"),
    [
        ("data/vocabulary/topics.yml", "en: Memory", "en: Mеmory"),
        ("data/site.yml", "  en: Example Centre", "  en: Exаmple Centre"),
        (FACTS, "title: A report", "title: A repоrt"),
        ("docs/en/about.md", "title: About the example", "title: Abоut the example"),
    ],
)
def test_every_file_is_looked_at(project, path, old, new):
    project.replace(path, old, new)
    assert [problem.code for problem in project.examine()[1]] == ["mixed-script"]


@pytest.mark.parametrize("noise", ["a", "a.", "1 ", "1(", "@a", "a@a.", "ё", "аa", "1111 "])
def test_no_text_takes_long(project, noise):
    line = (noise * 8_000)[:7_900]
    project.replace(STORY, "  The example began", f"  {line}\n  {line}\n  The example began")
    started = time.monotonic()
    project.examine()
    assert time.monotonic() - started < 3
