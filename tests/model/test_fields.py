"""The kinds of value a field can hold."""

from __future__ import annotations

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from infocentre.model.fields import PartialDate


@pytest.mark.parametrize(
    ("written", "precision", "first", "last"),
    [
        ("2022-03-01", "day", (2022, 3, 1), (2022, 3, 1)),
        ("2024-02", "month", (2024, 2, 1), (2024, 2, 29)),
        ("2022", "year", (2022, 1, 1), (2022, 12, 31)),
        (2022, "year", (2022, 1, 1), (2022, 12, 31)),
        ("0001-01-01", "day", (1, 1, 1), (1, 1, 1)),
    ],
)
def test_a_date_is_as_precise_as_it_is_written(written, precision, first, last):
    date = PartialDate.parse(written)
    assert (date.precision, date.first, date.last) == (precision, datetime.date(*first), datetime.date(*last))
    assert str(date) == str(written)


@pytest.mark.parametrize(
    "written",
    ["2022-3-1", "22-03-01", "2022/03/01", "2022-03-01T10:00", "2022-03-01 ", "2022-02-30", "2022-13", "2022-00", "0000-01-01", "2022-03-00", "25:61:61", "", True, 20220301, 2022.5, None, [], "２０２２-03-01"],
)
def test_what_is_no_date(written):
    with pytest.raises(ValueError):
        PartialDate.parse(written)


@given(st.dates())
def test_every_day_of_the_calendar_is_read(day):
    date = PartialDate.parse(day.isoformat())
    assert date.first == date.last == day


@given(st.dates(), st.dates())
def test_days_stand_in_the_order_of_the_calendar(one, other):
    assert (PartialDate.parse(one.isoformat()) < PartialDate.parse(other.isoformat())) == (one < other)
