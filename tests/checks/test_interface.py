"""The words of the site itself, and the labels of the closed lists, stand in every language."""

from __future__ import annotations

TOPICS = "data/vocabulary/topics.yml"


def test_a_word_that_one_language_lacks_is_missed(project):
    project.append("data/interface/en.yml", "only-here: x\n")
    assert project.problems() == [f"interface/{language}.yml:1:1 words-missing" for language in ("be", "pl", "ru", "uk")]


def test_a_language_without_a_file_is_missed(project):
    (project / "data/interface/pl.yml").unlink()
    assert project.problems() == ["interface/pl.yml:0:0 missing-file"]


def test_plurals_have_a_form_for_everything_else(project):
    for language in ("be", "uk", "en", "ru", "pl"):
        project.append(f"data/interface/{language}.yml", "counted: {one: x, other: y}\n" if language != "pl" else "counted: {one: x}\n")
    assert [line.split(":")[0] + line.split()[-1] for line in project.problems()] == ["interface/pl.ymlplural"]


def test_a_file_of_no_language_of_the_site_is_named(project):
    project.write("data/interface/de.yml", (project / "data/interface/en.yml").read_text(encoding="utf-8"))
    assert project.problems() == ["interface/de.yml:0:0 language"]


def test_a_label_in_some_languages_needs_all(project):
    project.replace(TOPICS, "memory:\n  label: {be: Памяць, uk", "memory:\n  label: {uk")
    assert project.problems() == ["vocabulary/topics.yml:4:3 words-missing"]


def test_a_label_in_no_language_of_the_site_is_named(project):
    project.replace(TOPICS, "memory:\n  label: {be: Памяць", "memory:\n  label: {de: Gedächtnis, be: Памяць")
    assert project.problems() == ["vocabulary/topics.yml:4:11 language"]


def test_what_somebody_in_need_would_say_is_said_in_all_languages_or_in_none(project):
    project.replace("data/vocabulary/needs.yml", "pl: Dokumenty}", "pl: Dokumenty}\n  says: {be: Няма пашпарта, uk: Немає паспорта, en: I have no passport, ru: Нет паспорта, de: x}")
    assert project.problems() == ["vocabulary/needs.yml:4:3 words-missing", "vocabulary/needs.yml:5:91 language"]


def test_one_label_for_all_is_enough(project):
    project.write(TOPICS, "example:\n  label: Example\nmemory:\n  label: Memory\n")
    assert project.problems() == []


def test_units_are_counted_in_every_language(project):
    project.replace("data/vocabulary/units.yml", "    pl: {one: dzień, few: dni, many: dni, other: dnia}\n", "")
    assert project.problems() == ["vocabulary/units.yml:2:3 words-missing"]


def test_the_site_has_a_name_in_every_language(project):
    project.replace("data/site.yml", "  pl: Centrum przykładowe\n", "")
    assert project.problems() == ["site.yml:2:3 words-missing"]


def test_a_placeholder_that_no_other_language_has_is_named(project):
    """A mistyped name in braces would end the build; it is a problem of its file instead."""
    project.replace("data/interface/pl.yml", "{who}", "{whoo}")
    assert any(problem.endswith("placeholder") for problem in project.problems())
