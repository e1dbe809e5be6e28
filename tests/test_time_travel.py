"""Consent, embargo and delay at the second before, at and after: the day is the one in UTC, whatever the machine's time zone."""

from __future__ import annotations

import datetime
import time

import pytest
from approving import PROFILE, by_consent, new_key, trust
from made_project import CHECKOUT
from made_files import files_in

from infocentre import clock
from infocentre.catalogue import open_catalogue
from infocentre.model.kinds import PROFILE as PROFILE_KIND
from infocentre.preparing import examine

pytest_plugins = ["site_fixtures"]
CHRISTMAS_EVE = datetime.date(2026, 12, 24)
MIDNIGHT = int(datetime.datetime(2026, 12, 24, tzinfo=datetime.UTC).timestamp())
MOMENTS = [(-1, False), (0, True), (1, True)]
"""Seconds from the midnight with which the day begins, and whether it has begun."""
ZONES = ["UTC", "Europe/Kyiv", "Pacific/Kiritimati", "Pacific/Pago_Pago", "Asia/Kathmandu", "XYZ-14", "XYZ+12"]
STORY = "data/stories/2022-example-story/story.yml"
LINK = "profiles/example-volunteer"


@pytest.fixture(params=ZONES)
def zone(request, monkeypatch):
    """The time zone that the machine is set to."""
    monkeypatch.setenv("TZ", request.param)
    time.tzset()
    yield request.param
    monkeypatch.undo()
    time.tzset()


@pytest.mark.parametrize(("seconds", "has_begun"), MOMENTS)
def test_a_day_begins_at_midnight_in_utc(zone, monkeypatch, seconds, has_begun):
    """By the machine's clock, and by SOURCE_DATE_EPOCH."""

    class Clock(datetime.datetime):
        @classmethod
        def now(cls, zone=None):
            return cls.fromtimestamp(MIDNIGHT + seconds, zone)

    day = CHRISTMAS_EVE if has_begun else CHRISTMAS_EVE - datetime.timedelta(days=1)
    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)
    with monkeypatch.context() as patch:
        patch.setattr(clock.datetime, "datetime", Clock)
        assert clock.today() == day
    monkeypatch.setenv("SOURCE_DATE_EPOCH", str(MIDNIGHT + seconds))
    assert clock.today() == day


@pytest.mark.parametrize(("seconds", "has_begun"), MOMENTS)
def test_check_holds_a_profile_from_the_first_second_of_its_last_day(project, zone, monkeypatch, seconds, has_begun):
    """As the command line sees it, when nobody names a day."""
    project.replace(PROFILE, "expires: 2027-11-20", "expires: 2026-12-24")
    monkeypatch.setenv("SOURCE_DATE_EPOCH", str(MIDNIGHT + seconds))
    answer = project.run("check")
    assert answer.exit_code == 0
    assert ("identity-expired" in answer.output) == has_begun, answer.output


@pytest.fixture
def approved(whole, tmp_path):
    """The example profile by consent, approved by two people, until Christmas Eve; and a story under embargo until then."""
    by_consent(whole)
    whole.replace(PROFILE, "expires: 2027-11-20", "expires: 2026-12-24")
    whole.write("data/stories/2022-another/story.yml", (whole / STORY).read_text(encoding="utf-8").replace("published: 2026-11-20", "published: 2026-12-24").replace("people: [example-volunteer]\n", ""))
    words = (whole / "data/stories/2022-example-story/en.yml").read_text(encoding="utf-8")
    whole.write("data/stories/2022-another/en.yml", words.replace("[[profiles/example-volunteer]]", "nobody").replace("A story about nobody", "Embargoed"))
    keys = {"safety-editor": new_key(tmp_path, "first"), "editor": new_key(tmp_path, "second")}
    trust(whole, **{role.replace("-", "_"): key for role, key in keys.items()})
    for role, key in keys.items():
        assert whole.run("approve", LINK, "--role", role, "--key", str(key), "--date", "2026-11-23").exit_code == 0
    return whole


def test_the_build_of_tomorrow_drops_what_ends_and_shows_what_begins(approved, tmp_path, monkeypatch):
    """Into the same folder, at the second before, at and after: it never fails and never keeps an old page."""
    monkeypatch.setenv("TZ", "Pacific/Kiritimati")
    for seconds, has_begun in MOMENTS:
        monkeypatch.setenv("SOURCE_DATE_EPOCH", str(MIDNIGHT + seconds))
        answer = approved.run("build", "--site-dir", str(tmp_path / "site"))
        assert answer.exit_code == 0, answer.output
        files = files_in(tmp_path / "site")
        assert (files.holding("example-volunteer") == []) == has_begun
        assert (files.holding("A person who never lived") == []) == has_begun
        assert (files.holding("Embargoed") != []) == has_begun
        assert ("identity-expired" in answer.output) == has_begun
    monkeypatch.setenv("SOURCE_DATE_EPOCH", str(MIDNIGHT - 1))
    assert approved.run("build", "--site-dir", str(tmp_path / "site")).exit_code == 0


@pytest.mark.parametrize(("published", "is_open"), [("2022-04-30", False), ("2022-05-01", True), ("2022-05-02", True)])
def test_thirty_days_lie_between_what_happened_and_its_publication(project, published, is_open):
    """The day before, at and after; a month counts from its first day."""
    project.replace(PROFILE, "published: 2026-11-20", f"published: {published}")
    codes = [problem.code for problem in project.examine()[1] if problem.path == PROFILE]
    assert ("identity-delay" not in codes) == is_open, codes


def test_the_delay_is_a_setting(project):
    project.replace("data/site.yml", "profiles: 365}", "profiles: 365, delay: 1700}")
    assert "identity-delay" in [problem.code for problem in project.examine()[1]]


def test_a_consent_is_older_than_the_publication(project):
    """The day before, the same day, and the day after."""
    by_consent(project)
    for day, is_late in ((19, False), (20, False), (21, True)):
        text = (project / PROFILE).read_text(encoding="utf-8")
        project.write(PROFILE, text.replace("on: 2026-11-01}", f"on: 2026-11-{day}}}"))
        assert ("date-order" in [problem.code for problem in project.examine()[1]]) == is_late
        project.write(PROFILE, text)


def test_no_day_to_come_makes_the_real_records_fail():
    """On the eve and on the day of every expiry, and years later: profiles go one after the other, and nothing is an error."""
    today = datetime.date(2026, 11, 23)
    content, problems = examine(CHECKOUT, today)
    open_today = {address: entry.facts.identity.expires for address, entry in open_catalogue(content, problems, today).entries.items() if entry.kind is PROFILE_KIND}
    days = {*open_today.values(), *(expiry - datetime.timedelta(days=1) for expiry in open_today.values()), datetime.date(2040, 1, 1)}
    for day in sorted(days):
        content, problems = examine(CHECKOUT, day)
        assert [problem for problem in problems if problem.level == "error"] == []
        shown = {address for address in open_catalogue(content, problems, day).entries if address in open_today}
        assert shown == {address for address, expires in open_today.items() if expires > day}
    assert open_today and shown == set()
