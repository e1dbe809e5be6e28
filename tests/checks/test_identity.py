"""The gate for people: whatever is missing, unclear or expired holds a profile back; nothing lets it through."""

from __future__ import annotations

import datetime
import re
import shutil

import pytest

from infocentre.catalogue import open_catalogue
from infocentre.model.profile import Consent, Identity

PROFILE = "data/profiles/example-volunteer/profile.yml"
ADDRESS = "profiles/example-volunteer"
TODAY = datetime.date(2026, 11, 23)
CONSENT = """\
  consent:
    reference: q7x2
    fields: [name]
    channels: [site]
    languages: [be, en]
    on: 2026-11-01
"""


def _is_open(project, today: datetime.date = TODAY) -> bool:
    content, problems = project.examine(today)
    return open_catalogue(content, problems, today).get(ADDRESS) is not None


def _held(project, today: datetime.date = TODAY) -> list[str]:
    """Why the profile is held; anything but a reason of the gate is an error of the test."""
    problems = project.examine(today)[1]
    assert all(problem.level == "held" for problem in problems), problems
    return [f"{problem.line}:{problem.column} {problem.code}" for problem in problems]


def _rest_on_consent(project) -> None:
    project.replace(PROFILE, "  basis: public-record\n", f"  basis: consent\n{CONSENT}")


def _set(project, field: str, written: str | None) -> None:
    """Another value for a field of the gate, with all that stands below it; None deletes it."""
    text = (project / PROFILE).read_text(encoding="utf-8")
    field_with_its_lines = re.compile(rf"^( +){field}:.*\n(?:\1 .*\n)*", re.MULTILINE)
    assert field_with_its_lines.search(text), field
    project.write(PROFILE, field_with_its_lines.sub(lambda match: "" if written is None else f"{match[1]}{field}: {written}\n", text, count=1))


def test_the_example_is_open(project):
    """So that a closed gate in the other tests is due to what they change."""
    assert _held(project) == []
    assert _is_open(project)


WRONG = [None, '"no"', "no", "1", "[]", '" true"', "null", "true", '""', "{}", '"no "', "0"]


@pytest.mark.parametrize("written", WRONG)
@pytest.mark.parametrize("field", [name for name in Identity.model_fields if name != "consent"])
def test_a_field_of_the_gate_that_is_missing_or_odd_closes_it(project, field, written):
    _set(project, field, written)
    assert not _is_open(project)
    assert _held(project)


@pytest.mark.parametrize("written", WRONG)
@pytest.mark.parametrize("field", ["consent", *Consent.model_fields])
def test_a_consent_that_is_missing_or_odd_opens_nothing(project, field, written):
    _rest_on_consent(project)
    _set(project, field, written)
    assert not _is_open(project)
    assert _held(project)


@pytest.mark.parametrize("written", [value for value in WRONG if value not in (None, "null")])
def test_a_word_in_place_of_a_consent_closes_what_needs_none(project, written):
    project.replace(PROFILE, "  basis: public-record\n", f"  basis: public-record\n  consent: {written}\n")
    assert not _is_open(project)
    assert _held(project)


@pytest.mark.parametrize("written", ["null", '"no"', "[]", "yes", "{}"])
def test_the_whole_gate_missing_or_odd(project, written):
    text = re.sub(r"^identity:\n(?:  .*\n)*", lambda _: "" if written == "{}" else f"identity: {written}\n", (project / PROFILE).read_text(encoding="utf-8"), flags=re.MULTILINE)
    project.write(PROFILE, text)
    assert not _is_open(project)
    assert _held(project)


def test_no_consent_opens_the_gate_while_nobody_can_sign(project):
    _rest_on_consent(project)
    assert "9:10 identity-approval" in _held(project)
    assert not _is_open(project)


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("level: 4", "level: 3", "7:10 identity-level"),
        ("level: 4", "level: 0", "7:10 identity-level"),
        ("subject: deceased", "subject: adult", "8:12 identity-subject"),
        ("life: fallen", "life: living", "8:12 identity-subject"),
        ("expires: 2027-11-20", "expires: 2026-11-23", "10:12 identity-expired"),
        ("expires: 2027-11-20", "expires: 2027-11-21", "10:12 identity-expiry"),
        ("basis: public-record\n", f"basis: public-record\n{CONSENT}", "11:5 identity-basis"),
        ("died: 2022-04\n", "died: 2022-04-05\n", "15:7 identity-precision"),
        ("{id: came, on: 2022-03,", "{id: came, on: 2022-03-02,", "19:20 identity-precision"),
        ("{id: came, on: 2022-03,", "{id: came, on: 2022-03, to: 2022-03-04,", "19:33 identity-precision"),
        ("came: {value: 2022-03,", "came: {value: 2022-03-02,", "17:17 identity-precision"),
        ("came: {value: 2022-03, sources: [first-report, second-report]}", "came: {value: 2022-03, sources: [first-report]}", "17:9 identity-outlets"),
        ("{id: died, on: 2022-04, sources: [first-report, second-report]}", "{id: died, on: 2022-04, sources: [second-report]}", "20:5 identity-outlets"),
        ("time_precision: month", "time_precision: year", "15:7 identity-precision"),
    ],
)
def test_each_reason_holds_the_profile(project, old, new, said):
    project.replace(PROFILE, old, new)
    assert said in _held(project)
    assert not _is_open(project)


