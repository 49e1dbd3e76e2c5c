"""The tables of reading by stems, as patterns of one language: judgement stands in `lookups/language`, not here."""

import re
from functools import cache
from typing import NamedTuple

from transforms.lookups import words

_MARKS = re.compile("[\u064b-\u065f\u0640]")
_NEEDS = ("", "force", "place")
"""What must stand beside a stem: our force in its sentence, a word for it in its clause, or that and a place too."""

HEAD_LAST = frozenset({"tr"})
"""Languages whose verb that governs the others stands last; elsewhere it stands first."""


class Hit(NamedTuple):
    """A stem found in a text: its row, and the whole word it stands in."""

    row: dict[str, str]
    start: int
    word: str

    @property
    def needs(self) -> int:
        """Return how much must stand beside it: 0 for a stem that tells by itself."""
        return _NEEDS.index(self.row["needs"])


def bare(text: str) -> str:
    """Return a text without the vowel marks of Arabic."""
    return _MARKS.sub("", text)


def hits(language: str, text: str) -> list[Hit]:
    """Return the stems in a text, the one that governs it first; a strong stem goes before a weak one."""
    found = [
        Hit(row, m.start(), _word(text, m.start(), m.end()))
        for row, pattern in _stems(language)
        for m in pattern.finditer(text)
    ]
    side = -1 if language in HEAD_LAST else 1
    return sorted(found, key=lambda hit: (hit.needs, side * hit.start))


def told(language: str, axis: str, text: str) -> str:
    """Return the value of the first row of an axis whose pattern is in the text; empty if none is."""
    return next((value for value, pattern in manners(language, axis) if pattern.search(text)), "")


@cache
def manners(language: str, axis: str) -> list[tuple[str, re.Pattern[str]]]:
    """Return the rows of `manner` of one axis."""
    return [
        (row["value"], re.compile(row["pattern"], re.IGNORECASE))
        for row in words("manner")
        if (row["language"], row["axis"]) == (language, axis)
    ]


@cache
def military(language: str) -> re.Pattern[str]:
    """Words for forces, their things and their sites: without one, an ambassador leaves or a team withdraws."""
    return re.compile(
        "|".join(row["pattern"] for row in words("military") if row["language"] == language), re.IGNORECASE
    )


@cache
def roles(language: str) -> list[tuple[dict[str, str], re.Pattern[str], re.Pattern[str]]]:
    """Return the rows of `role`: what stands before or after a place tells its part."""
    rows = [row for row in words("role") if row["language"] == language]
    return [(row, re.compile(row["before"], re.IGNORECASE), re.compile(row["after"], re.IGNORECASE)) for row in rows]


def _word(text: str, start: int, end: int) -> str:
    """The word a stem stands in: its ends tell tense and person."""
    while start and text[start - 1].isalpha():
        start -= 1
    while end < len(text) and text[end].isalpha():
        end += 1
    return text[start:end]


@cache
def _stems(language: str) -> list[tuple[dict[str, str], re.Pattern[str]]]:
    return [(row, re.compile(row["pattern"], re.IGNORECASE)) for row in words("stem") if row["language"] == language]
