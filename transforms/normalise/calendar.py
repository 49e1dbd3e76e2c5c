"""Intervals of whole days with their EDTF strings (ISO 8601-2), and the names of months, weekdays and seasons."""

from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache

from schemas.vocabulary import DatePrecision
from transforms.lookups import words

SEASONS = {1: (3, 5), 2: (6, 8), 3: (9, 11), 4: (12, 2)}
"""First and last month of spring, summer, autumn and winter; winter ends in the next year."""

_SEASON_CODE = 20
"""EDTF writes spring to winter as months 21 to 24."""

PARTS = {"early": (1, 10), "mid": (11, 20), "late": (21, 31)}
"""The thirds of a month, by day."""


@dataclass(frozen=True, slots=True)
class Interval:
    """Days from `start` to `end`, both inclusive; None is an open end."""

    start: date | None
    end: date | None
    precision: DatePrecision
    edtf: str | None

    @property
    def is_day(self) -> bool:
        """Tell whether it is one known day."""
        return self.start is not None and self.start == self.end


UNKNOWN = Interval(None, None, DatePrecision.UNKNOWN, None)
"""Nothing is known."""


def day(when: date) -> Interval:
    """Return one day."""
    return Interval(when, when, DatePrecision.DAY, when.isoformat())


def month(year: int, number: int) -> Interval:
    """Return a month."""
    last = monthrange(year, number)[1]
    return Interval(date(year, number, 1), date(year, number, last), DatePrecision.MONTH, f"{year:04}-{number:02}")


def month_from(year: int, number: int, offset: int) -> Interval:
    """Return the month so many months after (or, negative, before) another."""
    total = year * 12 + number - 1 + offset
    return month(total // 12, total % 12 + 1)


def part_of_month(year: int, number: int, part: str) -> Interval:
    """Return the early, mid or late third of a month."""
    first, last = PARTS[part]
    last = min(last, monthrange(year, number)[1])
    return span(date(year, number, first), date(year, number, last), DatePrecision.MONTH)


def year(number: int) -> Interval:
    """Return a year."""
    return Interval(date(number, 1, 1), date(number, 12, 31), DatePrecision.YEAR, f"{number:04}")


def months(year: int, first: int, last: int, precision: DatePrecision) -> Interval:
    """Return the months from one to another of the same year."""
    start, end = month(year, first), month(year, last)
    return Interval(start.start, end.end, precision, f"{start.edtf}/{end.edtf}")


def season(year: int, number: int) -> Interval:
    """Return a season; a winter belongs to the year in which it begins."""
    first, last = SEASONS[number]
    end = month(year + (last < first), last)
    return Interval(date(year, first, 1), end.end, DatePrecision.SEASON, f"{year:04}-{_SEASON_CODE + number}")


def span(start: date, end: date, precision: DatePrecision) -> Interval:
    """Return the days from one to another as an EDTF interval."""
    return Interval(start, end, precision, f"{start.isoformat()}/{end.isoformat()}")


def week_of(when: date) -> Interval:
    """Return the week from Monday to Sunday that holds a day."""
    monday = when - timedelta(days=when.weekday())
    return span(monday, monday + timedelta(days=6), DatePrecision.WEEK)


def month_day(number: int, day_of_month: int, anchor: date | None, *, coming: bool = False) -> Interval | None:
    """Return a day without a year: the latest one not after the anchor, or with `coming` the next one not before it.

    Without an anchor the year is XXXX. None where no such day exists, such as 31 June.
    """
    if day_of_month < 1 or number not in range(1, 13) or day_of_month > monthrange(2024, number)[1]:
        return None
    if anchor is None:
        return Interval(None, None, DatePrecision.DAY, f"XXXX-{number:02}-{day_of_month:02}")
    for candidate in range(anchor.year, anchor.year + (9 if coming else -9), 1 if coming else -1):
        if day_of_month <= monthrange(candidate, number)[1]:
            found = date(candidate, number, day_of_month)
            if found >= anchor if coming else found <= anchor:
                return day(found)
    return None


def latest_weekday(weekday: int, anchor: date) -> date:
    """Return the latest such weekday (0 Monday) that is not after the anchor."""
    return anchor - timedelta(days=(anchor.weekday() - weekday) % 7)


def next_weekday(weekday: int, anchor: date) -> date:
    """Return the next such weekday that is not before the anchor."""
    return anchor + timedelta(days=(weekday - anchor.weekday()) % 7)


def since(begun: Interval) -> Interval:
    """Return the days from the start of an interval on."""
    return Interval(begun.start, None, DatePrecision.OPEN, f"{_edge(begun, first=True)}/..")


def until(ended: Interval) -> Interval:
    """Return the days up to the end of an interval."""
    return Interval(None, ended.end, DatePrecision.OPEN, f"../{_edge(ended, first=False)}")


def between(first: Interval, last: Interval) -> Interval:
    """Return the days from the start of one interval to the end of another."""
    edtf = f"{_edge(first, first=True)}/{_edge(last, first=False)}"
    return Interval(first.start, last.end, first.precision, edtf)


def _edge(interval: Interval, *, first: bool) -> str:
    """The EDTF of an interval where it is one unit, else that of its first or last day."""
    edtf = interval.edtf or ""
    if "/" in edtf:
        return edtf.partition("/")[0 if first else 2]
    if interval.precision is DatePrecision.SEASON:
        edge = interval.start if first else interval.end
        return edge.isoformat() if edge else edtf
    return edtf


@cache
def names(kind: str, language: str) -> dict[str, int]:
    """Return month (1-12), weekday (0-6) or other numbers by lower-case name."""
    return {
        row["word"].lower(): int(row["number"])
        for row in words("calendar")
        if (row["kind"], row["language"]) == (kind, language)
    }
