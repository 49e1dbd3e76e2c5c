"""Readings that count units of time from a day: ago, later, the next day, last week, in recent days."""

from collections.abc import Callable
from datetime import date, timedelta

from schemas.vocabulary import DatePrecision
from transforms.normalise import calendar
from transforms.normalise.calendar import Interval
from transforms.normalise.time_meaning import INEXACT, NO_DATE, NO_REPORT_DAY, Meaning, Reading

_LONGEST = 400
"""Units of time further away than this are history, not dates."""

_HOURS, _WEEK, _FORTNIGHT = 24, 7, 14


def ago(r: Reading) -> Meaning:
    """'Two weeks ago': the unit that lies so far back."""
    return _from_day(r, -1)


def running(r: Reading) -> Meaning:
    """'Two days later', counted from the day that the story has reached; `r.day` is that day."""
    return _from_day(r, int(r.value("E") or 1))


def day_after(r: Reading) -> Meaning:
    """'The next day', 'the following week', or a weekend."""
    token = next(t for t in r.tokens if t.letter == "K")
    if token.kind == "weekend":
        return _weekend(r.day, int(token.value), coming=r.coming)
    count, unit, *_ = token.value.split()
    return shifted(r.day, int(count), unit) if r.day else "counted from a day that the text has not told"


def recent(r: Reading) -> Meaning:
    """'In recent days': about so many days up to the report."""
    if r.day is None:
        return NO_REPORT_DAY
    days = int((r.value("r") or "7 day").split()[0])
    precision = {7: DatePrecision.WEEK, 30: DatePrecision.MONTH}.get(days, DatePrecision.SEASON)
    return calendar.span(r.day - timedelta(days=days), r.day, precision)


def last_units(r: Reading) -> Meaning:
    """'The last two weeks', 'the past 48 hours': up to the report."""
    count, unit = _count_and_unit(r)
    if unit == "":
        return NO_DATE
    if r.day is None:
        return NO_REPORT_DAY
    if count is None:
        return INEXACT
    if count == 1 and not r.has("NDn") and unit not in ("day", "hour"):
        return this_unit(r)
    first = _back(r.day, count, unit)
    precision = DatePrecision.DAY if unit in ("day", "hour") else DatePrecision(_known_unit(unit))
    return calendar.span(first, r.day, precision) if first else INEXACT


def this_unit(r: Reading) -> Meaning:
    """'Last week', 'earlier this month', 'next year'."""
    if r.day is None:
        return NO_REPORT_DAY
    unit = r.value("Uy") or "year"
    offset = -1 if r.has("L") else 1 if r.has("X") else 0
    if unit in ("day", "hour"):
        return NO_DATE
    whole = shifted(r.day, offset, unit)
    if isinstance(whole, str) or offset or r.coming or whole.start is None:
        return whole
    return calendar.span(whole.start, r.day, whole.precision)


def shifted(day: date, count: int, unit: str) -> Meaning:
    """Return the day, week, month or year that lies so many units from a day."""
    if abs(count) > _LONGEST:
        return "further away than any report reaches"
    if unit == "month":
        return calendar.month_from(day.year, day.month, count)
    if unit == "year":
        return calendar.year(day.year + count)
    if unit == "hour":
        return calendar.span(day + timedelta(days=-(-count // _HOURS) - 1), day, DatePrecision.DAY)
    if unit == "fortnight":
        return calendar.week_of(day + timedelta(days=count * _FORTNIGHT))
    moved = day + timedelta(days=count * (_WEEK if unit == "week" else 1))
    return calendar.week_of(moved) if unit == "week" else calendar.day(moved)


def _from_day(r: Reading, sign: int) -> Meaning:
    count, unit = _count_and_unit(r)
    if r.day is None:
        return NO_REPORT_DAY
    if count is None:
        return INEXACT
    if unit == "hour":
        return _hours(r.day, count * sign)
    return shifted(r.day, count * sign, unit or "year")


def _hours(day: date, count: int) -> Meaning:
    """Some hours back may lie on the day before: both days stay possible."""
    days = (abs(count) + _HOURS - 1) // _HOURS
    if count < 0:
        return calendar.span(day - timedelta(days=days), day, DatePrecision.DAY)
    return calendar.span(day, day + timedelta(days=days), DatePrecision.DAY)


def _count_and_unit(r: Reading) -> tuple[int | None, str]:
    pair = r.value("u")
    if pair:
        count, unit = pair.split()
        return int(count), unit
    unit = next((t.value or "year" for t in r.tokens if t.letter in "Uy"), "")
    return (r.number("NDn") if r.has("NDn") else 1), unit


def _back(day: date, count: int, unit: str) -> date | None:
    if count > _LONGEST:
        return None
    if unit == "month":
        start = calendar.month_from(day.year, day.month, -count).start
        return start.replace(day=min(day.day, 28)) if start else None
    if unit == "year":
        return day.replace(year=day.year - count, day=min(day.day, 28))
    days = {"hour": -(-count // _HOURS), "week": count * _WEEK, "fortnight": count * _FORTNIGHT}.get(unit, count)
    return day - timedelta(days=days)


def _known_unit(unit: str) -> str:
    return "week" if unit == "fortnight" else unit


def _weekend(day: date | None, offset: int, *, coming: bool) -> Meaning:
    """Saturday and Sunday; without more words the latest that has begun."""
    if day is None:
        return NO_REPORT_DAY
    saturday = calendar.next_weekday(5, day) if coming else calendar.latest_weekday(5, day)
    if offset:
        saturday = calendar.latest_weekday(5, day) + timedelta(days=7 * max(offset, 0))
    if offset < 0 and saturday + timedelta(days=1) >= day:
        saturday -= timedelta(days=7)
    end = saturday + timedelta(days=1)
    return calendar.span(saturday, end if coming or end <= day else max(saturday, day), DatePrecision.DAY)


COUNTED: dict[str, Callable[[Reading], Meaning]] = {
    "ago": ago, "running": running, "day_after": day_after, "recent": recent, "last_units": last_units,
    "unit": this_unit,
}  # fmt: skip
"""What reads each rule that counts."""

__all__ = ["COUNTED", "Interval", "shifted"]
