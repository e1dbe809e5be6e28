"""Words stand in the languages of the site, for exactly the ids of the facts, in the right script."""

from __future__ import annotations

import pytest

STORY = "data/stories/2022-example-story/"
GUIDE = "data/guides/example-guide/"


def _said(project) -> list[str]:
    return [f"{problem.path.removeprefix('data/')}:{problem.line} {problem.code} {problem.message}" for problem in project.examine()[1]]


def test_the_words_of_the_original_language_are_needed(project):
    (project / STORY / "en.yml").unlink()
    assert "stories/2022-example-story/story.yml:2 language the words in the original language (en) are missing" in _said(project)


def test_a_language_that_the_site_does_not_have_is_named(project):
    words = (project / STORY / "be.yml").read_text(encoding="utf-8")
    project.write(STORY + "de.yml", words)
    project.write("docs/de/about.md", (project / "docs/be/about.md").read_text(encoding="utf-8"))
    assert _said(project) == [
        "stories/2022-example-story/de.yml:0 language `de` is no language of the site",
        "docs/de/about.md:0 language `de` is no language of the site",
    ]


def test_the_original_is_no_translation(project):
    project.append(STORY + "en.yml", 'translation: {of: "000000000000", by: person, state: reviewed}\n')
    assert _said(project) == ["stories/2022-example-story/en.yml:17 translation the original language is no translation"]


def test_a_translation_says_of_what(project):
    text = (project / GUIDE / "uk.yml").read_text(encoding="utf-8")
    project.write(GUIDE + "uk.yml", text.split("translation:")[0])
    assert _said(project) == ["guides/example-guide/uk.yml:1 translation `translation` is missing: of which words, by whom"]


@pytest.mark.parametrize(
    ("path", "old", "new", "said"),
    [
        (STORY + "be.yml", "  end: Прыклад скончыўся.\n", "", "stories/2022-example-story/be.yml:11 words-missing timeline has no words for `end`"),
        (STORY + "be.yml", "  end: Прыклад", "  ende: Прыклад", "stories/2022-example-story/be.yml:12 words-unused timeline has words for `ende`, which the facts do not have"),
        (GUIDE + "en.yml", "documents:\n  form: {name", "documents:\n  forms: {name", "guides/example-guide/en.yml:8 words-missing documents has no words for `form`"),
    ],
)
def test_every_id_of_the_facts_has_words_and_no_other(project, path, old, new, said):
    project.replace(path, old, new)
    assert said in _said(project)


def test_the_script_shows_a_text_in_the_wrong_file(project):
    project.replace(STORY + "en.yml", "  The example began on", "  Прыклад пачаўся ў гэты дзень, і ўсё, што далей, напісана кірыліцай; гэта відаць")
    project.replace(STORY + "en.yml", "It cost", "Ён каштаваў")
    assert _said(project) == ["stories/2022-example-story/en.yml:3 script the text does not look like `en`: it is in another script"]


def test_citations_and_links_are_in_no_script(project):
    """A short text may be cited often: the keys of its sources are Latin in every language."""
    project.replace(STORY + "be.yml", "Прыклад пачаўся {opened} і цягнуўся {helped} [@first-report].", "Ён быў [@first-report] [@second-report] [@first-report] [@second-report].")
    assert _said(project) == []


def test_sources_of_a_page_stand_in_its_original_only(project):
    project.replace("docs/be/about.md", "order: 1\n", 'order: 1\nsources:\n  x: {outlet: first-outlet, language: en, kind: press}\n')
    assert _said(project) == ["docs/be/about.md:6 sources sources of a page stand in its original only"]


def test_a_short_answer_is_short_and_an_answer(project):
    project.replace(GUIDE + "en.yml", "  Nobody will ask for it, and nothing happens without it, since this guide is an example only.\n", "")
    problems = project.examine()[1]
    assert [(problem.line, problem.code, problem.level) for problem in problems] == [(4, "answer-length", "warning")]