def test_outlets_of_one_publisher_are_one(project):
    project.replace(PROFILE, "first-report: {outlet: first-outlet", "first-report: {outlet: second-outlet-video")
    assert set(_held(project)) == {"17:9 identity-outlets", "19:5 identity-outlets", "20:5 identity-outlets"}


def test_time_closes_the_gate_by_itself(project):
    """The last day before the expiry is the last day on the site; no edit and no build error is needed."""
    assert _is_open(project, datetime.date(2027, 11, 19))
    assert not _is_open(project, datetime.date(2027, 11, 20))
    assert not _is_open(project, datetime.date(2037, 1, 1))


def test_a_new_look_opens_it_again(project):
    project.replace(PROFILE, "checked: {on: 2026-11-20", "checked: {on: 2027-11-10")
    project.replace(PROFILE, "expires: 2027-11-20", "expires: 2028-11-09")
    assert _is_open(project, datetime.date(2027, 11, 25))


def test_a_publication_before_the_consent_is_held(project):
    _rest_on_consent(project)
    project.replace(PROFILE, "on: 2026-11-01", "on: 2026-11-21")
    assert "3:12 date-order" in _held(project)


@pytest.mark.parametrize("reference", ["volunteer", "example-7", "2026-11-01", "a380440000000", "k-12-345"])
def test_a_reference_that_tells_something_holds_the_profile(project, reference):
    """A word, a part of the id, a date, a phone number."""
    _rest_on_consent(project)
    project.replace(PROFILE, "reference: q7x2", f"reference: {reference}")
    assert [said for said in _held(project) if said.startswith("11:16 ")], _held(project)


def test_two_consents_never_share_a_reference(project):
    """Not even with a draft: the reference stands for the papers of one person."""
    _rest_on_consent(project)
    assert not any("identity-reference" in said for said in _held(project))
    shutil.copytree((project / PROFILE).parent, project / "data/profiles/another")
    project.replace("data/profiles/another/profile.yml", "status: published", "status: draft")
    assert "11:16 identity-reference" in _held(project)


def test_a_day_of_death_needs_a_death(project):
    project.replace(PROFILE, "life: fallen", "life: living")
    project.replace(PROFILE, "subject: deceased", "subject: adult")
    assert _held(project) == ["15:7 identity-subject"]


def test_dates_at_the_end_of_time_hold_the_profile(project):
    """No date makes the checks stumble."""
    project.replace(PROFILE, "published: 2026-11-20", "published: 9999-12-31")
    project.replace(PROFILE, "died: 2022-04", "died: 9999-12")
    assert "Traceback" not in project.check().output
    assert not _is_open(project)


def test_a_draft_is_not_looked_at(project):
    """It has no page; the gate waits until it is to have one."""
    project.replace(PROFILE, "status: published", "status: draft")
    project.replace(PROFILE, "level: 4", "level: 3")
    assert not any(problem.code.startswith("identity") for problem in project.examine()[1])
    assert not _is_open(project)


def test_no_message_holds_what_is_private(project):
    """Whatever is wrong with the gate, the values of its private fields are not repeated."""
    _rest_on_consent(project)
    project.replace(PROFILE, "reference: q7x2", "reference: Secret Name")
    project.replace(PROFILE, "languages: [be, en]", "languages: [Secret Language]")
    project.replace(PROFILE, "channels: [site]", "channels: [Secret Channel]")
    project.replace(PROFILE, "relatives_at_risk: unknown", "relatives_at_risk: Secret Brother")
    for form in ("text", "json", "github"):
        assert "Secret" not in project.check("--format", form).output
