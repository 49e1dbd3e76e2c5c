"""Find the expressions of time in a sentence and turn each into an interval, given an anchor.

Patterns are bounded and each result keeps its words. What cannot be fixed says why; nothing is guessed.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from schemas.vocabulary import DateBasis, DatePrecision, DateStatus
from transforms.normalise.calendar import Interval
from transforms.normalise.time_words import NO_MONTH, rules

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


_LIMIT = re.compile(r"\b(?:before|after|prior to|between|from)\s+$", re.IGNORECASE)
"""'before 8 December' names a limit, not a day."""


def expressions(text: str, language: str, anchor: date | None) -> list[Expression]:
    """Return the expressions of a sentence in order; of two that overlap the longer one."""
    language = language if language in LANGUAGES else "en"
    plain = text.translate(_DIGITS)
    found = [
        _made(match, text, reader(match, language, anchor), basis)
        for pattern, reader, basis in rules(language)
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
    if basis is DateBasis.EXPLICIT and _LIMIT.search(text, max(0, match.start() - 12), match.start()):
        result = "the words give a limit, not a date"
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


def useful(found: list[Expression]) -> Iterator[Expression]:
    """Yield expressions that say something: not the refused ones that may be no dates at all."""
    for expression in found:
        if expression.reason != NO_MONTH:
            yield expression
