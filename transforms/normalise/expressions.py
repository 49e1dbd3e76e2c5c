"""Find the expressions of time in a sentence and turn each into an interval, given an anchor.

Patterns are bounded and each result keeps its words. What cannot be fixed says why; nothing is guessed.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache

from schemas.vocabulary import DateBasis, DatePrecision, DateStatus
from transforms.extract.counting import quantity
from transforms.normalise import calendar
from transforms.normalise.calendar import Interval

LANGUAGES = ("en", "ru", "tr", "ar")
_DIGITS = str.maketrans("٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹", "01234567890123456789")
_UNKNOWN = Interval(None, None, DatePrecision.UNKNOWN, None)


@dataclass(frozen=True, slots=True)
class Expression:
    """Words of time at a span of the sentence, and what they mean."""

    start: int
    end: int
    text: str
    interval: Interval
    status: DateStatus
    basis: DateBasis
    reason: str
    since: bool = False
    is_weekday: bool = False


_YEARS = {
    "en": (
        r"(?P<since>(?:since|dat\w+ back to|as early as|as far back as)\s+(?:(?:its|the|at least|late|early)\s+)?)?"
        r"(?:\b(?:in|during|of|by|from|until)\s)?(?P<year>(?:19|20)\d\d)\b(?=\s+(?:intervention|war)|[^\d-]|$)"
    ),
    "ru": r"(?P<since>с\s+)?(?:в\s)?(?P<year>(?:19|20)\d\d)\s+год\w*",
    "tr": r"(?P<year>(?:19|20)\d\d)\s?(?:yılı\w*|['’][a-zışğ]+)(?P<since>\s+(?:beri|itibaren))?",
    "ar": r"(?P<since>منذ\s+)?(?:عام|العام|سنة)\s+(?P<year>(?:19|20)\d\d)",
}
"""A bare year, by language; `since` opens the interval."""

Reader = Callable[[re.Match[str], str, date | None], Interval | str]
"""Turns a match into an interval, or says in words why it cannot."""


def expressions(text: str, language: str, anchor: date | None) -> list[Expression]:
    """Return the expressions of a sentence in order; of two that overlap the longer one."""
    language = language if language in LANGUAGES else "en"
    plain = text.translate(_DIGITS)
    found = [
        _made(match, text, reader(match, language, anchor), basis)
        for pattern, reader, basis in _rules(language)
        for match in pattern.finditer(plain)
    ]
    found.sort(key=lambda e: (e.start - e.end, e.start))
    kept: list[Expression] = []
    for expression in found:
        if all(expression.end <= k.start or k.end <= expression.start for k in kept):
            kept.append(expression)
    return sorted(kept, key=lambda e: e.start)


def _made(match: re.Match[str], text: str, result: Interval | str, basis: DateBasis) -> Expression:
    words = text[match.start() : match.end()]
    since = bool(match.groupdict().get("since"))
    if isinstance(result, str):
        return Expression(match.start(), match.end(), words, _UNKNOWN, DateStatus.UNRESOLVED, basis, result, since)
    if since and result.start:
        opened = Interval(result.start, None, DatePrecision.OPEN, f"{result.edtf}/..")
        return Expression(
            match.start(), match.end(), words, opened, DateStatus.OPEN, basis, "open from the date told", True
        )
    if result.start is None:
        return Expression(
            match.start(),
            match.end(),
            words,
            result,
            DateStatus.UNRESOLVED,
            basis,
            "the year is not told and the report has no date",
        )
    approximate = bool(match.groupdict().get("part"))
    status = DateStatus.APPROXIMATE if approximate else DateStatus.EXACT
    return Expression(
        match.start(),
        match.end(),
        words,
        result,
        status,
        basis,
        "told in the text" if basis is DateBasis.EXPLICIT else "counted from the report's own date",
        is_weekday="weekday" in match.groupdict(),
    )


@cache
def _rules(language: str) -> list[tuple[re.Pattern[str], Reader, DateBasis]]:
    months = _either(calendar.names("month", language))
    relative = _either(calendar.names("relative", language))
    weekdays = _either(calendar.names("weekday", language))
    since = {"en": r"(?P<since>(?:since|dat\w+ back to)\s+(?:its\s+|the\s+)?)?", "ru": r"(?P<since>с\s+)?"}.get(
        language, ""
    )
    part = r"(?P<part>(?:early|mid|late|the end of|the beginning of|the start of)[ -])?" if language == "en" else ""
    number = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?"
    rules: list[tuple[str, Reader, DateBasis]] = [
        (rf"{since}\b(?P<year>(?:19|20)\d\d)-(?P<number>\d\d)-(?P<day>\d\d)\b", _full, DateBasis.EXPLICIT),
        (rf"{since}\b{number} (?:من )?(?P<month>{months})\.?,? (?P<year>(?:19|20)\d\d)\b", _full, DateBasis.EXPLICIT),
        (rf"{since}\b(?P<month>{months})\.? {number},? (?P<year>(?:19|20)\d\d)\b", _full, DateBasis.EXPLICIT),
        (rf"{since}\b{part}(?P<month>{months}),? (?P<year>(?:19|20)\d\d)\b", _month, DateBasis.EXPLICIT),
        (rf"{since}\b{number} (?:من )?(?P<month>{months})\b", _month_day, DateBasis.EXPLICIT),
        (rf"{since}\b(?P<month>{months})\.? {number}\b(?! ?(?:vehicles|troops|%))", _month_day, DateBasis.EXPLICIT),
        (rf"{since}\b{part}(?P<in>in|в|في|of)? ?\b(?P<month>{months})\b", _bare_month, DateBasis.EXPLICIT),
        (rf"\b(?P<word>{relative})\b", _relative, DateBasis.RELATIVE),
        (rf"\b(?:(?:on|last|this past|в|во|يوم)\s)?(?P<weekday>{weekdays})\b", _weekday, DateBasis.RELATIVE),
    ]  # fmt: skip
    rules.append((_YEARS[language], _year, DateBasis.EXPLICIT))
    if language == "en":
        rules += [
            (r"\b(?P<which>last|this|earlier this|previous) (?P<unit>week|month|year)\b", _unit, DateBasis.RELATIVE),
            (
                r"\b(?P<count>(?:[\w-]+ ){1,2})(?P<unit>day|week|month|year)s? (?:ago|earlier|before)\b",
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
    return calendar.month_day(_number(match, language), int(match["day"]), anchor) or "there is no such day"


def _bare_month(match: re.Match[str], language: str, anchor: date | None) -> Interval | str:
    """A month alone: needs a preposition and a capital, since 'may' and 'march' are also verbs."""
    number = _number(match, language)
    if language == "en" and not ((match["in"] or match["part"]) and match["month"][0].isupper()):
        return "the word may not be a month"
    if anchor is None:
        return Interval(None, None, DatePrecision.MONTH, f"XXXX-{number:02}")
    return calendar.month(anchor.year if number <= anchor.month else anchor.year - 1, number)


def _year(match: re.Match[str], language: str, anchor: date | None) -> Interval | str:
    del language, anchor
    return calendar.year(int(match["year"]))


def _relative(match: re.Match[str], language: str, anchor: date | None) -> Interval | str:
    if anchor is None:
        return "relative to the day of the report, which is not known"
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


def useful(found: list[Expression]) -> Iterator[Expression]:
    """Yield expressions that say something: not the refused ones that may be no dates at all."""
    for expression in found:
        if expression.reason != "the word may not be a month":
            yield expression
