"""Who tells a claim in a sentence read by stems: the name or the generic noun nearest to a word of saying."""

import re
from collections.abc import Iterator
from functools import cache

from transforms.extract.context import Context
from transforms.extract.spans import Mention, ReadSource, Sentence
from transforms.extract.stems import HEAD_LAST
from transforms.extract.voices import account, class_of
from transforms.lookups import words

_NEAR = 70
"""Code points between a word of saying and its teller; farther words say or do something else."""

_NO_TELLERS = ("ru_forces", "ru_military_police", "assad_regime")
"""Actors that sentences are about, and that speak through others."""


def tellers(sentence: Sentence, named: list[Mention], context: Context) -> tuple[ReadSource, ...]:
    """Return the teller of a sentence and its outlet; only the outlet where nobody is said to tell."""
    outlet = ReadSource(context.outlet, "media")
    if sentence.segment.author:
        return ReadSource(account(sentence.segment.author), "social", None, None, sentence.segment.author), outlet
    cues = list(_cues(sentence.segment.language).finditer(sentence.text))
    known = [t for cue in cues for t in _near(sentence, named, cue)]
    return (min(known, key=lambda t: t[0])[1], outlet) if known else (outlet,)


def _near(
    sentence: Sentence, named: list[Mention], cue: re.Match[str]
) -> Iterator[tuple[tuple[bool, int], ReadSource]]:
    """Yield the tellers near a word of saying, each with how far it stands; a person or body goes before an outlet."""
    for m in named:
        start, end = m.start - sentence.start, m.end - sentence.start
        far = _distance(sentence, start, end, cue)
        if m.kind in ("actor", "outlet") and m.ids[0] not in _NO_TELLERS and far <= _NEAR:
            yield (m.kind == "outlet", far), ReadSource(m.ids, class_of(m.ids), m.start, m.end, m.text, cue.group())
    for row, pattern in _speakers(sentence.segment.language):
        for match in pattern.finditer(sentence.text):
            far = _distance(sentence, match.start(), match.end(), cue)
            if far <= _NEAR:
                ids = (row["actor_id"],) if row["actor_id"] else ()
                start, end = match.start() + sentence.start, match.end() + sentence.start
                yield (
                    (row["source_class"] == "media", far),
                    ReadSource(ids, row["source_class"], start, end, match.group(), cue.group()),
                )


def _distance(sentence: Sentence, start: int, end: int, cue: re.Match[str]) -> int:
    """Code points between a teller and its word of saying; a Turkish sentence puts one first and the other last."""
    between = max(start - cue.end(), cue.start() - end, 0)
    return min(between, start) if sentence.segment.language in HEAD_LAST else between


@cache
def _cues(language: str) -> re.Pattern[str]:
    return re.compile("|".join(row["pattern"] for row in words("saying") if row["language"] == language), re.IGNORECASE)


@cache
def _speakers(language: str) -> list[tuple[dict[str, str], re.Pattern[str]]]:
    return [(row, re.compile(row["pattern"], re.IGNORECASE)) for row in words("teller") if row["language"] == language]
