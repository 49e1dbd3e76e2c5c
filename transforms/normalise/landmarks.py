"""Dated events that a text looks back on: who writes of the fall of Assad writes on 8 December 2024 or later."""

from datetime import date
from functools import cache
from typing import NamedTuple

from ahocorasick_rs import AhoCorasick, MatchKind

from transforms.extract.folded import fold
from transforms.lookups import reference
from transforms.normalise.time_words import LANGUAGES, tokens

_WORDS_BEFORE = 60
"""Code points before a phrase that may say it has not happened."""


class Landmark(NamedTuple):
    """Words of a text that look back on a milestone, their span, and the first day on which they can be written."""

    name: str
    words: str
    start: int
    end: int
    day: date
    comes_after: bool


def landmarks(text: str, language: str) -> list[Landmark]:
    """Return the milestones that a text looks back on, in order; not those it only fears or hopes for."""
    folded = fold(text)
    matcher, owners = _phrases()
    found: list[Landmark] = []
    for pattern, start, end in matcher.find_matches_as_indexes(folded.text):
        if _is_word(folded.text, start, end):
            first, last = folded.span(start, end)
            name, day = owners[pattern]
            kinds = _words_before(text, first, language)
            if "hypothetical" not in kinds:
                after = bool(kinds & {"after", "since", "since_ago"})
                found.append(Landmark(name, text[first:last], first, last, day, after))
    return found


def _is_word(text: str, start: int, end: int) -> bool:
    return not (text[start - 1 : start].isalpha() and start) and not text[end : end + 1].isalpha()


def _words_before(text: str, start: int, language: str) -> set[str]:
    before = text[max(0, start - _WORDS_BEFORE) : start]
    clause = before[max(before.rfind(mark) for mark in ".!?;\n") + 1 :]
    return {token.kind for token in tokens(clause, language if language in LANGUAGES else "en")[-6:]}


@cache
def _phrases() -> tuple[AhoCorasick, list[tuple[str, date]]]:
    rows = reference("ref.milestone").drop_nulls("after_phrases")
    owners = {
        fold(phrase).text: (name, day)
        for name, day, phrases in rows.select("name", "date_start", "after_phrases").iter_rows()
        for phrase in phrases.split("|")
    }
    return AhoCorasick(list(owners), matchkind=MatchKind.LeftmostLongest), list(owners.values())
