"""What speaks for a publication date: what came with the text, its address, dateline, page, posts, landmarks."""

import re
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

from schemas.vocabulary import DatePrecision, PublishedBasis
from transforms.extract.spans import Reading, Segment
from transforms.normalise import calendar
from transforms.normalise.calendar import UNKNOWN, Interval, day, month, year
from transforms.normalise.expressions import Expression, expressions
from transforms.normalise.landmarks import landmarks

_ISO = re.compile(r"^(\d{4})(?:-(\d\d))?(?:-(\d\d))?(?:[T ].*)?$")
_URL = re.compile(r"/(20\d\d)[/-](\d{1,2})[/-](\d{1,2})(?:/|-|$)")
_LABEL = re.compile(
    r"^\s*(published|posted|опубликовано|дата публикации|yayın tarihi|yayınlanma|yayımlanma|تاريخ النشر|نشر في|نُشر)\b",
    re.IGNORECASE,
)
_CHANGED = re.compile(r"^\s*(updated|last updated|обновлено|güncelleme|güncellendi|تحديث|آخر تحديث)\b", re.IGNORECASE)
_ZONE = "Asia/Damascus"


@dataclass(frozen=True, slots=True)
class Candidate:
    """One piece of evidence: what it says, on what it rests, the words and where they stand in the text."""

    interval: Interval
    basis: PublishedBasis
    text: str
    start: int | None = None
    end: int | None = None
    is_labelled: bool = True
    is_bound: bool = False


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


def local_days(value: str, zone: str = _ZONE) -> Interval | None:
    """Return the day or days a moment may be where it was written; without an offset, or with one, the day as printed.

    A moment in UTC is the day there and the day in the theatre: near midnight two days.
    """
    try:
        moment = datetime.fromisoformat(value.strip())
    except ValueError:
        return parse_iso(value)
    if moment.tzinfo is None or moment.utcoffset() != timedelta(0):
        return day(moment.date())
    there = moment.astimezone(UTC).astimezone(ZoneInfo(zone)).date()
    first, last = sorted((moment.date(), there))
    return day(first) if first == last else calendar.span(first, last, DatePrecision.DAY)


def in_address(uri: str) -> list[Candidate]:
    """Return the date in an address."""
    match = _URL.search(uri)
    interval = parse_iso(f"{match[1]}-{int(match[2]):02}-{int(match[3]):02}") if match else None
    return [Candidate(interval, PublishedBasis.URL, match[0])] if interval and match else []


def datelines(text: str, reading: Reading) -> list[Candidate]:
    """Return the days in datelines; the year may be unknown."""
    return [
        Candidate(e.interval, PublishedBasis.DATELINE, e.text, s, t) for e, s, t in _days(text, reading, "dateline")
    ]


def page_dates(text: str, reading: Reading) -> list[Candidate]:
    """Return the days that stand alone on a line; labelled where the line says that it is the publication."""
    found: list[Candidate] = []
    for e, start, end in _days(text, reading, "page_date"):
        line = text[text.rfind("\n", 0, start) + 1 : end]
        if not _CHANGED.match(line):
            found.append(Candidate(e.interval, PublishedBasis.PAGE, e.text, start, end, bool(_LABEL.match(line))))
    return found


def posts(reading: Reading) -> list[Candidate]:
    """Return the days printed under embedded posts: a report is not older than what it embeds."""
    found: list[Candidate] = []
    for segment in reading.segments:
        posted = post_day(segment)
        if posted:
            since = calendar.since(day(posted))
            found.append(Candidate(since, PublishedBasis.EMBEDDED_POST, segment.posted, is_bound=True))
    return found


def post_day(segment: Segment) -> date | None:
    """Return the day printed under an embedded post; None for other segments or where it prints none."""
    if segment.kind != "post":
        return None
    return next((e.interval.start for e in printed(segment.posted, segment.language) if e.interval.is_day), None)


def looked_back_on(text: str, reading: Reading) -> list[Candidate]:
    """Return the milestones that the report looks back on: it is not older than they are."""
    spoken = [(s.start, s.text, s.segment.language) for s in reading.sentences] or [
        (s.start, text[s.start : s.end], s.language) for s in reading.segments if s.kind in ("body", "headline")
    ]
    found: list[Candidate] = []
    for offset, told, language in spoken:
        for mark in landmarks(told, language):
            since = calendar.since(day(mark.day))
            span = (offset + mark.start, offset + mark.end)
            found.append(Candidate(since, PublishedBasis.LANDMARK, mark.words, *span, is_bound=True))
    return found


def printed(line: str, language: str = "") -> list[Expression]:
    """Return the dates of a short line whose language is not sure: in the language in which it says most."""
    order = dict.fromkeys((language or "en", "en", "ru", "tr", "ar"))
    readings = [[e for e in expressions(line, name, None) if e.interval.edtf] for name in order]
    return max(readings, key=lambda read: max((len(e.text) for e in read), default=0))


def _days(text: str, reading: Reading, kind: str) -> list[tuple[Expression, int, int]]:
    return [
        (e, s.start + e.start, s.start + e.end)
        for s in reading.segments
        if s.kind == kind
        for e in printed(text[s.start : s.end], s.language)
        if e.interval.precision is DatePrecision.DAY
    ]


__all__ = ["UNKNOWN", "Candidate", "datelines", "in_address", "local_days", "looked_back_on", "page_dates", "parse_iso"]
