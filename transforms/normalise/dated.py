"""Give a claim its date: the expression in its clause, else in its sentence, else a bound. Never more."""

import re
from dataclasses import replace
from datetime import date, timedelta
from typing import NamedTuple

from schemas.vocabulary import DateBasis, DatePrecision, DateStatus, EventType, Phase
from transforms.extract.spans import ReadClaim, Segment
from transforms.normalise import calendar
from transforms.normalise.calendar import Interval
from transforms.normalise.expressions import Expression, expressions, useful
from transforms.normalise.published import Published

_YEAR = re.compile(r"\b(?:19|20)\d\d\b")


class Dated(NamedTuple):
    """The date of a claim as it stands in core.claim."""

    interval: Interval
    status: DateStatus
    basis: DateBasis
    text: str | None
    reason: str


def dated(claim: ReadClaim, told: Published) -> Dated:
    """Return the date of a claim, given when its report was published."""
    sentence = claim.sentence
    posted = post_date(sentence.segment)
    anchor = posted or _anchor(told)
    found = list(useful(expressions(sentence.text, sentence.segment.language, anchor)))
    if not claim.is_background:
        found = [e for e in found if not e.since]
    inside = [e for e in found if claim.start - sentence.start <= e.start < claim.end - sentence.start]
    chosen = _chosen(claim, inside) or (
        None if claim.event_type is EventType.CONTINUED_PRESENCE else _chosen(claim, found)
    )
    if chosen and anchor and claim.phase is Phase.PLANNED:
        chosen = _to_come(chosen, anchor)
    if chosen:
        basis = DateBasis.EMBEDDED_POST if posted and chosen.basis is DateBasis.RELATIVE else chosen.basis
        return Dated(chosen.interval, chosen.status, basis, chosen.text, chosen.reason)
    return _bound(posted, told, planned=claim.phase is Phase.PLANNED)


def post_date(segment: Segment) -> date | None:
    """Return the day printed under an embedded post; None for other segments or where it prints none."""
    if segment.kind != "post":
        return None
    printed = [e for e in expressions(segment.posted, "en", None) if e.interval.precision is DatePrecision.DAY]
    return printed[0].interval.start if printed else None


def _to_come(expression: Expression, anchor: date) -> Expression:
    """A plan for Tuesday, or for 20 December, means the one to come, not the one that has passed."""
    when = expression.interval.start
    if when is None or when >= anchor or expression.interval.precision is not DatePrecision.DAY:
        return expression
    if expression.is_weekday:
        coming = calendar.day(when + timedelta(days=7))
    elif (
        expression.basis is DateBasis.EXPLICIT
        and not _YEAR.search(expression.text)
        and (when.month, when.day) != (2, 29)
    ):
        coming = calendar.day(when.replace(year=when.year + 1))
    else:
        return expression
    return replace(expression, interval=coming, reason="a plan: the day to come after the report")


def _chosen(claim: ReadClaim, found: list[Expression]) -> Expression | None:
    """The nearest expression; for history the one with a year, for news never a bare year of long ago."""
    usable = [e for e in found if claim.is_background or e.interval.precision is not DatePrecision.YEAR]
    if claim.is_background:
        usable = [e for e in usable if _YEAR.search(e.text)] or usable
    fixed = [e for e in usable if e.interval.edtf] or usable
    return fixed[0] if fixed else None


def _anchor(told: Published) -> date | None:
    return told.interval.start if told.interval.precision is DatePrecision.DAY else None


def _bound(posted: date | None, told: Published, *, planned: bool) -> Dated:
    reported = posted or told.interval.start
    if planned and reported:
        opened = Interval(reported, None, DatePrecision.OPEN, f"{reported.isoformat()}/..")
        return Dated(
            opened, DateStatus.OPEN, DateBasis.PUBLICATION_BOUND, None, "a plan without a date; not before the report"
        )
    if posted:
        around = Interval(posted, posted, DatePrecision.DAY, f"{posted.isoformat()}~")
        return Dated(
            around,
            DateStatus.APPROXIMATE,
            DateBasis.EMBEDDED_POST,
            None,
            "no words of time; the post that tells it bears this date",
        )
    if told.interval.end:
        until = Interval(None, told.interval.end, DatePrecision.OPEN, f"../{told.interval.end.isoformat()}")
        return Dated(
            until, DateStatus.RANGE, DateBasis.PUBLICATION_BOUND, None, "no words of time; not later than the report"
        )
    unknown = Interval(None, None, DatePrecision.UNKNOWN, None)
    return Dated(unknown, DateStatus.UNRESOLVED, DateBasis.NONE, None, "no words of time, and the report has no date")
