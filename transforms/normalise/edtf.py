"""Read EDTF strings (ISO 8601-2) back into intervals: the part of the standard that the warehouse writes."""

import re
from datetime import date

from schemas.vocabulary import DatePrecision
from transforms.normalise import calendar
from transforms.normalise.calendar import UNKNOWN, Interval

_ONE = re.compile(r"(\d{4}|XXXX)(?:-(\d\d))?(?:-(\d\d))?[~?%]?")
_FIRST_SEASON, _LAST_SEASON = 21, 24


def read_edtf(text: str) -> Interval:
    """Return the interval that an EDTF string means. Raises ValueError for what the warehouse never writes."""
    if text.startswith("{") and text.endswith("}"):
        days = [_one(member) for member in text[1:-1].split(",")]
        return Interval(days[0].start, days[-1].end, days[0].precision, text)
    if "/" not in text:
        return _one(text)
    first, last = (_end(edge) for edge in text.split("/", 1))
    open_ = first is None or last is None
    start, end = first.start if first else None, last.end if last else None
    precision = DatePrecision.OPEN if open_ else (first or UNKNOWN).precision
    return Interval(start, end, precision, text)


def _end(text: str) -> Interval | None:
    return None if text in ("", "..") else _one(text)


def _one(text: str) -> Interval:
    match = _ONE.fullmatch(text.strip())
    if match is None:
        raise ValueError(f"not an EDTF date: {text}")
    year, month, day = match.groups()
    if year == "XXXX":
        return Interval(None, None, DatePrecision.DAY if day else DatePrecision.MONTH, text)
    if day:
        return calendar.day(date(int(year), int(month), int(day)))
    if month and _FIRST_SEASON <= int(month) <= _LAST_SEASON:
        return calendar.season(int(year), int(month) - _FIRST_SEASON + 1)
    return calendar.month(int(year), int(month)) if month else calendar.year(int(year))
