"""When a report was published: the best evidence, what it leaves open, and what was not believed.

A date that a page prints without saying what it is may be the day of fetching. It is flagged and not used, unless the
dateline or an embedded post agrees. Nothing known gives bounds or NULL, never today. All evidence is kept with what
became of it.
"""

from datetime import date, timedelta
from typing import NamedTuple

from schemas.vocabulary import DatePrecision, EvidenceVerdict, PublishedBasis
from transforms.extract.spans import Reading
from transforms.normalise import calendar
from transforms.normalise.anchors import Anchor
from transforms.normalise.calendar import UNKNOWN, Interval
from transforms.normalise.evidence import (
    Candidate,
    datelines,
    in_address,
    local_days,
    looked_back_on,
    page_dates,
    parse_iso,
    posts,
)

_AGREE_DAYS = 2
_AFTER_POST = 2
"""A report that embeds a post is taken to be written within so many days of it."""
_BEFORE_PUBLICATION = 3
"""A dateline so many days before the publication is the day of writing."""


class Weighed(NamedTuple):
    """A candidate, what became of it, and why."""

    candidate: Candidate
    verdict: EvidenceVerdict
    reason: str


class Published(NamedTuple):
    """Interval (open ends are None), EDTF, basis, flags, the reason in words, and all that was weighed."""

    interval: Interval
    basis: PublishedBasis
    flags: tuple[str, ...]
    reason: str
    weighed: tuple[Weighed, ...] = ()
    written: Anchor | None = None

    @property
    def anchor(self) -> Anchor | None:
        """Return the days from which 'yesterday' counts; None where they are not known."""
        if self.written:
            return self.written
        start, end = self.interval.start, self.interval.end
        return Anchor(start, end, self.basis) if start and end else None


def published(
    told: str | None, told_basis: str | None, uri: str, text: str, reading: Reading, retrieved: str | None = None
) -> Published:
    """Weigh what was delivered, the address, the dateline and the printed date, in this order, then bounds."""
    bounds = posts(reading) + looked_back_on(text, reading)
    lower = max((c.interval.start for c in bounds if c.interval.start), default=None)
    lines = datelines(text, reading)
    firm, flags = _told(told, told_basis)
    firm += [*in_address(uri), *(c for c in lines if c.interval.edtf)]
    usable, lost = _judged(firm + page_dates(text, reading), lines, bounds, lower, _fetched(retrieved), flags)
    usable.sort(key=lambda c: (c.interval.start is None, _order(c)))
    weighed = list(lost)
    if not usable:
        return _bounded(bounds, lower, flags, weighed)
    best = usable[0]
    weighed += _others(usable, best, flags)
    weighed += [_bound_verdict(c, best) for c in bounds]
    if lower and best.interval.end and best.interval.end < lower:
        flags.append("contradicts_content")
    interval = _from(best.interval, lower)
    reason = f"taken from the {best.basis.value.replace('_', ' ')}"
    return Published(interval, best.basis, _once(flags), reason, tuple(weighed), _written(interval, lines))


def _order(candidate: Candidate) -> int:
    order = ("sidecar", "metadata", "url", "dateline", "page")
    return order.index(candidate.basis.value)


def _told(told: str | None, basis: str | None) -> tuple[list[Candidate], list[str]]:
    if told is None:
        return [], []
    interval = parse_iso(told)
    if interval is None:
        return [], ["unreadable_date"]
    days = local_days(told) if interval.is_day else interval
    return [Candidate(days or interval, PublishedBasis(basis or "sidecar"), told)], []


def _fetched(retrieved: str | None) -> date | None:
    interval = parse_iso(retrieved) if retrieved else None
    return interval.start if interval and interval.is_day else None


def _judged(
    found: list[Candidate], lines: list[Candidate], bounds: list[Candidate], lower: date | None,
    fetched: date | None, flags: list[str],
) -> tuple[list[Candidate], list[Weighed]]:  # fmt: skip
    """Part the candidates that may be used from those that are not believed."""
    usable: list[Candidate] = []
    lost: list[Weighed] = []
    for candidate in found:
        why = _why_not(candidate, lines, bounds, lower, fetched)
        if why is None:
            usable.append(candidate)
            continue
        agreeing = next((c for c in usable if c.interval.start and same(c.interval, candidate.interval)), None)
        if agreeing:
            why = f"agrees with the {agreeing.basis.value}"
        else:
            flags.append("contradicts_content" if "older" in why else "suspect_crawl_date")
        lost.append(Weighed(candidate, EvidenceVerdict.AGREES if agreeing else EvidenceVerdict.REJECTED, why))
    return usable, lost


def _why_not(
    candidate: Candidate, lines: list[Candidate], bounds: list[Candidate], lower: date | None, fetched: date | None
) -> str | None:
    """Say why a printed or machine-made date is not to be believed; None where nothing speaks against it."""
    start, end = candidate.interval.start, candidate.interval.end
    if candidate.basis in (PublishedBasis.SIDECAR, PublishedBasis.DATELINE) or start is None:
        return None
    if lower and end and end < lower:
        return "older than what the text looks back on"
    if candidate.basis is not PublishedBasis.PAGE or _agrees(start, lines) or _follows_post(start, bounds):
        return None
    if fetched == start:
        return "it is the day on which the page was fetched"
    return None if candidate.is_labelled else "the page does not say what it is; it may be the day of fetching"


