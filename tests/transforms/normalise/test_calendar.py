"""Calendar: intervals of whole days, never later than the day they are counted from."""

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from schemas.vocabulary import DatePrecision
from transforms.lookups import words
from transforms.normalise import calendar
from transforms.normalise.calendar import day, latest_weekday, month, month_day, names, span, week_of, year

DAYS = st.dates(date(1950, 1, 1), date(2100, 12, 31))
SATURDAY = date(2024, 12, 14)


def test_a_day_a_month_a_year_and_a_span_know_their_ends_and_their_edtf() -> None:
    assert (day(SATURDAY).start, day(SATURDAY).end, day(SATURDAY).edtf) == (SATURDAY, SATURDAY, "2024-12-14")
    assert (month(2024, 2).start, month(2024, 2).end, month(2024, 2).edtf) == (
        date(2024, 2, 1),
        date(2024, 2, 29),
        "2024-02",
    )
    assert (year(2023).start, year(2023).end, year(2023).edtf) == (date(2023, 1, 1), date(2023, 12, 31), "2023")
    assert span(date(2024, 12, 8), SATURDAY, DatePrecision.WEEK).edtf == "2024-12-08/2024-12-14"


def test_precision_is_that_of_the_unit() -> None:
    units = (day(SATURDAY), week_of(SATURDAY), month(2024, 12), year(2024))
    assert [unit.precision.value for unit in units] == ["day", "week", "month", "year"]


def test_a_week_runs_from_monday_to_sunday() -> None:
    assert (week_of(SATURDAY).start, week_of(SATURDAY).end) == (date(2024, 12, 9), date(2024, 12, 15))
    assert week_of(date(2024, 12, 9)) == week_of(date(2024, 12, 15)) == week_of(SATURDAY)


@pytest.mark.parametrize(
    ("told", "anchor", "expected"),
    [
        ((12, 8), date(2024, 12, 14), date(2024, 12, 8)),
        ((12, 14), date(2024, 12, 14), date(2024, 12, 14)),
        ((12, 31), date(2025, 1, 2), date(2024, 12, 31)),
        ((5, 24), date(2025, 1, 2), date(2024, 5, 24)),
        ((2, 29), date(2024, 3, 1), date(2024, 2, 29)),
        ((2, 29), date(2024, 2, 29), date(2024, 2, 29)),
        ((2, 29), date(2024, 2, 28), date(2020, 2, 29)),
        ((2, 29), date(2023, 6, 1), date(2020, 2, 29)),
        ((2, 29), date(1904, 1, 1), date(1896, 2, 29)),
    ],
    ids=[
        "this month", "the same day", "last year's end told in January", "half a year back", "the day after a leap day",
        "on a leap day", "the day before a leap day", "a leap day told between leap years", "over 1900, no leap year",
    ],
)  # fmt: skip
def test_a_day_without_a_year_is_the_latest_one_not_after_the_report(
    told: tuple[int, int], anchor: date, expected: date
) -> None:
    assert month_day(*told, anchor) == day(expected)


@settings(deadline=None)
@given(st.integers(1, 12), st.integers(1, 31), DAYS)
def test_a_day_without_a_year_is_never_after_the_report_nor_long_before(n: int, of_month: int, told: date) -> None:
    found = month_day(n, of_month, told)
    if found is None:
        assert (n, of_month) in {(2, 30), (2, 31), (4, 31), (6, 31), (9, 31), (11, 31)}
    else:
        assert found.start is not None
        assert (found.start.month, found.start.day) == (n, of_month)
        assert found.end == found.start <= told
        assert told - found.start <= timedelta(days=366 * (8 if (n, of_month) == (2, 29) else 1))


@settings(deadline=None)
@given(st.integers(-3, 15), st.integers(-3, 40))
def test_without_a_report_date_a_day_without_a_year_has_no_bounds(number: int, of_month: int) -> None:
    found = month_day(number, of_month, None)
    if found is not None:
        assert (found.start, found.end) == (None, None)
        assert found.edtf == f"XXXX-{number:02}-{of_month:02}"
        assert date(2024, number, of_month)


@pytest.mark.parametrize("told", [(6, 31), (2, 30), (13, 1), (0, 1), (1, 0), (1, 32), (-1, 5)])
@pytest.mark.parametrize("anchor", [SATURDAY, None])
def test_a_day_that_does_not_exist_is_no_day(told: tuple[int, int], anchor: date | None) -> None:
    assert month_day(*told, anchor) is None


@settings(deadline=None)
@given(st.integers(0, 6), DAYS)
def test_a_weekday_is_the_latest_one_not_after_the_report(weekday: int, told: date) -> None:
    found = latest_weekday(weekday, told)
    assert found.weekday() == weekday
    assert timedelta(0) <= told - found < timedelta(days=7)


@settings(deadline=None)
@given(DAYS)
def test_a_week_holds_its_day_and_has_seven_days(told: date) -> None:
    week = week_of(told)
    assert week.start is not None
    assert week.end is not None
    assert week.start <= told <= week.end == week.start + timedelta(days=6)


@pytest.mark.parametrize("language", ["en", "ar", "ru", "tr"])
def test_every_language_names_all_months_and_weekdays(language: str) -> None:
    assert set(names("month", language).values()) == set(range(1, 13))
    assert set(names("weekday", language).values()) == set(range(7))


@pytest.mark.parametrize("language", ["en", "ar", "ru", "tr"])
def test_every_language_names_today_and_yesterday(language: str) -> None:
    assert {0, -1} <= set(names("relative", language).values())


def test_no_word_means_two_months_or_two_weekdays() -> None:
    rows = [(row["kind"], row["language"], row["word"].lower(), row["number"]) for row in words("calendar")]
    assert len({row[:3] for row in rows}) == len(set(rows))


def test_an_unknown_language_has_no_names() -> None:
    assert calendar.names("month", "fr") == {}
