"""Raw records -> records of the model, or problems in the words of the file."""

from __future__ import annotations

import pytest

from infocentre.model.fields import PartialDate
from infocentre.model.kinds import KINDS
from infocentre.model.record import Period
from infocentre.model.story import Story
from infocentre.model_faults import spoken

STORY = "data/stories/2022-example-story/story.yml"
WORDS = "data/stories/2022-example-story/en.yml"
PROFILE = "data/profiles/example-volunteer/profile.yml"
GUIDE = "data/guides/example-guide/guide.yml"
CONTACT = "data/contacts/example-line/contact.yml"
PAGE = "docs/en/about.md"
WORDS_OF_CONTACT = "data/contacts/example-line/en.yml"


def _said(project) -> list[str]:
    """Each problem as `line:column code message | hint`."""
    return [f"{problem.line}:{problem.column} {problem.code} {problem.message} | {problem.hint}" for problem in project.examine()[1]]


def test_every_record_is_read(project):
    content, _ = project.examine()
    assert sorted(content.entries) == [
        "contacts/example-emergency", "contacts/example-line", "guides/example-guide", "pages/about", "profiles/example-volunteer", "stories/2022-example-story",
    ]  # fmt: skip
    assert set(content.entries) == content.addresses
    assert content.unread == frozenset()


def test_values_become_what_the_model_says(project):
    story = project.examine()[0].entries["stories/2022-example-story"].facts
    assert story.happened.to == PartialDate(2022, 4)
    assert (story.facts["helped"].value, story.facts["opened"].value) == (60, "2022-03-01")
    assert story.sources["second-report"].citing == ("first-outlet",)


def test_the_original_of_a_page_gives_its_sources(project):
    page = project.examine()[0].entries["pages/about"]
    assert page.facts.original == "en"
    assert list(page.facts.sources) == ["first-report"]


@pytest.mark.parametrize(
    ("path", "old", "new", "said"),
    [
        (STORY, "status: published", "status: publisht", "1:9 unknown-word status is not one of the words allowed here"),
        (STORY, "original: en\n", "", "1:1 missing-field original is missing"),
        (STORY, "unit: day", "uint: day", "10:23 unknown-field facts.helped.uint is not a field"),
        (STORY, "topics: [example]", "topics: example", "5:9 wrong-type topics must be a list, not text"),
        (STORY, "people: [example-volunteer]", "people: [Example]", "7:10 wrong-form people item 1 does not have the right form"),
        (STORY, "value: 60", "value: []", "10:19 wrong-type facts.helped.value must be a number or text, not a list"),
        (STORY, "value: 60", f"value: {'x' * 121}", "10:19 too-long facts.helped.value has 121 characters; 120 is the most"),
        (STORY, "value: 60", "value: sixty", "10:19 wrong-value facts.helped.value: only a number can have a currency or a unit"),
        (STORY, "value: 2022-03-01", "value: 2022-13-01", "12:19 wrong-value facts.opened.value: there is no month 13; a year has 12"),
        (STORY, "by: example-witnesses, ", "", "15:33 wrong-value claims item 2 status: a claim that is claimed must say by whom, in `by`"),
        (STORY, "  - {id: help-came", "  - {id: get", "14:10 wrong-value claims item 1 id: `get` is kept for the site's own use; choose another id"),
        (WORDS, "title: A story about nobody", "title:", "1:7 empty title is empty"),
        (WORDS, "title: A story about nobody", "title: 12", "1:8 wrong-type title must be text, not a number"),
        (WORDS, "title: A story about nobody", "title: |\n  two\n  lines", "1:8 wrong-value title: must be one line"),
        (WORDS, "  help-came: Help came to", "  Help-Came: Help came to", "10:3 wrong-key claims.Help-Came is not an id"),
        (PROFILE, "life: fallen", "life: fallen\nlevel: 4", "15:1 unknown-field level is not a field"),
        (GUIDE, "review_after: 30", "review_after: 0", "16:61 out-of-range checked.review_after must be at least 1"),
        (GUIDE, "countries: [ua]", "countries: []", "4:12 too-short countries has no entry"),
        (CONTACT, "status: confirmed", "status: unconfirmed", "1:9 wrong-value status: `status: confirmed` and `confirmed: {on, how}` go together"),
        (CONTACT, "    service: signal\n", "", "17:11 wrong-value channels item 2 type: the service of a messenger belongs to a messenger, and a messenger needs it"),
        (PAGE, "order: 1", "order: first", "4:8 wrong-type order must be a whole number, not text"),
        ("data/vocabulary/units.yml", "en: {one: day, other: days}", "en: {one: day}", "3:5 wrong-value day.forms: the form `other` is missing in en"),
        ("data/vocabulary/outlets.yml", "  label: First Outlet", '  label: {en: ""}', "2:15 empty first-outlet.label.en is empty"),
        ("data/vocabulary/topics.yml", "memory:", "Memory:", "3:1 id `Memory`: the id is not made of small Latin letters, digits and single hyphens"),
    ],
)
def test_a_fault_of_form_is_said_in_the_words_of_the_file(project, path, old, new, said):
    project.replace(path, old, new)
    assert said in [line.split(" | ")[0] for line in _said(project)]


