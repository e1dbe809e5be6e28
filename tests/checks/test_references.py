"""Whatever a record names by an id exists."""

from __future__ import annotations

import pytest

STORY = "data/stories/2022-example-story/story.yml"
GUIDE = "data/guides/example-guide/guide.yml"
CONTACT = "data/contacts/example-line/contact.yml"


@pytest.mark.parametrize(
    ("path", "old", "new", "said"),
    [
        (STORY, "topics: [example]", "topics: [exampel]", "5:10 vocabulary `exampel` is not in vocabulary/topics.yml | Did you mean `example`?"),
        (STORY, "places: [example-town]", "places: [kyiv]", "6:10 vocabulary `kyiv` is not in vocabulary/places.yml | Add it to data/vocabulary/places.yml, or use an id from there."),
        (STORY, "people: [example-volunteer]", "people: [nobody]", "7:10 no-such-record there is no record profiles/nobody | Correct it, or delete it."),
        (STORY, "guides/example-guide", "stories/2022-example-story", "8:11 no-such-record a record cannot name itself | Delete it."),
        (STORY, "unit: day", "unit: days", "10:29 vocabulary `days` is not in vocabulary/units.yml | Did you mean `day`?"),
        (STORY, "by: example-witnesses", "by: witnesses", "15:46 vocabulary `witnesses` is not in vocabulary/names.yml | Did you mean `example-witnesses`?"),
        (STORY, "outlet: second-outlet,", "outlet: second-outlett,", "24:27 vocabulary `second-outlett` is not in vocabulary/outlets.yml | Did you mean `second-outlet`?"),
        (STORY, "citing: [first-outlet]", "citing: [nobody]", "24:153 vocabulary `nobody` is not in vocabulary/outlets.yml | Add it to data/vocabulary/outlets.yml, or use an id from there."),
        (STORY, "{id: end,", "{id: beginning,", "18:5 repeated-id `beginning` stands twice in timeline | Give each its own id, or delete one."),
        (GUIDE, "documents: [form]}", "documents: [from]}", "13:31 no-such-document `from` is not in documents | Did you mean `form`?"),
        (GUIDE, "time: wait", "time: weight", "14:36 no-such-fact `weight` is not in facts | Did you mean `wait`?"),
        (GUIDE, "time: wait, contacts: [example-line]", "time: wait, contacts: [x]", "14:53 no-such-record there is no record contacts/x | Did you mean `contacts/example-line`?"),
        (CONTACT, "countries: [ua]", "countries: [fr]", "4:13 vocabulary `fr` is not in vocabulary/countries.yml | Add it to data/vocabulary/countries.yml, or use an id from there."),
        (CONTACT, "checked: {", "successor: nobody\nchecked: {", "30:12 no-such-record there is no record contacts/nobody | Correct it, or delete it."),
        ("data/vocabulary/places.yml", "within: example-oblast", "within: exampel-oblast", "7:11 vocabulary `exampel-oblast` is not in the list | Did you mean `example-oblast`?"),
        ("data/site.yml", "hotline: example-line", "hotline: examplt-line", "19:10 no-such-record there is no contacts/examplt-line | Did you mean `contacts/example-line`?"),
        ("data/site.yml", "be: {name: Беларуская, fallback: [uk, ru", "be: {name: Беларуская, fallback: [uk, de", "9:41 language there is no de | Correct it."),
    ],
)
def test_an_id_that_names_nothing_is_shown_where_it_stands(project, path, old, new, said):
    project.replace(path, old, new)
    assert said in [f"{problem.line}:{problem.column} {problem.code} {problem.message} | {problem.hint}" for problem in project.examine()[1] if problem.path == path]


def test_an_entry_with_a_fault_of_its_own_is_there_all_the_same(project):
    """One problem, in the vocabulary: the records that use the entry are right."""
    project.replace("data/vocabulary/outlets.yml", "  label: First Outlet", "  lable: First Outlet")
    assert {problem.path for problem in project.examine()[1]} == {"data/vocabulary/outlets.yml"}


def test_a_record_with_a_fault_of_its_own_is_there_all_the_same(project):
    project.replace(GUIDE, "urgency: soon", "urgency: sooner")
    assert project.problems() == ["guides/example-guide/guide.yml:6:10 unknown-word"]


def test_what_is_published_names_no_draft(project):
    project.replace("data/profiles/example-volunteer/profile.yml", "status: published", "status: draft")
    assert "stories/2022-example-story/story.yml:7:10 draft-named" in project.problems()


def test_a_draft_may_name_a_draft(project):
    project.replace("data/profiles/example-volunteer/profile.yml", "status: published", "status: draft")
    project.replace(STORY, "status: published", "status: draft")
    assert not [line for line in project.problems() if line.startswith("stories/")]
