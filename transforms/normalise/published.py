"""When a report was published: the best evidence, what it leaves open, and what was not believed.

A date that a page prints without saying what it is may be the day of fetching. It is flagged and not used,
unless the dateline agrees. Nothing known gives NULL, never today.
"""

import re
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from schemas.vocabulary import DatePrecision, PublishedBasis
from transforms.extract.spans import Reading
from transforms.normalise.calendar import Interval, day, month, year
from transforms.normalise.expressions import Expression, expressions

_ISO = re.compile(r"^(\d{4})(?:-(\d\d))?(?:-(\d\d))?(?:[T ].*)?$")
_URL = re.compile(r"/(20\d\d)[/-](\d{1,2})[/-](\d{1,2})(?:/|-|$)")
_LABELLED = re.compile(r"^\s*(?:published|posted)\b", re.IGNORECASE)
_AGREE_DAYS = 2


class Published(NamedTuple):
    """Interval (open ends are None), EDTF, basis, flags and the reason in words."""

    interval: Interval
    basis: PublishedBasis
    flags: tuple[str, ...]
    reason: str


@dataclass(frozen=True, slots=True)
class _Candidate:
    interval: Interval
    basis: PublishedBasis


def published(told: str | None, told_basis: str | None, uri: str, text: str, reading: Reading) -> Published:
    """Weigh what was delivered, the address, the dateline and the printed date, in this order."""
    dateline = _printed(text, reading, "dateline")
    page = _printed(text, reading, "page_date")
    flags: list[str] = []
    candidates: list[_Candidate] = []
    if told is not None:
        candidates += _told(told, told_basis, flags)
    candidates += _address(uri)
    candidates += [_Candidate(e.interval, PublishedBasis.DATELINE) for e, _ in dateline if e.interval.edtf]
    for expression, line in page:
        if _LABELLED.match(line) or _agrees(expression, dateline):
            candidates.append(_Candidate(expression.interval, PublishedBasis.PAGE))
        elif not any(_same(expression.interval, c.interval) for c in candidates):
            flags.append("suspect_crawl_date")
    candidates.sort(key=lambda c: c.interval.start is None)
    if not candidates:
        return Published(_nothing(), PublishedBasis.NONE, tuple(flags), _why_nothing(flags))
    best = candidates[0]
    if any(c.interval.start and not _same(c.interval, best.interval) for c in candidates):
        flags.append("conflicting_dates")
    return Published(
        best.interval, best.basis, tuple(dict.fromkeys(flags)), f"taken from the {best.basis.value.replace('_', ' ')}"
    )


def parse_iso(value: str) -> Interval | None:
    """Read an ISO date of a day, a month or a year; None when it is none, or no such day exists."""
    match = _ISO.match(value.strip())
    if match is None:
        return None
    try:
        if match[3]:
            return day(date(int(match[1]), int(match[2]), int(match[3])))
        return month(int(match[1]), int(match[2])) if match[2] else year(int(match[1]))
    except (ValueError, IndexError):
        return None


def _told(told: str, basis: str | None, flags: list[str]) -> list[_Candidate]:
    interval = parse_iso(told)
    if interval is None:
        flags.append("unreadable_date")
        return []
    return [_Candidate(interval, PublishedBasis(basis or "sidecar"))]


def _address(uri: str) -> list[_Candidate]:
    match = _URL.search(uri)
    interval = parse_iso(f"{match[1]}-{int(match[2]):02}-{int(match[3]):02}") if match else None
    return [_Candidate(interval, PublishedBasis.URL)] if interval else []


def _printed(text: str, reading: Reading, kind: str) -> list[tuple[Expression, str]]:
    lines = [(text[s.start : s.end], s.language or "en") for s in reading.segments if s.kind == kind]
    return [
        (e, line)
        for line, language in lines
        for e in expressions(line, language, None)
        if e.interval.precision is DatePrecision.DAY
    ]


def _agrees(page: Expression, dateline: list[tuple[Expression, str]]) -> bool:
    if page.interval.start is None:
        return False
    for expression, _ in dateline:
        told = (expression.interval.edtf or "")[-5:]
        near = [abs((day_ - page.interval.start).days) for day_ in _days(told, page.interval.start.year)]
        if near and min(near) <= _AGREE_DAYS:
            return True
    return False


def _days(month_day: str, around: int) -> list[date]:
    try:
        return [date(around + offset, int(month_day[:2]), int(month_day[3:])) for offset in (-1, 0, 1)]
    except ValueError:
        return []


def _same(one: Interval, other: Interval) -> bool:
    if one.start is None or other.start is None or other.end is None or one.end is None:
        return True
    return one.start <= other.end and other.start <= one.end


def _nothing() -> Interval:
    return Interval(None, None, DatePrecision.UNKNOWN, None)


def _why_nothing(flags: list[str]) -> str:
    if "suspect_crawl_date" in flags:
        return "the page prints a date that may be the day of fetching, and nothing supports it"
    if "unreadable_date" in flags:
        return "the date delivered with the text is not a date"
    return "neither the text nor what came with it gives a date"
