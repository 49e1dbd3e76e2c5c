"""Whether the words around a date speak of what is to come: 'will leave on Monday' is the next Monday, not the last."""

import re
from functools import cache

from transforms.lookups import words
from transforms.normalise.time_words import Token

_SHORT_OPENING = 7
"""A date within so many tokens of the start may belong to the clause after the comma."""

_REACH = 40
"""Tokens on each side within which a clause is looked for: a text without commas stays linear."""


def is_coming(classed: list[Token], first: int, last: int, language: str) -> bool:
    """Tell whether the clause of the tokens `first` to `last` tells of the future."""
    start, end = _clause(classed, first, last)
    if _has_future(classed[start:first], language) and not _has_past(classed[start:first], language):
        return True
    after = classed[last + 1 : end]
    if language in ("tr", "ru", "ar") or not _has_verb_before(classed, start, first):
        return _has_future(after, language) and not _has_past(classed[start:end], language)
    return False


def _has_verb_before(classed: list[Token], start: int, first: int) -> bool:
    """Only a date that opens its clause is governed by what comes after it."""
    return any(t.letter == "." for t in classed[start:first])


def _clause(classed: list[Token], first: int, last: int) -> tuple[int, int]:
    far_back, far_on = max(0, first - _REACH), min(len(classed), last + 1 + _REACH)
    start = next((i + 1 for i in range(first - 1, far_back - 1, -1) if classed[i].letter in ",;"), far_back)
    end = next((i for i in range(last + 1, far_on) if classed[i].letter in ",;"), far_on)
    opening = start == 0 or classed[start - 1].letter == ";"
    if (
        opening
        and end < len(classed)
        and classed[end].letter == ","
        and last - start < _SHORT_OPENING
        and end == last + 1
    ):
        end = next((i for i in range(end + 1, far_on) if classed[i].letter in ",;"), far_on)
    return start, end


def _has_future(clause: list[Token], language: str) -> bool:
    forms = _forms("future_form", language)
    others = _others(language)
    return any(
        t.letter == "x" or (t.letter == "." and t.value not in others and any(f.fullmatch(t.value) for f in forms))
        for t in clause
    )


def _has_past(clause: list[Token], language: str) -> bool:
    forms = _forms("past_form", language)
    return any(t.letter == "." and any(f.fullmatch(t.value) for f in forms) for t in clause)


@cache
def _forms(kind: str, language: str) -> tuple[re.Pattern[str], ...]:
    rows = [r for r in words("time_word") if r["kind"] == kind and r["language"] == language]
    return tuple(re.compile(row["word"]) for row in rows)


@cache
def _others(language: str) -> frozenset[str]:
    rows = words("time_word")
    return frozenset(r["word"] for r in rows if r["kind"] == "not_future" and r["language"] == language)
