"""Intervals of days, their EDTF strings, and the words for months and weekdays in four languages."""

from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta

from schemas.vocabulary import DatePrecision
from transforms.lookups import words


@dataclass(frozen=True, slots=True)
class Interval:
    """Days from `start` to `end`, both inclusive; None is an open end."""

    start: date | None
    end: date | None
    precision: DatePrecision
    edtf: str | None


def day(when: date) -> Interval:
    """Return one day."""
    return Interval(when, when, DatePrecision.DAY, when.isoformat())


def month(year: int, number: int) -> Interval:
    """Return a month."""
    last = monthrange(year, number)[1]
    return Interval(date(year, number, 1), date(year, number, last), DatePrecision.MONTH, f"{year:04}-{number:02}")


def year(number: int) -> Interval:
    """Return a year."""
    return Interval(date(number, 1, 1), date(number, 12, 31), DatePrecision.YEAR, f"{number:04}")


def span(start: date, end: date, precision: DatePrecision) -> Interval:
    """Return the days from one to another as an EDTF interval."""
    return Interval(start, end, precision, f"{start.isoformat()}/{end.isoformat()}")


def week_of(when: date) -> Interval:
    """Return the week from Monday to Sunday that holds a day."""
    monday = when - timedelta(days=when.weekday())
    return span(monday, monday + timedelta(days=6), DatePrecision.WEEK)


def month_day(number: int, day_of_month: int, anchor: date | None) -> Interval | None:
    """Return a day without a year: the latest one not after the anchor; without an anchor, year XXXX.

    None where no such day exists, such as 31 June.
    """
    if day_of_month < 1 or number not in range(1, 13) or day_of_month > monthrange(2024, number)[1]:
        return None
    if anchor is None:
        return Interval(None, None, DatePrecision.DAY, f"XXXX-{number:02}-{day_of_month:02}")
    for candidate in range(anchor.year, anchor.year - 9, -1):
        if day_of_month <= monthrange(candidate, number)[1]:
            found = date(candidate, number, day_of_month)
            if found <= anchor:
                return day(found)
    return None


def latest_weekday(weekday: int, anchor: date) -> date:
    """Return the latest such weekday (0 Monday) that is not after the anchor."""
    return anchor - timedelta(days=(anchor.weekday() - weekday) % 7)


def names(kind: str, language: str) -> dict[str, int]:
    """Return month (1-12) or weekday (0-6) numbers by lower-case name."""
    return {
        row["word"].lower(): int(row["number"])
        for row in words("calendar")
        if (row["kind"], row["language"]) == (kind, language)
    }