@pytest.mark.parametrize(
    ("path", "old", "new", "hint"),
    [
        (STORY, "status: published", "status: publisht", "Allowed: draft, published, retired, withdrawn. Did you mean `published`?"),
        (STORY, "original: en\n", "", f"Write it. What belongs here: {Story.model_fields['original'].description}"),
        (STORY, "unit: day", "uint: day", "Did you mean `unit`?"),
        (STORY, "from: 2022-03-01", "from: March", f"What belongs here: {Period.model_fields['from_'].description}"),
        (STORY, "topics: [example]", "topics: example", "Write it as [a, b] or as lines that begin with `- `."),
        (STORY, "related: [guides/example-guide]", "related: [example-guide]", "Write it as kind/id, such as stories/2022-rail-war."),
        (STORY, "original: en", "original: EN", "Write the two-letter code of a language, such as be."),
        (WORDS, "title: A story about nobody", "title: #hope", 'What follows # was read as a comment; put the text in "quotes".'),
        (PROFILE, "life: fallen", "life: fallen\nlevel: 4", "It belongs under `identity`."),
        (WORDS_OF_CONTACT, "{label: The chat of the example}", "{label: The chat, one of two}", 'A text in { } that holds a comma needs "quotes".'),
        ("data/site.yml", "  name: CC BY 4.0", "  zzz: CC BY 4.0", "Fields here: name, url."),
    ],
)
def test_the_hint_says_what_to_do(project, path, old, new, hint):
    project.replace(path, old, new)
    assert hint in [line.split(" | ")[1] for line in _said(project)]


def test_every_fault_of_a_file_is_said(project):
    project.write(STORY, "status: 1\noriginal: 2\npublished: 3\nhappened: 4\ntopics: 5\nsources: 6\n")
    assert [line.split()[0] for line in _said(project) if " wrong" in line or " unknown" in line] == [f"{row}:{column}" for row, column in ((1, 9), (2, 11), (3, 12), (4, 11), (5, 9), (6, 10))]


@pytest.mark.parametrize(
    ("path", "old", "new", "line"),
    [
        (WORDS, "title: A story about nobody", "title: Brigade #5 of 9", None),
        (WORDS, "title: A story about nobody", "title: Brigade # 5", 1),
        (WORDS, "title: A story about nobody", 'title: "Brigade" # 5', None),
        (WORDS, "  end: The example ended.", "  end: Ended # or not", 14),
        (STORY, "original: en", "original: en # English", None),
        (STORY, "value: 2022-03-01, sources: [first-report]}", "value: 2022-03-01, sources: [first-report]} # by the report", None),
        ("data/vocabulary/places.yml", "within: example-oblast", "within: example-oblast # as of 2022", None),
        ("data/vocabulary/outlets.yml", "label: First Outlet", "label: First # Outlet", 2),
        (PAGE, "title: About the example", "title: About # the example", 2),
    ],
)
def test_a_comment_that_cuts_a_text_is_noticed(project, path, old, new, line):
    """After an id, a date or a quoted text a comment is welcome; ` #` in the middle of a text loses words."""
    new = new.replace("Brigade #5 of 9", "Brigade#5 of 9")
    project.replace(path, old, new)
    assert [problem.line for problem in project.examine()[1] if problem.code == "text-cut"] == ([line] if line else [])


