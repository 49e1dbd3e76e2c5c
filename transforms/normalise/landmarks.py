"""Dated events that a text looks back on: who writes of the fall of Assad writes on 8 December 2024 or later."""

from datetime import date
from functools import cache
from typing import NamedTuple

from ahocorasick_rs import BytesAhoCorasick, MatchKind

from transforms.extract.coded import APOSTROPHE, JOIN, STOP, code
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
    coded = code(text)
    matcher, owners = _phrases()
    found: list[Landmark] = []
    for pattern, start, end in matcher.find_matches_as_indexes(coded.codes + STOP):
        first, last = coded.span(start, end - 1)
        name, day = owners[pattern]
        kinds = _words_before(text, first, language)
        if "hypothetical" not in kinds:
            after = bool(kinds & {"after", "since", "since_ago"})
            found.append(Landmark(name, text[first:last], first, last, day, after))
    return found


def _words_before(text: str, start: int, language: str) -> set[str]:
    before = text[max(0, start - _WORDS_BEFORE) : start]
    clause = before[max(before.rfind(mark) for mark in ".!?;\n") + 1 :]
    return {token.kind for token in tokens(clause, language if language in LANGUAGES else "en")[-6:]}


@cache
def _phrases() -> tuple[BytesAhoCorasick, list[tuple[str, date]]]:
    rows = reference("ref.milestone").drop_nulls("after_phrases")
    owners = {
        code(phrase).codes + end: (name, day)
        for name, day, phrases in rows.select("name", "date_start", "after_phrases").iter_rows()
        for phrase in phrases.split("|")
        for end in (JOIN, APOSTROPHE, STOP)
    }
    return BytesAhoCorasick(list(owners), matchkind=MatchKind.LeftmostLongest), list(owners.values())
