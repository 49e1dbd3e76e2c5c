"""What each reading of the grammar means: tokens and a day to count from give an interval, or say why they cannot."""

from collections.abc import Callable
from datetime import date, timedelta
from typing import NamedTuple

from schemas.vocabulary import DatePrecision
from transforms.normalise import calendar
from transforms.normalise.calendar import Interval
from transforms.normalise.hijri import hijri_day, hijri_month
from transforms.normalise.time_words import Token

NO_DATE = "the words are no date"
NO_SUCH_DAY = "there is no such day"
NO_REPORT_DAY = "relative to the day of the report, which is not known"
INEXACT = "how long ago is not told exactly"


class Reading(NamedTuple):
    """The tokens of one reading, the day to count from, and whether it is to come."""

    tokens: list[Token]
    day: date | None
    coming: bool

    def value(self, letters: str, nth: int = 0) -> str | None:
        """Return the value of the nth token of the given classes."""
        found = [t.value for t in self.tokens if t.letter in letters]
        return found[nth] if nth < len(found) else None

    def number(self, letters: str, nth: int = 0) -> int | None:
        """Return the value of the nth token of the given classes as a number."""
        value = self.value(letters, nth)
        return int(value) if value and value.lstrip("-").isdigit() else None

    def has(self, letters: str) -> bool:
        """Tell whether there is a token of the given classes."""
        return any(t.letter in letters for t in self.tokens)


Meaning = Interval | str
Reader = Callable[[Reading], Meaning]


def _full(r: Reading) -> Meaning:
    stamp = r.value("ik")
    try:
        if stamp is None:
            return calendar.day(date(r.number("Y") or 0, r.number("MlC") or 0, r.number("DOo") or 0))
        if r.has("i"):
            return calendar.day(date.fromisoformat(stamp))
        return _numeric(stamp)
    except ValueError:
        return NO_SUCH_DAY


def _numeric(stamp: str) -> Meaning:
    """Day before month, as the reports' countries write; month first only where nothing else is a date."""
    first, second, year = (int(part) for part in stamp.replace("/", ".").split("."))
    months = 12
    if second > months >= first:
        return calendar.day(date(year, first, second))
    if first <= months and first != second and "/" in stamp:
        return "day and month cannot be told apart"
    return calendar.day(date(year, second, first))


def _month_day(r: Reading) -> Meaning:
    return _on(r, r.number("DOo") or 0)


def _on(r: Reading, of_month: int) -> Meaning:
    return calendar.month_day(r.number("MlC") or 0, of_month, r.day, coming=r.coming) or NO_SUCH_DAY


def _days_range(r: Reading) -> Meaning:
    number, first, last = r.number("MlC") or 0, r.number("DOo") or 0, r.number("DO", 1) or 0
    year = r.number("Y")
    end = calendar.month_day(number, last, date(year, 12, 31) if year else r.day, coming=r.coming and not year)
    if end is None or calendar.month_day(number, first, None) is None or first > last:
        return NO_SUCH_DAY
    if end.start is None:
        edtf = f"XXXX-{number:02}-{first:02}/{end.edtf}"
        return Interval(None, None, DatePrecision.DAY, edtf)
    return calendar.span(end.start.replace(day=first), end.start, DatePrecision.DAY)


def _month_year(r: Reading) -> int | None:
    """The year of a month: told, beside this one, or the nearest on the right side of the report."""
    year, number = r.number("Y"), r.number("MlC") or 0
    if year or r.day is None:
        return year
    if r.has("y") and (r.has("L") or r.has("X") or r.has("T")):
        return r.day.year - r.has("L") + r.has("X")
    if (r.coming and not r.has("L")) or r.has("X"):
        return r.day.year + (number < r.day.month or (r.has("X") and number == r.day.month))
    return r.day.year - (number > r.day.month or (r.has("L") and number == r.day.month))


def _month(r: Reading) -> Meaning:
    year, number = _month_year(r), r.number("MlC") or 0
    if year is None:
        return Interval(None, None, DatePrecision.MONTH, f"XXXX-{number:02}")
    return calendar.month(year, number)


def _part_of_month(r: Reading) -> Meaning:
    whole = _month(r)
    part = r.value("P")
    if isinstance(whole, str) or whole.start is None:
        return whole
    return calendar.part_of_month(whole.start.year, whole.start.month, part or "mid")


def _week_of_month(r: Reading) -> Meaning:
    whole, nth = _month(r), r.number("o") or 0
    unit = r.value("U")
    if isinstance(whole, str) or whole.start is None or whole.end is None:
        return whole
    if unit != "week":
        return NO_DATE
    first = whole.start + timedelta(days=7 * (nth - 1)) if nth > 0 else whole.end - timedelta(days=6)
    return calendar.span(first, min(first + timedelta(days=6), whole.end), DatePrecision.WEEK)


