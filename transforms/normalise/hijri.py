"""Days of the Hijri calendar (Umm al-Qura) as days of ours, by the hijridate package."""

from datetime import date, timedelta

from hijridate import Hijri

from schemas.vocabulary import DatePrecision
from transforms.normalise import calendar
from transforms.normalise.calendar import Interval


def hijri_day(year: int, month: int, day: int) -> Interval | None:
    """Return the day; None where the month is shorter, or the year is outside the tables of the calendar."""
    try:
        return calendar.day(_first(year, month, day))
    except (ValueError, OverflowError):
        return None


def hijri_month(year: int, month: int) -> Interval | None:
    """Return the days of a month; None outside the tables of the calendar."""
    try:
        first = _first(year, month, 1)
        length = Hijri(year, month, 1).month_length()
    except (ValueError, OverflowError):
        return None
    return calendar.span(first, first + timedelta(days=length - 1), DatePrecision.MONTH)


def _first(year: int, month: int, day: int) -> date:
    told = Hijri(year, month, day).to_gregorian()
    return date(told.year, told.month, told.day)
