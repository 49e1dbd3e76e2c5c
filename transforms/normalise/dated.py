"""Give a claim its date: the expression in its clause, else in its sentence, else running time, else a bound."""

import re
from dataclasses import replace
from datetime import date, timedelta
from typing import NamedTuple

from schemas.vocabulary import DateBasis, DatePrecision, DateStatus, EventType, Phase, PublishedBasis
from transforms.extract.spans import ReadClaim
from transforms.normalise import calendar
from transforms.normalise.calendar import UNKNOWN, Interval, day
from transforms.normalise.evidence import post_day as post_date
from transforms.normalise.expressions import Expression, expressions
from transforms.normalise.landmarks import Landmark, landmarks
from transforms.normalise.narrative import REPORTED, Moment, anchor_of, can_carry, is_of_report, read_in, year_pattern
from transforms.normalise.published import Published

_HISTORY, _LATELY = timedelta(days=365), timedelta(days=31)
"""An event that ended so long before the report is told as background; one of so few days before it, as news."""


class Dated(NamedTuple):
    """The date of a claim as it stands in core.claim."""

    interval: Interval
    status: DateStatus
    basis: DateBasis
    text: str | None
    reason: str
    is_background: bool = False
    """Told of a time long before the report, whatever the claim was taken for."""
    is_news: bool = False
    """Told to the day, and that day is one of the report's own time."""


def dated(claim: ReadClaim, told: Published, moment: Moment | None = None) -> Dated:
    """Return the date of a claim, given when its report was published and what the story had reached before it."""
    moment = moment or anchor_of(claim.sentence, told)
    found = _governing(claim, moment)
    event = [e for e in found if claim.is_background or not is_of_report(e, claim.sentence)]
    if event:
        return _of(claim, _listed(claim, event), moment, told)
    if found:
        return _reported(found[0])
    looked_back = _looked_back_on(claim, told)
    return looked_back or _carried(claim, moment) or _bound(claim, moment, told)


def _governing(claim: ReadClaim, moment: Moment) -> list[Expression]:
    """The expressions that may date a claim: those of its clause, else of its sentence; the best first."""
    sentence = claim.sentence
    read = read_in(sentence, moment)
    if claim.phase is Phase.PLANNED:
        coming = {e.start: e for e in read_in(sentence, moment, coming=True)}
        read = [e if is_of_report(e, sentence) else coming.get(e.start, e) for e in read]
    start, end = claim.start - sentence.start, claim.end - sentence.start
    inside = [e for e in read if start <= e.start < end]
    chosen = _usable(claim, inside, of_clause=True)
    if chosen or claim.event_type is EventType.CONTINUED_PRESENCE:
        return chosen
    return _usable(claim, read, of_clause=False)


def _usable(claim: ReadClaim, read: list[Expression], *, of_clause: bool) -> list[Expression]:
    """For history those with a year; for news no bare year, and what is open only where it tells a state."""
    if claim.is_background:
        usable = [e for e in read if year_pattern().search(e.text)] or read
    else:
        held = of_clause and (
            claim.phase in (Phase.STATE, Phase.HISTORICAL) or claim.event_type is EventType.CONTINUED_PRESENCE
        )
        usable = [
            e
            for e in read
            if _is_fine(e, of_clause=of_clause) and (not e.since or held or (of_clause and e.rule != "year"))
        ]
        usable.sort(key=lambda e: e.since)
    return [e for e in usable if e.interval.edtf] or usable


def _is_fine(expression: Expression, *, of_clause: bool) -> bool:
    """'In late 2019' is told as a date; a bare year may belong to a name or a lease."""
    if expression.interval.precision is not DatePrecision.YEAR or expression.basis is DateBasis.RELATIVE:
        return True
    return of_clause and expression.rule in ("part_of_year", "share", "years_range")


def _listed(claim: ReadClaim, found: list[Expression]) -> Expression:
    """'Yesterday and on May 24' are two days of one claim: EDTF writes them as a set."""
    first = found[0]
    days = [first]
    text = claim.sentence.text
    for other in found[1:]:
        joined = text[days[-1].end : other.start].strip(" ,").lower()
        if joined not in _JOINED or not (other.interval.is_day and first.interval.is_day):
            break
        days.append(other)
    if len(days) == 1:
        return first
    ordered = sorted({e.interval.start for e in days if e.interval.start})
    edtf = "{" + ",".join(when.isoformat() for when in ordered) + "}"
    interval = Interval(ordered[0], ordered[-1], DatePrecision.DAY, edtf)
    return replace(first, end=days[-1].end, text=text[first.start : days[-1].end], interval=interval)


_JOINED = {"", "and", "and on", "and again on", "on", "и", "и в", "и во", "ve", "و", "وفي", "ويوم", "في", "و يوم"}


def _of(claim: ReadClaim, chosen: Expression, moment: Moment, told: Published) -> Dated:
    basis, reason = chosen.basis, chosen.reason
    by_post = moment.is_post or (moment.anchor is not None and moment.anchor.basis is PublishedBasis.EMBEDDED_POST)
    if by_post and basis is DateBasis.RELATIVE and chosen.interval.edtf:
        basis, reason = DateBasis.EMBEDDED_POST, "counted from the day of an embedded post"
    if chosen.interval.edtf is None and chosen.rule == "relative":
        chosen = _without_year(claim, chosen, told)
        reason = chosen.reason
    history, news = _is_history(chosen, moment), _is_news(chosen, moment)
    return Dated(chosen.interval, chosen.status, basis, chosen.text, reason, history, news)