def _agrees(page: date, lines: list[Candidate]) -> bool:
    return any(_near(page, line.interval) for line in lines)


def _near(page: date, told: Interval) -> bool:
    return any(abs((day_ - page).days) <= _AGREE_DAYS for day_ in _in_years(told, page.year))


def _follows_post(page: date, bounds: list[Candidate]) -> bool:
    days = [c.interval.start for c in bounds if c.basis is PublishedBasis.EMBEDDED_POST and c.interval.start]
    return bool(days) and timedelta(0) <= page - max(days) <= timedelta(days=_AGREE_DAYS)


def _in_years(told: Interval, around: int) -> list[date]:
    """The days that a day with or without a year may be, in the years around one; 29 February only in leap years."""
    if told.start:
        return [told.start]
    number, of_month = (int(part) for part in (told.edtf or "XXXX-01-01").split("-")[1:3])
    found: list[date] = []
    for year in (around - 1, around, around + 1):
        try:
            found.append(date(year, number, of_month))
        except ValueError:
            continue
    return found


def _others(usable: list[Candidate], best: Candidate, flags: list[str]) -> list[Weighed]:
    found = [Weighed(best, EvidenceVerdict.TAKEN, f"the best evidence: {best.basis.value}")]
    for candidate in usable:
        if candidate is best:
            continue
        if candidate.interval.start is None or same(candidate.interval, best.interval):
            found.append(Weighed(candidate, EvidenceVerdict.AGREES, f"agrees with the {best.basis.value}"))
        else:
            flags.append("conflicting_dates")
            why = f"another day than the {best.basis.value}, which is believed more"
            found.append(Weighed(candidate, EvidenceVerdict.OUTWEIGHED, why))
    return found


def _bound_verdict(bound: Candidate, best: Candidate) -> Weighed:
    start, end = bound.interval.start, best.interval.end
    if start and end and end < start:
        return Weighed(bound, EvidenceVerdict.OUTWEIGHED, f"later than the {best.basis.value}, which is believed more")
    return Weighed(bound, EvidenceVerdict.AGREES, f"not later than the {best.basis.value}")


def _from(told: Interval, lower: date | None) -> Interval:
    """A day without a year is not before the first such day that the content allows."""
    if told.start or not lower or not told.edtf:
        return told
    number, of_month = (int(part) for part in told.edtf.split("-")[1:3])
    first = calendar.month_day(number, of_month, lower, coming=True)
    return Interval(first.start if first else lower, None, told.precision, told.edtf)


def _bounded(bounds: list[Candidate], lower: date | None, flags: list[str], weighed: list[Weighed]) -> Published:
    if lower is None:
        return Published(UNKNOWN, PublishedBasis.NONE, _once(flags), _why_nothing(flags), tuple(weighed))
    best = next(c for c in bounds if c.interval.start == lower)
    for bound in bounds:
        verdict = EvidenceVerdict.TAKEN if bound is best else EvidenceVerdict.AGREES
        weighed.append(Weighed(bound, verdict, "the latest day that the text knows" if bound is best else "not later"))
    written = Anchor(lower, lower + timedelta(days=_AFTER_POST), best.basis)
    is_post = best.basis is PublishedBasis.EMBEDDED_POST
    reason = f"not before {lower.isoformat()}: {'an embedded post bears this day' if is_post else best.text}"
    return Published(best.interval, best.basis, _once(flags), reason, tuple(weighed), written if is_post else None)


def _written(interval: Interval, lines: list[Candidate]) -> Anchor | None:
    """The dateline is the day of writing where the report came out at most a few days later."""
    if not interval.is_day or interval.start is None:
        return None
    for line in lines:
        if line.interval.is_day and line.interval.start and line.interval.start <= interval.start:
            return Anchor(line.interval.start, line.interval.start, PublishedBasis.DATELINE)
        for day_ in _in_years(line.interval, interval.start.year):
            if timedelta(0) <= interval.start - day_ <= timedelta(days=_BEFORE_PUBLICATION):
                return Anchor(day_, day_, PublishedBasis.DATELINE)
    return None


def same(one: Interval, other: Interval) -> bool:
    """Tell whether two intervals can be the same day."""
    if one.start is None or other.start is None or other.end is None or one.end is None:
        return True
    return one.start <= other.end and other.start <= one.end


def _once(flags: list[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(flags))


def _why_nothing(flags: list[str]) -> str:
    if "suspect_crawl_date" in flags:
        return "the page prints a date that may be the day of fetching, and nothing supports it"
    if "unreadable_date" in flags:
        return "the date delivered with the text is not a date"
    return "neither the text nor what came with it gives a date"


__all__ = ["DatePrecision", "Published", "Weighed", "parse_iso", "published"]
