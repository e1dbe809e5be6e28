"""Dates stand in their order, and none lies where it cannot."""

from __future__ import annotations

import datetime

import pytest

STORY = "data/stories/2022-example-story/story.yml"
PROFILE = "data/profiles/example-volunteer/profile.yml"
CONTACT = "data/contacts/example-line/contact.yml"
GUIDE = "data/guides/example-guide/guide.yml"


@pytest.mark.parametrize(
    ("path", "old", "new", "said"),
    [
        (STORY, "happened: {from: 2022-03-01, to: 2022-04}", "happened: {from: 2026-11-24}", "4:18 date-future"),
        (STORY, "to: 2022-04}", "to: 2027}", "4:34 date-future"),
        (STORY, "to: 2022-04}", "to: 2022-02}", "4:34 date-order"),
        (STORY, "on: 2022-03-01, sources", "on: 1993, sources", "17:25 date-early"),
        (STORY, "on: 2022-03-01, sources", "on: 2022-05, sources", "18:19 date-order"),
        (STORY, "on: 2022-03-01, sources", "on: 2022-03-01, to: 2022-02, sources", "17:41 date-order"),
        (STORY, "id: end, on: 2022-04", "id: end, on: 2022-04, to: 2027", "18:32 date-future"),
        (STORY, "value: 60, unit: day, as_of: 2022-04", "value: 60, unit: day, as_of: 2026-12", "10:41 date-future"),
        (STORY, "published: 2022-05", "published: 2027-05", "24:88 date-future"),
        (STORY, "on: 2022-05-01}]", "on: 2022-04-29}]", "23:132 date-order"),
        (STORY, "on: 2022-05-01}]", "on: 2026-11-24}]", "23:132 date-future"),
        (STORY, "checked: {on: 2026-11-20", "checked: {on: 2026-11-24", "19:15 date-future"),
        (STORY, "published: 2026-11-20", "published: 2026-11-20\nedited: 2026-11-24", "4:9 date-future"),
        (STORY, "published: 2026-11-20", "published: 2026-11-20\nedited: 2026-11-19", "4:9 date-order"),
        (STORY, "on: 2026-11-21, kind", "on: 2026-11-24, kind", "21:27 date-future"),
        (PROFILE, "died: 2022-04", "died: 2026-12", "15:7 date-future"),
        (CONTACT, "seen: 2026-11", "seen: 2026-12", "14:11 date-future"),
        (CONTACT, "confirmed: {on: 2026-11-20", "confirmed: {on: 2026-11-24", "3:17 date-future"),
        (GUIDE, "checked: {on: 2026-11-20", "checked: {on: 2026-11-24", "16:15 date-future"),
    ],
)
def test_a_date_that_cannot_be_is_shown_where_it_stands(project, path, old, new, said):
    project.replace(path, old, new)
    assert said in [f"{problem.line}:{problem.column} {problem.code}" for problem in project.examine()[1] if problem.path == path]


def test_the_day_of_today_is_not_the_future(project):
    project.replace(STORY, "checked: {on: 2026-11-20", "checked: {on: 2026-11-23")
    assert project.problems(datetime.date(2026, 11, 23)) == []
    assert project.problems(datetime.date(2026, 11, 22)) == ["stories/2022-example-story/story.yml:19:15 date-future"]


def test_a_date_is_as_precise_as_it_is_written(project):
    """A month that has begun may still hold the day; an event “in April” may follow one of the fifth of April."""
    project.replace(STORY, "on: 2022-03-01, sources", "on: 2022-04-05, sources")
    project.replace(STORY, "value: 60, unit: day, as_of: 2022-04", "value: 60, unit: day, as_of: 2026-11")
    assert project.problems() == []


def test_a_later_day_of_publication_is_an_embargo_and_no_mistake(project):
    project.replace(STORY, "published: 2026-11-20", "published: 2027-01-01")
    assert project.problems() == []