def _without_year(claim: ReadClaim, chosen: Expression, told: Published) -> Expression:
    """'Yesterday' under a dateline without a year is a day without a year."""
    edtf = told.interval.edtf or ""
    if told.basis is not PublishedBasis.DATELINE or not edtf.startswith("XXXX-") or edtf.endswith("02-29"):
        return chosen
    days = set()
    for year in (2023, 2024):
        read = expressions(
            claim.sentence.text, claim.sentence.segment.language, date.fromisoformat(f"{year}{edtf[4:]}")
        )
        days |= {(e.interval.edtf or "")[4:] for e in read if e.start == chosen.start}
    if len(days) != 1:
        return chosen
    interval = Interval(None, None, DatePrecision.DAY, f"XXXX{days.pop()}")
    return replace(chosen, interval=interval, reason="counted from the dateline, which tells no year")


def _is_history(chosen: Expression, moment: Moment) -> bool:
    """A year or more before the report, or open since a bare year."""
    last = chosen.interval.end if not chosen.since else chosen.interval.start
    if chosen.since and chosen.rule == "year":
        return True
    return bool(last and moment.anchor and last < moment.anchor.first - _HISTORY)


def _is_news(chosen: Expression, moment: Moment) -> bool:
    """A day within a month before the report; where the report's day is not known, what it tells to the day."""
    day = chosen.interval.start
    if day is None or chosen.since or not chosen.interval.is_day:
        return False
    return moment.anchor is None or moment.anchor.first - _LATELY <= day <= moment.anchor.last


def _reported(told_on: Expression) -> Dated:
    """The day on which something was reported is only its upper bound."""
    reason = "the day on which it was reported; the event is not later"
    if told_on.interval.start is None:
        why = f"{reason}; the year is not told" if told_on.interval.edtf else told_on.reason
        return Dated(told_on.interval, DateStatus.UNRESOLVED, told_on.basis, told_on.text, why)
    interval = calendar.until(told_on.interval)
    return Dated(interval, DateStatus.RANGE, told_on.basis, told_on.text, reason)


_WAS = re.compile(r"\b(?:was|were)\b", re.IGNORECASE)


def _carried(claim: ReadClaim, moment: Moment) -> Dated | None:
    """What happened is told of the day that the story has reached; states and plans are not."""
    carried = moment.carried
    went_on = claim.phase is Phase.ONGOING and _WAS.search(claim.sentence.text)
    if carried is None or claim.is_background or not (claim.phase in (Phase.COMPLETED, Phase.BEGUN) or went_on):
        return None
    if claim.sentence.segment.kind != "body" or not can_carry(carried):
        return None
    if carried.modifier == REPORTED:
        return _reported(carried)._replace(basis=DateBasis.CONTEXT)
    reason = f"running time: {carried.text!r}, told before it"
    return Dated(carried.interval, carried.status, DateBasis.CONTEXT, carried.text, reason)


def _looked_back_on(claim: ReadClaim, told: Published) -> Dated | None:
    """'After the fall of Assad they left' is not before that day."""
    sentence = claim.sentence
    if claim.phase not in (Phase.COMPLETED, Phase.BEGUN, Phase.ONGOING):
        return None
    mark = next((m for m in landmarks(sentence.text, sentence.segment.language) if m.comes_after), None)
    if mark is None or post_date(sentence.segment):
        return None
    return _after(mark, told)


def _after(mark: Landmark, told: Published) -> Dated:
    end = told.interval.end
    reason = f"after {mark.name}"
    if end and end >= mark.day:
        between = calendar.span(mark.day, end, DatePrecision.OPEN)
        return Dated(between, DateStatus.RANGE, DateBasis.CONTEXT, mark.words, f"{reason}, not later than the report")
    return Dated(calendar.since(day(mark.day)), DateStatus.OPEN, DateBasis.CONTEXT, mark.words, reason)


def _bound(claim: ReadClaim, moment: Moment, told: Published) -> Dated:
    posted = moment.anchor.first if moment.is_post and moment.anchor else None
    reported = posted or (told.interval.start if told.interval.end else None)
    if claim.phase is Phase.PLANNED and reported:
        reason = "a plan without a date; not before the report"
        return Dated(calendar.since(day(reported)), DateStatus.OPEN, DateBasis.PUBLICATION_BOUND, None, reason)
    if posted:
        around = replace(day(posted), edtf=f"{posted.isoformat()}~")
        reason = "no words of time; the post that tells it bears this date"
        return Dated(around, DateStatus.APPROXIMATE, DateBasis.EMBEDDED_POST, None, reason)
    if told.interval.end:
        until = calendar.until(day(told.interval.end))
        reason = "no words of time; not later than the report"
        return Dated(until, DateStatus.RANGE, DateBasis.PUBLICATION_BOUND, None, reason)
    return Dated(UNKNOWN, DateStatus.UNRESOLVED, DateBasis.NONE, None, "no words of time, and the report has no date")


__all__ = ["Dated", "dated", "post_date"]
