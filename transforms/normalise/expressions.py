"""Find the expressions of time in a text and turn each into an interval, given the day to count from.

`time_words` gives every word its class, `time_grammar` finds readings, `time_meaning` and `time_counting` say what
they mean. What cannot be fixed says why; nothing is guessed. Time is linear in the length of the text.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta

from schemas.vocabulary import DateBasis, DatePrecision, DateStatus
from transforms.normalise import calendar
from transforms.normalise.anchors import Anchor, anchored, over
from transforms.normalise.calendar import UNKNOWN, Interval
from transforms.normalise.tense import is_coming
from transforms.normalise.time_counting import COUNTED
from transforms.normalise.time_grammar import Match, scan
from transforms.normalise.time_meaning import MEANINGS, NO_DATE, Meaning, Reading
from transforms.normalise.time_names import is_name
from transforms.normalise.time_story import NO_YEAR, counts_from_report, is_yearless, story_day, yearless_day
from transforms.normalise.time_words import LANGUAGES, Token, may_hold_time, tokens

_RELATIVE = {"relative", "weekday", "weekday_of_week", "ago", "unit", "last_units", "recent", "month_beside",
             "month_beside_year", "season_beside", "running", "day_after"}  # fmt: skip
_ENDLESS = Interval(None, None, DatePrecision.OPEN, "../..")
_LIMITS = {"S": "since", "m": "since", "s": "since", "F": "since", "A": "after", "b": "since",
           "B": "until", "g": "until", "q": "until"}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Expression:
    """Words of time at a span of the text, and what they mean."""

    start: int
    end: int
    text: str
    interval: Interval
    status: DateStatus
    basis: DateBasis
    reason: str
    rule: str = ""
    modifier: str = ""

    @property
    def since(self) -> bool:
        """Tell whether it is open from a day on."""
        return self.modifier in ("since", "after")

    @property
    def is_weekday(self) -> bool:
        """Tell whether it names a day of the week alone."""
        return self.rule == "weekday"


@dataclass(slots=True)
class _Scan:
    """One text being read: its tokens, its language, the anchor, and the day that the story has reached."""

    text: str
    language: str
    anchor: Anchor | None
    classed: list[Token]
    reached: Interval | None


def expressions(
    text: str, language: str, anchor: date | Anchor | None, reached: Interval | None = None, *, coming: bool = False
) -> list[Expression]:
    """Return the expressions of a text in order; `reached` is the day that the story before it has come to.

    With `coming` all of it is told of the future. Refused words are returned too, with the reason; see `useful`.
    """
    language = language if language in LANGUAGES else "en"
    if not may_hold_time(text, language):
        return []
    seen = _Scan(text, language, anchored(anchor), tokens(text, language), reached)
    return list(_read(seen, list(scan(seen.classed)), coming=coming))


def useful(found: list[Expression]) -> Iterator[Expression]:
    """Yield expressions that say something: not the refused ones that are no dates at all."""
    for expression in found:
        if expression.reason != NO_DATE:
            yield expression


def _read(seen: _Scan, matches: list[Match], *, coming: bool) -> Iterator[Expression]:
    at = 0
    while at < len(matches):
        match = matches[at]
        after = matches[at + 1] if at + 1 < len(matches) else None
        if after and _is_range(seen.classed, match, after):
            found, used = [_range(seen, match, after, coming=coming)], 2
        elif match.rule == "days_list":
            found, used = _days(seen, match, coming=coming), 1
        else:
            told = _year_from(seen, match, after, coming=coming)
            found, used = [_one(seen, match, told, coming=coming)], 1
        for expression in found:
            seen.reached = _reached(expression) or seen.reached
            yield expression
        at += used


def _reached(expression: Expression) -> Interval | None:
    point = expression.interval.edtf is not None and expression.interval.precision is not DatePrecision.OPEN
    return expression.interval if point and expression.reason != NO_DATE else None


def _one(seen: _Scan, match: Match, anchor: Anchor | None, *, coming: bool) -> Expression:
    taken = seen.classed[match.first : match.last + 1]
    start, end = next(t.start for t in taken if t.letter != "I"), taken[-1].end
    coming = coming or is_coming(seen.classed, match.first, match.last, seen.language)
    meaning, basis, reason = _meaning(seen, match, taken, anchor, coming=coming)
    if is_name(seen.text, seen.classed, match):
        meaning = NO_DATE
    words_ = seen.text[start:end]
    if isinstance(meaning, str):
        status = DateStatus.OPEN if match.rule == "open" else DateStatus.UNRESOLVED
        unknown = _ENDLESS if match.rule == "open" else UNKNOWN
        return Expression(start, end, words_, unknown, status, basis, meaning, match.rule, _LIMITS.get(match.limit, ""))
    return _told(start, end, words_, meaning, basis, reason, match, taken)


def _told(
    start: int,
    end: int,
    words_: str,
    meaning: Interval,
    basis: DateBasis,
    reason: str,
    match: Match,
    taken: list[Token],
) -> Expression:
    modifier = _LIMITS.get(match.limit, "")
    part = next((t.value for t in taken if t.letter == "P"), "")
    vague = match.is_approximate or match.rule == "recent" or (bool(part) and match.rule.startswith("part_of"))
    if match.is_night and meaning.is_day and meaning.start:
        meaning = calendar.span(meaning.start - timedelta(days=1), meaning.start, DatePrecision.DAY)
    interval, status = meaning, DateStatus.RANGE
    if meaning.start is None and meaning.end is None:
        status, reason = DateStatus.UNRESOLVED, NO_YEAR
    elif meaning.is_day:
        status = DateStatus.EXACT
    if vague and status is not DateStatus.UNRESOLVED:
        status = DateStatus.APPROXIMATE
        if match.is_approximate and "/" not in (meaning.edtf or "/"):
            interval = replace(meaning, edtf=f"{meaning.edtf}~")
    if modifier in ("since", "after", "until"):
        interval = calendar.until(meaning) if modifier == "until" else calendar.since(meaning)
        status = status if status is DateStatus.UNRESOLVED else DateStatus.OPEN
    modifier = modifier or part or ("approximately" if vague else "")
    return Expression(start, end, words_, interval, status, basis, reason, match.rule, modifier)


def _meaning(
    seen: _Scan, match: Match, taken: list[Token], anchor: Anchor | None, *, coming: bool
) -> tuple[Meaning, DateBasis, str]:
    """The meaning with its basis and the reason; over all days on which the text may have been written."""
    basis = DateBasis.RELATIVE if match.rule in _RELATIVE else DateBasis.EXPLICIT
    reason = "told in the text" if basis is DateBasis.EXPLICIT else "counted from the report's own date"
    if match.rule == "blocked":
        return NO_DATE, basis, NO_DATE
    if match.rule == "open":
        return "open, and no day is told", basis, ""
    if match.rule == "hijri_year_open":
        return "a day of the Hijri calendar without its year", basis, ""
    from_story = story_day(seen.reached, match.rule, taken)
    if from_story is None and is_yearless(seen.reached) and match.rule in ("running", "day_after"):
        return yearless_day(seen.reached, match.rule, taken), DateBasis.CONTEXT, NO_YEAR
    if from_story:
        counted = COUNTED[match.rule](Reading(taken, from_story, coming))
        return counted, DateBasis.CONTEXT, "counted from the date told before it"
    if match.rule in ("running", "day_after") and not counts_from_report(taken, coming=coming):
        return "counted from a day that the text has not told", basis, ""
    reader = MEANINGS.get(match.rule) or COUNTED[match.rule]
    days = anchor.days if anchor else (None,)
    meanings = [reader(Reading(taken, day, coming)) for day in days]
    return over(meanings), basis, reason


def _year_from(seen: _Scan, match: Match, after: Match | None, *, coming: bool) -> Anchor | None:
    """In 'May 24 and June 2, 2022' the year of the last holds for the first."""
    if after is None or match.rule not in ("month_day", "month", "days_list"):
        return seen.anchor
    between = seen.classed[match.last + 1 : after.first]
    if [t.letter for t in between] not in (["&"], [","], ["&", "I"]) or after.rule not in ("full", "month_of_year"):
        return seen.anchor
    later = _one(seen, after, seen.anchor, coming=coming).interval.start
    return Anchor(later, later) if later else seen.anchor


def _is_range(classed: list[Token], first: Match, last: Match) -> bool:
    """'From Friday to Sunday', 'between 3 June and 5 July', 'May 3 - June 5'."""
    between = "".join(t.letter for t in classed[first.last + 1 : last.first])
    if first.rule in ("blocked", "open") or last.rule in ("blocked", "open"):
        return False
    if first.limit in ("F", "S", "b") and between in ("t", "-", "&", "tI", "th"):
        return between[0] != "&" or first.limit == "b"
    if between == "" and (last.limit in ("B", "q") or classed[last.first].letter in "tB"):
        return first.limit in ("F", "S") or last.limit == "q"
    return between in ("-", "t") and first.rule == last.rule and not first.limit


def _range(seen: _Scan, first: Match, last: Match, *, coming: bool) -> Expression:
    end = _one(seen, last._replace(limit=""), seen.anchor, coming=coming)
    until = Anchor(end.interval.start, end.interval.start) if end.interval.start else seen.anchor
    start = _one(seen, first._replace(limit=""), until, coming=coming and until is None)
    words_ = seen.text[start.start : end.end]
    basis = DateBasis.RELATIVE if DateBasis.RELATIVE in (start.basis, end.basis) else start.basis
    if start.interval.edtf is None or end.interval.edtf is None:
        unresolved = DateStatus.UNRESOLVED
        return replace(end, start=start.start, text=words_, interval=UNKNOWN, status=unresolved, rule="range")
    interval = calendar.between(start.interval, end.interval)
    known = interval.start is not None
    if known and interval.end is not None and interval.start is not None and interval.start > interval.end:
        return replace(end, start=start.start, text=words_, interval=UNKNOWN, status=DateStatus.UNRESOLVED,
                       reason="the range ends before it begins", rule="range")  # fmt: skip
    status = DateStatus.RANGE if known else DateStatus.UNRESOLVED
    return Expression(start.start, end.end, words_, interval, status, basis, end.reason, "range")


def _days(seen: _Scan, match: Match, *, coming: bool) -> list[Expression]:
    """'24 and 25 May' are two expressions of a day."""
    taken = seen.classed[match.first : match.last + 1]
    month = next(t for t in taken if t.letter in "MC")
    years = [t for t in taken if t.letter == "Y"]
    days = [i for i, t in enumerate(taken) if t.letter in "DO"]
    month_first = taken.index(month) < days[0]
    found: list[Expression] = []
    for nth, i in enumerate(days):
        owner = nth == 0 if month_first else nth == len(days) - 1
        words_ = ([month, taken[i]] if month_first else taken[i:]) if owner else [taken[i]]
        rule = match._replace(rule="full" if years else "month_day", limit="")
        meaning, basis, reason = _meaning(seen, rule, [taken[i], month, *years], seen.anchor, coming=coming)
        start, end = words_[0].start, words_[-1].end
        if isinstance(meaning, str):
            found.append(Expression(start, end, seen.text[start:end], UNKNOWN, DateStatus.UNRESOLVED, basis, meaning))
        else:
            found.append(_told(start, end, seen.text[start:end], meaning, basis, reason, rule, words_))
    return found
