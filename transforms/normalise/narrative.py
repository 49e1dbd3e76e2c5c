"""The running time of a report: which expressions each sentence holds, and what day the story had reached before it."""

import re
from dataclasses import dataclass, replace
from functools import cache

from schemas.vocabulary import DatePrecision, DateStatus
from transforms.extract.spans import Reading, Sentence
from transforms.normalise.anchors import Anchor
from transforms.normalise.calendar import Interval
from transforms.normalise.evidence import post_day
from transforms.normalise.expressions import Expression, expressions, useful
from transforms.normalise.published import Published
from transforms.normalise.time_words import LANGUAGES, Token, tokens

REPORTED = "reported"
"""Modifier of the day on which something was reported."""

_CARRIED = 3
"""A date holds for so many sentences after its own."""

_VERB_BEFORE, _VERB_AFTER = 4, 9
"""Tokens within which a verb of reporting governs a date before or after it."""


@dataclass(frozen=True, slots=True)
class Moment:
    """What is known of time where a sentence stands."""

    anchor: Anchor | None
    is_post: bool
    reached: Interval | None = None
    carried: Expression | None = None


def anchor_of(sentence: Sentence, told: Published) -> Moment:
    """Return the anchor of one sentence: an embedded post's own day, else that of the report."""
    posted = post_day(sentence.segment)
    return Moment(Anchor(posted, posted), is_post=True) if posted else Moment(told.anchor, is_post=False)


def narrative(reading: Reading, told: Published) -> dict[int, Moment]:
    """Return the moment of every sentence by its number; posts and headlines neither take nor give running time."""
    found: dict[int, Moment] = {}
    reached: Interval | None = None
    carried: Expression | None = None
    since = 0
    for sentence in reading.sentences:
        moment = anchor_of(sentence, told)
        if sentence.segment.kind != "body":
            found[sentence.no] = moment
            continue
        here = carried if since <= _CARRIED else None
        found[sentence.no] = Moment(moment.anchor, moment.is_post, reached, here)
        read = read_in(sentence, found[sentence.no])
        points = [e for e in read if e.interval.edtf and not e.modifier]
        if points:
            reached = points[-1].interval
            carried, since = (_marked(points[0], sentence) if len(points) == 1 else None), 0
        elif any(e.interval.edtf for e in read):
            carried = None
        since += 1
    return found


def read_in(sentence: Sentence, moment: Moment, *, coming: bool = False) -> list[Expression]:
    """Return what a sentence says of time, seen from its moment."""
    anchor, language = moment.anchor, sentence.segment.language
    return list(useful(expressions(sentence.text, language, anchor, moment.reached, coming=coming)))


def _marked(expression: Expression, sentence: Sentence) -> Expression:
    return replace(expression, modifier=REPORTED) if is_of_report(expression, sentence) else expression


def can_carry(expression: Expression) -> bool:
    """Tell whether a date is fine enough to hold for the sentences after it."""
    fine = expression.interval.precision in (DatePrecision.DAY, DatePrecision.WEEK)
    return fine and expression.status in (DateStatus.EXACT, DateStatus.RANGE, DateStatus.UNRESOLVED)


def is_of_report(expression: Expression, sentence: Sentence) -> bool:
    """Tell whether a date is the day of the telling: 'On May 20 sources reported that they had left'."""
    language = sentence.segment.language if sentence.segment.language in LANGUAGES else "en"
    classed = tokens(sentence.text, language)
    inside = [i for i, t in enumerate(classed) if expression.start <= t.start < expression.end]
    if not inside or not any(t.kind == "report_verb" for t in classed):
        return False
    return _told_before(classed, inside[0], inside[-1]) or _told_after(classed, inside[0], inside[-1], language)


def _told_before(classed: list[Token], first: int, last: int) -> bool:
    """'said on Monday', 'told this paper on Monday that'."""
    at = first
    while at and classed[at - 1].letter in "IhPd":
        at -= 1
    before = classed[max(0, at - _VERB_BEFORE) : at]
    if before and before[-1].kind == "report_verb":
        return True
    followed = last + 1 < len(classed) and classed[last + 1].kind == "that"
    return followed and any(t.kind == "report_verb" for t in classed[max(0, at - 2 * _VERB_BEFORE) : at])


def _told_after(classed: list[Token], first: int, last: int, language: str) -> bool:
    """'On May 20 sources reported a withdrawal', but not 'On Monday, residents said, they left'."""
    if language == "tr" or any(t.letter not in "IhP" for t in classed[:first]):
        return False
    for at in range(last + 1, min(last + 1 + _VERB_AFTER, len(classed))):
        if classed[at].letter == ";":
            return False
        if classed[at].kind == "report_verb":
            after = classed[at + 1 : at + 3]
            said_aside = not after or after[0].letter in ",;"
            return not said_aside or (len(after) > 1 and after[1].kind == "that")
    return False


@cache
def year_pattern() -> re.Pattern[str]:
    """Return what finds a year told in figures."""
    return re.compile(r"\b(?:19|20)\d\d\b")
