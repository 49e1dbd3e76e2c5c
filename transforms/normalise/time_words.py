"""Words of time and what they mean: patterns with their readers, by language."""

import re
from collections.abc import Callable
from datetime import date, timedelta
from functools import cache

from schemas.vocabulary import DateBasis, DatePrecision
from transforms.extract.counting import quantity
from transforms.normalise import calendar
from transforms.normalise.calendar import Interval

_LONGEST_AGO = 999
"""Units of time further back than this are history, not dates."""

NO_MONTH = "the word may not be a month"

_YEARS = {
    "en": (
        r"(?P<since>(?:since|dat\w+ back to|as early as|as far back as)\s+(?:(?:its|the|at least|late|early)\s+)?)?"
        r"(?<![\d-])(?:\b(?:in|during|since|late|early|mid)\s+)?\b(?P<year>(?:19|20)\d\d)\b(?=\s+(?:intervention|war)|[.,;:)\s]|$)"
    ),
    "ru": r"(?P<since>с\s+)?(?:в\s)?(?P<year>(?:19|20)\d\d)\s+год\w*",
    "tr": r"(?P<year>(?:19|20)\d\d)\s?(?:yılı\w*|['’][a-zışğ]+)(?P<since>\s+(?:beri|itibaren))?",
    "ar": r"(?P<since>منذ\s+)?(?:عام|العام|سنة)\s+(?P<year>(?:19|20)\d\d)",
}
"""A bare year, by language; `since` opens the interval."""

Reader = Callable[[re.Match[str], str, date | None], Interval | str]
"""Turns a match into an interval, or says in words why it cannot."""


@cache
def rules(language: str) -> list[tuple[re.Pattern[str], Reader, DateBasis]]:
    """Return the patterns of a language with what reads them and what such a date rests on."""
    months = _either(calendar.names("month", language))
    relative = _either(calendar.names("relative", language))
    weekdays = _either(calendar.names("weekday", language))
    since = {"en": r"(?P<since>(?:since|dat\w+ back to)\s+(?:its\s+|the\s+)?)?", "ru": r"(?P<since>с\s+)?"}.get(
        language, ""
    )
    part = r"(?P<part>(?:early|mid|late|the end of|the beginning of|the start of)[ -])?" if language == "en" else ""
    to, of_year = r"\s?(?:-|–|and|to)\s?", r"(?:,? (?P<year>20\d\d))?"
    counted = r"(?! ?(?:vehicles|troops|soldiers|%))"
    number = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?"
    rules: list[tuple[str, Reader, DateBasis]] = [
        (rf"{since}\b(?P<year>(?:19|20)\d\d)-(?P<number>\d\d)-(?P<day>\d\d)\b", _full, DateBasis.EXPLICIT),
        (rf"{since}\b{number} (?:من )?(?P<month>{months})\.?,? (?P<year>(?:19|20)\d\d)\b", _full, DateBasis.EXPLICIT),
        (rf"{since}\b(?P<month>{months})\.? {number},? (?P<year>(?:19|20)\d\d)\b", _full, DateBasis.EXPLICIT),
        (rf"{since}\b{part}(?P<month>{months}),? (?P<year>(?:19|20)\d\d)\b", _month, DateBasis.EXPLICIT),
        (rf"\b(?P<first>\d{{1,2}}){to}{number} (?P<month>{months}){of_year}\b", _days, DateBasis.EXPLICIT),
        (rf"\b(?P<month>{months})\.? (?P<first>\d{{1,2}}){to}{number}{of_year}\b", _days, DateBasis.EXPLICIT),
        (rf"{since}\b{number} (?:of |من )?(?P<month>{months})\b", _month_day, DateBasis.EXPLICIT),
        (rf"{since}\b(?P<month>{months})\.? {number}\b{counted}", _month_day, DateBasis.EXPLICIT),
        (rf"{since}\b{part}(?P<in>in|в|في|of)? ?\b(?P<month>{months})\b", _bare_month, DateBasis.EXPLICIT),
        (rf"\b(?P<word>{relative})\b", _relative, DateBasis.RELATIVE),
        (rf"\b(?:(?:on|last|this past|в|во|يوم)\s)?(?P<weekday>{weekdays})\b", _weekday, DateBasis.RELATIVE),
    ]  # fmt: skip
    rules.append((_YEARS[language], _year, DateBasis.EXPLICIT))
    if language == "en":
        rules += [
            (r"\b(?P<which>last|this|earlier this|previous) (?P<unit>week|month|year)\b", _unit, DateBasis.RELATIVE),
            (
                r"(?<![\d,.])\b(?P<count>(?:[\w-]+ ){1,2})(?P<unit>day|week|month|year)s? (?:ago|earlier|before)\b",
                _ago,
                DateBasis.RELATIVE,
            ),
        ]
    return [(re.compile(pattern, re.IGNORECASE), reader, basis) for pattern, reader, basis in rules]


