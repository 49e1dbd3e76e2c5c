"""What holds of all dates: order, fineness, moving with the anchor, zones, leap days, steps in line with length."""

import sys
from datetime import UTC, date, datetime, timedelta
from itertools import pairwise
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from schemas.vocabulary import DatePrecision
from transforms.normalise.anchors import Anchor
from transforms.normalise.evidence import local_days
from transforms.normalise.expressions import expressions
from transforms.normalise.time_grammar import scan
from transforms.normalise.time_words import tokens

DAYS = st.dates(date(1960, 1, 1), date(2089, 12, 31))
BY_DAY = [
    ("en", "yesterday"), ("en", "today"), ("en", "two days ago"), ("en", "the day before yesterday"),
    ("ru", "вчера"), ("ru", "три дня назад"), ("tr", "dün"), ("tr", "iki gün önce"), ("ar", "أمس"), ("ar", "قبل يومين"),
]  # fmt: skip
COARSE = [
    ("en", "last week", 7), ("en", "last month", 28), ("en", "last year", 365), ("en", "last summer", 90),
    ("en", "in November", 28), ("en", "two weeks ago", 7), ("ru", "на прошлой неделе", 7), ("ru", "в мае", 28),
    ("tr", "geçen hafta", 7), ("tr", "geçen ay", 28), ("ar", "الشهر الماضي", 28), ("ar", "العام الماضي", 365),
]  # fmt: skip


@settings(deadline=None)
@given(st.sampled_from(BY_DAY), DAYS)
def test_moving_the_report_by_a_day_moves_relative_dates_by_a_day(words: tuple[str, str], told: date) -> None:
    language, text = words
    [first] = expressions(text, language, told)
    [second] = expressions(text, language, told + timedelta(days=1))
    assert first.interval.start
    assert second.interval.start
    assert second.interval.start - first.interval.start == timedelta(days=1)


@settings(deadline=None)
@given(st.sampled_from(COARSE), DAYS)
def test_no_date_is_finer_than_its_words(words: tuple[str, str, int], told: date) -> None:
    language, text, days = words
    [found] = expressions(text, language, told)
    assert found.interval.start
    assert found.interval.end
    assert (found.interval.end - found.interval.start).days + 1 >= days
    assert found.interval.precision is not DatePrecision.DAY


@settings(deadline=None)
@given(st.sampled_from(BY_DAY), DAYS, st.integers(1, 3))
def test_a_report_known_to_a_few_days_gives_those_days_and_no_finer(
    words: tuple[str, str], told: date, more: int
) -> None:
    language, text = words
    [found] = expressions(text, language, Anchor(told, told + timedelta(days=more)))
    assert found.interval.start
    assert found.interval.end
    assert (found.interval.end - found.interval.start).days == more


@pytest.mark.parametrize("year", list(range(1996, 2033, 4)))
@pytest.mark.parametrize(
    ("language", "text"), [("en", "February 29"), ("ru", "29 февраля"), ("tr", "29 Şubat"), ("ar", "29 شباط")]
)
def test_every_29_february_is_found_again_until_the_next(language: str, text: str, year: int) -> None:
    for later in (0, 1, 400, 1460):
        [found] = expressions(text, language, date(year, 2, 29) + timedelta(days=later))
        assert found.interval.edtf == f"{year}-02-29"


MOMENTS = st.datetimes(datetime(2015, 1, 1), datetime(2026, 12, 31))  # noqa: DTZ001 (the zone is added)


@settings(deadline=None)
@given(MOMENTS, st.integers(-11, 12).filter(bool))
def test_a_moment_with_an_offset_is_the_day_where_it_was_written(moment: datetime, hours: int) -> None:
    written = f"{moment.isoformat()}{hours:+03}:00"
    found = local_days(written)
    assert found is not None
    assert (found.start, found.end) == (moment.date(), moment.date())


@settings(deadline=None)
@given(MOMENTS)
def test_a_moment_in_utc_is_at_most_two_days_and_holds_the_day_in_damascus_in_summer_and_winter(
    moment: datetime,
) -> None:
    found = local_days(f"{moment.isoformat()}Z")
    there = moment.replace(tzinfo=UTC).astimezone(ZoneInfo("Asia/Damascus")).date()
    assert found is not None
    assert found.start
    assert found.end
    assert found.start <= there <= found.end
    assert (found.end - found.start).days <= 1


HOSTILE = {
    "one letter": "a",
    "nested quotes": "“‘\"'«",
    "dates in a row": "24 May 2022, ",
    "months in a row": "May and ",
    "numbers in a row": "3 and 4, ",
    "open brackets": "(May (",
    "unfinished ranges": "from 3 to ",
    "full stops": ".",
    "weekdays without a comma": "on Monday the men left ",
    "running time without end": "two days later the men ",
    "Arabic prefixes": "و",
}


def calls(text: str) -> int:
    """Count the calls of Python and C functions that reading the text's dates makes: steps, not seconds."""
    count = 0

    def met(_frame: object, event: str, _told: object) -> None:
        nonlocal count
        count += event in ("call", "c_call")

    sys.setprofile(met)
    try:
        expressions(text, "en", date(2024, 12, 14))
    finally:
        sys.setprofile(None)
    return count


@pytest.mark.parametrize("piece", HOSTILE.values(), ids=HOSTILE)
def test_twice_the_text_takes_about_twice_the_steps(piece: str) -> None:
    small = 8_000 // len(piece)
    calls(piece * 10)  # caches are filled
    assert calls(piece * 2 * small) <= 2.2 * calls(piece * small) + 200


def test_every_token_is_met_once() -> None:
    text = "24 May 2022, " * 1500
    classed = tokens(text, "en")
    matches = list(scan(classed))
    assert len(classed) == 4 * 1500
    assert len(matches) == 1500
    assert all(one.last < other.first for one, other in pairwise(matches))
