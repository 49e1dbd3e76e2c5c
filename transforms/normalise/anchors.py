"""The day that words such as 'yesterday' are counted from, with what it rests on."""

from dataclasses import dataclass
from datetime import date, timedelta

from schemas.vocabulary import PublishedBasis
from transforms.normalise import calendar
from transforms.normalise.time_meaning import Meaning

_WIDEST = timedelta(days=31)
"""A report known less exactly than a month anchors nothing."""


@dataclass(frozen=True, slots=True)
class Anchor:
    """The days on which the words may have been written, and what says so."""

    first: date
    last: date
    basis: PublishedBasis = PublishedBasis.NONE

    @property
    def days(self) -> tuple[date, ...]:
        """Return its days where they are few, else its first and last."""
        if self.last - self.first > timedelta(days=7):
            return (self.first, self.last)
        return tuple(self.first + timedelta(days=n) for n in range((self.last - self.first).days + 1))


def anchored(told: "date | Anchor | None") -> Anchor | None:
    """Return an anchor for a day, or for an anchor that is narrow enough; else None."""
    if told is None:
        return None
    if isinstance(told, date):
        return Anchor(told, told)
    return told if told.last - told.first <= _WIDEST else None


def over(meanings: list[Meaning]) -> Meaning:
    """Return one meaning for all days of writing; where they differ by few days all of them, else nothing."""
    first, last = meanings[0], meanings[-1]
    if isinstance(first, str) or all(meaning == first for meaning in meanings):
        return first
    if isinstance(last, str) or first.start is None or last.end is None or first.end is None:
        return "the day of the report is not known"
    near = (last.end - first.start).days <= len(meanings) + (first.end - first.start).days
    if not near or first.start > last.end:
        return "the day of the report is not known exactly enough"
    return calendar.span(first.start, last.end, first.precision)
