"""EDTF: what the warehouse writes can be read again and means the same days."""

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from schemas.vocabulary import DatePrecision
from transforms.normalise import calendar
from transforms.normalise.edtf import read_edtf

DAYS = st.dates(date(1950, 1, 1), date(2090, 12, 31))
PARTS = st.sampled_from(list(calendar.PARTS))
UNITS = st.one_of(
    DAYS.map(calendar.day),
    DAYS.map(lambda d: calendar.month(d.year, d.month)),
    DAYS.map(lambda d: calendar.year(d.year)),
    DAYS.map(calendar.week_of),
    st.builds(calendar.season, st.integers(1950, 2090), st.integers(1, 4)),
    st.builds(
        calendar.part_of_month, st.integers(1950, 2090), st.integers(1, 12), st.sampled_from(list(calendar.PARTS))
    ),
    st.builds(lambda d, n: calendar.span(d, d + timedelta(days=n), DatePrecision.DAY), DAYS, st.integers(0, 400)),
)


@settings(deadline=None)
@given(UNITS)
def test_what_is_written_is_read_as_the_same_days(interval: calendar.Interval) -> None:
    read = read_edtf(interval.edtf or "")
    assert (read.start, read.end) == (interval.start, interval.end)


@settings(deadline=None)
@given(UNITS)
def test_an_open_interval_keeps_the_end_that_is_known(interval: calendar.Interval) -> None:
    since, until = calendar.since(interval), calendar.until(interval)
    assert (read_edtf(since.edtf or "").start, read_edtf(since.edtf or "").end) == (interval.start, None)
    assert (read_edtf(until.edtf or "").start, read_edtf(until.edtf or "").end) == (None, interval.end)


@settings(deadline=None)
@given(UNITS)
def test_an_approximate_day_is_the_same_day(interval: calendar.Interval) -> None:
    if "/" not in (interval.edtf or ""):
        assert read_edtf(f"{interval.edtf}~").start == interval.start


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("{2022-05-24,2022-05-25}", date(2022, 5, 24), date(2022, 5, 25)),
        ("XXXX-05-24", None, None),
        ("XXXX-05", None, None),
        ("../..", None, None),
        ("2016-24", date(2016, 12, 1), date(2017, 2, 28)),
    ],
    ids=["two days", "a day without a year", "a month without a year", "nothing known", "a winter"],
)
def test_the_other_forms_are_read(text: str, start: date | None, end: date | None) -> None:
    assert (read_edtf(text).start, read_edtf(text).end) == (start, end)


@pytest.mark.parametrize("text", ["", "yesterday", "2024-13", "2024-02-30", "24-05"])
def test_what_is_no_edtf_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r"EDTF|month|day|isoformat|range"):
        read_edtf(text)
