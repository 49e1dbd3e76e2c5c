"""Which word of a labelled clause tells its event: the labels say which clause, not which word.

First guess: the word of the family, else one that the word list gives the type, else the topmost. Later rounds ask the
weights learned so far.
"""

import re

from flows.train.examples import Candidate, Example
from schemas.vocabulary import EventType
from transforms.extract.family import family_of
from transforms.extract.weighing import Floats

CLASSES = ("none", *(t.value for t in EventType))
"""Classes in the order of the weights' columns."""

NONE, UNKNOWN = 0, -1
"""Class of a word that tells nothing; mark of one that may tell something and is left out."""

_FAMILY_BONUS, _LISTED_BONUS = 0.15, 0.05


def align(example: Example, shares: Floats | None = None) -> list[int]:
    """Return the class of every candidate; `shares` are probabilities, a row a candidate, a column a class."""
    classes = [NONE] * len(example.candidates)
    for number, claim in enumerate(example.row["claims"]):
        start = example.row["text"].find(claim["quote"])
        inside = [i for i, c in enumerate(example.candidates) if start <= c.start < start + len(claim["quote"])]
        free = [i for i in inside if classes[i] <= NONE]
        for i in inside:
            classes[i] = classes[i] or UNKNOWN
        if free:
            told = _family_words(example) if number == 0 else set()
            best = min(free, key=lambda i: _rank(example.candidates[i], i, claim["event_type"], told, shares))
            classes[best] = CLASSES.index(claim["event_type"])
    return classes


def _family_words(example: Example) -> set[str]:
    return set(re.findall(r"\w+", str(example.row.get("family", "")).lower()))


def _rank(candidate: Candidate, i: int, event_type: str, told: set[str], shares: Floats | None) -> tuple[float, ...]:
    of_family = candidate.lemma in told
    if shares is not None:
        bonus = _FAMILY_BONUS * of_family + _LISTED_BONUS * (event_type in candidate.listed)
        return (-(float(shares[i][CLASSES.index(event_type)]) + bonus),)
    wanted = family_of(EventType(event_type), "CT+")
    near = any(family_of(EventType(t), "CT+") == wanted for t in candidate.listed)
    return (float(not of_family), float(not near), float(candidate.depth))