def _week_with(r: Reading) -> Meaning:
    year = r.number("Y")
    told = _full(r) if year else _month_day(r)
    return calendar.week_of(told.start) if isinstance(told, Interval) and told.start else told


def _share(r: Reading) -> Meaning:
    parts, nth = r.number("f") or 2, r.number("o") or 1
    if nth > parts:
        return NO_DATE
    if r.has("MC"):
        whole = _month(r)
        half = ("early", "late")[nth - 1] if parts == len("ab") else None
        return _half_month(whole, half) if isinstance(whole, Interval) and half else NO_DATE
    year, length = r.number("Y") or 0, 12 // parts
    precision = DatePrecision.YEAR if length > len("abc") else DatePrecision.SEASON
    return calendar.months(year, (nth - 1) * length + 1, nth * length, precision)


def _half_month(whole: Interval, half: str) -> Meaning:
    if whole.start is None or whole.end is None:
        return whole
    middle = whole.start.replace(day=15)
    if half == "early":
        return calendar.span(whole.start, middle, DatePrecision.MONTH)
    return calendar.span(middle + timedelta(days=1), whole.end, DatePrecision.MONTH)


def _season(r: Reading) -> Meaning:
    number, year = r.number("Q") or 0, r.number("Y")
    if year:
        return calendar.season(year, number)
    if r.day is None:
        return NO_REPORT_DAY
    this = calendar.season(r.day.year, number)
    if r.has("y"):
        return calendar.season(r.day.year - r.has("L") + r.has("X"), number)
    if r.has("L"):
        return this if this.end and this.end < r.day else calendar.season(r.day.year - 1, number)
    if r.has("X"):
        return this if this.start and this.start > r.day else calendar.season(r.day.year + 1, number)
    begun = calendar.season(r.day.year - 1, number)
    return begun if begun.end and begun.end >= r.day else this


def _part_of_year(r: Reading) -> Meaning:
    year = r.number("Y") or 0
    first, last = {"early": (1, 4), "mid": (5, 8), "late": (9, 12)}[r.value("P") or "mid"]
    return calendar.months(year, first, last, DatePrecision.YEAR)


def _years(r: Reading) -> Meaning:
    first, last = r.number("Y") or 0, r.number("Y", 1) or 0
    return calendar.between(calendar.year(first), calendar.year(last)) if first <= last else NO_DATE


def _year(r: Reading) -> Meaning:
    return calendar.year(r.number("Y") or 0)


def _hijri(r: Reading) -> Meaning:
    year, number, of_month = r.number("jn") or 0, r.number("H") or 0, r.number("DOo") or 0
    return hijri_day(year, number, of_month) or NO_SUCH_DAY


def _hijri_month(r: Reading) -> Meaning:
    return hijri_month(r.number("j") or 0, r.number("H") or 0) or NO_SUCH_DAY


def _relative(r: Reading) -> Meaning:
    if r.day is None:
        return NO_REPORT_DAY
    if any(t.kind == "night_before" for t in r.tokens):
        return calendar.span(r.day - timedelta(days=1), r.day, DatePrecision.DAY)
    return calendar.day(r.day + timedelta(days=r.number("R") or 0))


def _weekday(r: Reading) -> Meaning:
    if r.day is None:
        return "a weekday, and the day of the report is not known"
    number = r.number("Wv") or 0
    if (r.coming and not r.has("L")) or r.has("X"):
        coming = calendar.next_weekday(number, r.day)
        return calendar.day(coming + timedelta(days=7 * (r.has("X") and coming == r.day)))
    latest = calendar.latest_weekday(number, r.day)
    return calendar.day(latest - timedelta(days=7 * (r.has("L") and latest == r.day)))


def _weekday_of_week(r: Reading) -> Meaning:
    """'Thursday last week': the day of that week."""
    if r.day is None:
        return "a weekday, and the day of the report is not known"
    if r.value("U") != "week":
        return _weekday(r)
    week = r.day + timedelta(days=7 * (r.has("X") - r.has("L")))
    return calendar.day(week + timedelta(days=(r.number("Wv") or 0) - week.weekday()))


MEANINGS: dict[str, Reader] = {
    "full": _full, "month_day": _month_day, "days_range": _days_range, "month_of_year": _month, "month": _month,
    "month_beside": _month, "month_beside_year": _month, "part_of_month": _part_of_month, "share": _share,
    "week_of_month": _week_of_month, "week_with": _week_with, "season_of_year": _season, "season_beside": _season,
    "part_of_year": _part_of_year, "years_range": _years, "year": _year, "hijri": _hijri,
    "hijri_month": _hijri_month, "relative": _relative, "weekday": _weekday,
    "weekday_of_week": _weekday_of_week,
}  # fmt: skip
"""What reads each rule; rules that count units stand in `time_counting`."""