def _full(match: re.Match[str], language: str, anchor: date | None) -> Interval | str:
    del anchor
    try:
        return calendar.day(date(int(match["year"]), _number(match, language), int(match["day"])))
    except ValueError:
        return "there is no such day"


def _month(match: re.Match[str], language: str, anchor: date | None) -> Interval | str:
    del anchor
    return calendar.month(int(match["year"]), _number(match, language))


def _month_day(match: re.Match[str], language: str, anchor: date | None) -> Interval | str:
    if language == "en" and match["month"][0].islower():
        return NO_MONTH
    return calendar.month_day(_number(match, language), int(match["day"]), anchor) or "there is no such day"


def _days(match: re.Match[str], language: str, anchor: date | None) -> Interval | str:
    """'between 10 and 12 December', 'Dec. 12-14': from the first day to the last."""
    number = _number(match, language)
    if match["year"]:
        anchor = date(int(match["year"]), 12, 31)
    first = calendar.month_day(number, int(match["first"]), anchor)
    last = calendar.month_day(number, int(match["day"]), anchor)
    if not first or not last or not first.start or not last.start or first.start > last.start:
        return "a range of days whose year is not known"
    return calendar.span(first.start, last.start, DatePrecision.DAY)


def _bare_month(match: re.Match[str], language: str, anchor: date | None) -> Interval | str:
    """A month alone: needs a preposition and a capital, since 'may' and 'march' are also verbs."""
    number = _number(match, language)
    if language == "en" and not ((match["in"] or match["part"]) and match["month"][0].isupper()):
        return NO_MONTH
    if anchor is None:
        return Interval(None, None, DatePrecision.MONTH, f"XXXX-{number:02}")
    return calendar.month(anchor.year if number <= anchor.month else anchor.year - 1, number)


def _year(match: re.Match[str], language: str, anchor: date | None) -> Interval | str:
    del language, anchor
    return calendar.year(int(match["year"]))


def _relative(match: re.Match[str], language: str, anchor: date | None) -> Interval | str:
    if anchor is None:
        return "relative to the day of the report, which is not known"
    if match.start() and match["word"][0].isupper() and language == "en":
        return "the word is part of a name"
    offset = calendar.names("relative", language)[match["word"].lower()]
    return calendar.day(anchor + timedelta(days=offset))


def _weekday(match: re.Match[str], language: str, anchor: date | None) -> Interval | str:
    if anchor is None:
        return "a weekday, and the day of the report is not known"
    return calendar.day(calendar.latest_weekday(calendar.names("weekday", language)[match["weekday"].lower()], anchor))


def _unit(match: re.Match[str], language: str, anchor: date | None) -> Interval | str:
    del language
    if anchor is None:
        return "relative to the day of the report, which is not known"
    last = match["which"].lower() in ("last", "previous")
    if match["unit"].lower() == "week":
        return calendar.week_of(anchor - timedelta(days=7 if last else 0))
    if match["unit"].lower() == "month":
        before = anchor.replace(day=1) - timedelta(days=1)
        return calendar.month(before.year, before.month) if last else calendar.month(anchor.year, anchor.month)
    return calendar.year(anchor.year - 1 if last else anchor.year)


def _ago(match: re.Match[str], language: str, anchor: date | None) -> Interval | str:
    del language
    low, high = quantity(match["count"])
    if anchor is None:
        return "relative to the day of the report, which is not known"
    if low is None or low != high:
        return "how long ago is not told exactly"
    unit = match["unit"].lower()
    if low > _LONGEST_AGO:
        return "longer ago than any report here"
    if unit in ("month", "year"):
        total = anchor.year * 12 + anchor.month - 1 - low * (12 if unit == "year" else 1)
        return calendar.month(total // 12, total % 12 + 1) if unit == "month" else calendar.year(anchor.year - low)
    when = anchor - timedelta(days=low * (7 if unit == "week" else 1))
    return calendar.day(when) if unit == "day" else calendar.week_of(when)


def _number(match: re.Match[str], language: str) -> int:
    groups = match.groupdict()
    return int(groups["number"]) if groups.get("number") else calendar.names("month", language)[match["month"].lower()]


def _either(known: dict[str, int]) -> str:
    return "|".join(re.escape(word) for word in sorted(known, key=len, reverse=True))
