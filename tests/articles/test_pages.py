"""Hand-written pages, choosers of a language, and the page for a wrong address."""

import pytest

pytest_plugins = ["site_fixtures"]


def choices(page):
    """For each language of a chooser: where it leads, and what it says."""
    items = page.find(".//div[@class='chooser']").iter("li")
    return {item.get("lang"): (item.find("a").get("href") if item.find("a") is not None else None, "".join(item.itertext()).strip()) for item in items}


def test_a_page_of_docs_has_a_page_in_each_language_that_has_it(poured):
    assert [f"{language}/about/index.html" in poured() for language in ("be", "uk", "en")] == [True, False, True]


def test_a_page_of_docs_cites_sources_that_stand_in_the_original_only(poured):
    assert "https://example.org/first" in poured().html("be/about/")


def test_the_root_leads_to_every_language(poured):
    found = choices(poured().tree(""))
    assert {language: link for language, (link, _) in found.items()} == {language: f"{language}/" for language in ("be", "uk", "en", "ru", "pl")}


def test_the_permanent_address_leads_to_the_languages_that_have_words_and_says_where_there_are_none(poured, said):
    found = choices(poured().tree("guides/example-guide/"))
    assert {language: link for language, (link, _) in found.items() if link} == {"uk": "../../uk/guides/example-guide/", "en": "../../en/guides/example-guide/"}
    assert all(said(language, "no-words-here") in found[language][1] for language in ("be", "ru", "pl"))


@pytest.mark.parametrize("folder", ["stories/2022-example-story", "profiles/example-volunteer", "guides/example-guide"])
def test_every_record_with_a_page_has_a_permanent_address_that_its_pages_link(poured, folder):
    site = poured()
    assert f"{folder}/index.html" in site
    links = [link.get("href") for link in site.tree(f"en/{folder}/").find(".//footer").iter("a")]
    assert f"../../../{folder}/" in links


def test_the_page_for_a_wrong_address_speaks_every_language(poured, said):
    found = choices(poured().tree("404.html"))
    assert all(said(language, "not-found") in found[language][1] for language in ("be", "uk", "en", "ru", "pl"))


CORRECTIONS = """\
---
title: Corrections
description: What we got wrong.
---
All of them.
"""


def corrections(site, language):
    section = site.tree(f"{language}/corrections/").find(".//section[@class='corrections']")
    return section, " ".join("".join(section.itertext()).split())


def test_the_page_of_corrections_lists_every_correction(project, poured):
    project.write("docs/en/corrections.md", CORRECTIONS)
    section, text = corrections(poured(), "en")
    assert section.find(".//li/a").get("href") == "../stories/2022-example-story/"
    assert text.endswith("21 November 2026 · Correction · A story about nobody: An earlier version named another month.")


def test_a_correction_without_words_in_the_language_is_marked_as_another_one(project, poured):
    project.write("docs/uk/corrections.md", CORRECTIONS.replace("Corrections", "Виправлення").replace("All of them.", "Усі."))
    project.replace("docs/uk/corrections.md", "What we got wrong.", "Що було не так.")
    section, _ = corrections(poured(), "uk")
    assert {element.get("lang") for element in section.iter() if element.get("lang")} == {"en"}


def test_without_corrections_the_page_says_so(project, poured, said):
    project.write("docs/en/corrections.md", CORRECTIONS)
    for file, old, new in (
        ("story.yml", "\n  - {id: wrong-month, on: 2026-11-21, kind: correction}", " []"),
        ("en.yml", "corrections:\n  wrong-month: An earlier version named another month.\n", ""),
        ("be.yml", "corrections:\n  wrong-month: Ранейшая версія называла іншы месяц.\n", ""),
    ):
        project.replace(f"data/stories/2022-example-story/{file}", old, new)
    assert said("en", "no-corrections") in corrections(poured(), "en")[1]