def test_a_fault_of_the_gate_holds_a_profile_and_stops_nothing_else(project):
    project.replace(PROFILE, "  level: 4", "  level: four")
    assert [(problem.code, problem.level) for problem in project.examine()[1]] == [("wrong-type", "held")]


def test_only_a_profile_has_a_gate(project):
    project.append(STORY, "identity: {level: 4}\n")
    assert [(problem.code, problem.level) for problem in project.examine()[1]] == [("unknown-field", "error")]


@pytest.mark.parametrize(
    ("path", "content"),
    [
        (STORY, "a: b: c\n"),
        (WORDS, "title: 1\n"),
        (WORDS, b"\xff"),
        (PAGE, "no front matter\n"),
        ("data/vocabulary/topics.yml", "- a list\n"),
        ("data/interface/pl.yml", "tagline: [a list]\n"),
        ("data/published.yml", "published: a text\n"),
    ],
)
def test_a_file_that_cannot_be_read_is_not_called_missing(project, path, content):
    """One problem, in that file: what stands in it is unknown, not absent."""
    project.write(path, content)
    assert {problem.path for problem in project.examine()[1]} == {path}
    assert path in project.examine()[0].unread


def test_without_site_yml_nothing_has_a_meaning(project):
    project.write("data/site.yml", "name: x\n")
    content, problems = project.examine()
    assert content is None
    assert {problem.path for problem in problems} == {"data/site.yml"}


def test_a_page_has_exactly_one_original(project):
    page = (project / "docs/be/about.md").read_text(encoding="utf-8")
    head, rest = page.split("translation:\n", 1)
    project.write("docs/be/about.md", head + "---\n" + rest.split("---\n", 1)[1])
    assert _said(project) == ["1:1 translation `translation` is missing here and in `be`; only the original has none | Run, for each translation: ./scripts/centre translate mark pages/about LANGUAGE"]


def test_a_page_needs_an_original(project):
    (project / PAGE).unlink()
    assert _said(project) == ["1:1 translation every language of this page is a translation; the original is missing | Delete `translation` in the original."]


def test_the_body_of_a_page_stands_below_its_front_matter(project):
    project.replace(PAGE, "order: 1\n", "order: 1\nbody: hidden\n")
    assert _said(project) == ["5:1 front-matter `body` is the text below the second `---` | Move it there."]


@pytest.mark.parametrize(
    ("path", "words"),
    [
        ((), "the record"),
        (("title",), "title"),
        (("facts", "fee", "value"), "facts.fee.value"),
        (("channels", 0, "value"), "channels item 1 value"),
        (("topics", 2), "topics item 3"),
        (("sources", "a", "archived", 0, "on"), "sources.a.archived item 1 on"),
    ],
)
def test_a_place_is_said_as_one_says_it(path, words):
    assert spoken(path) == words


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)
def test_every_needed_field_is_missed(project, kind):
    """A facts file without any field names each field it needs, with its help."""
    folder = next((project / "data" / kind.folder).iterdir())
    project.write(f"data/{kind.folder}/{folder.name}/{kind.facts_file}", "sources: {}\n")
    needed = {field.alias or name for name, field in kind.record.model_fields.items() if field.is_required()}
    missed = {problem.message.split()[0] for problem in project.examine()[1] if problem.code == "missing-field"}
    assert missed == needed
