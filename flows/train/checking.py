"""How well the weights read texts of unseen wording: each fifth of the families is read by weights from the others."""

from collections.abc import Iterator, Sequence

import numpy as np

from flows.train.corpus import family
from flows.train.examples import Example
from flows.train.fitting import fit, probabilities
from schemas.vocabulary import EventType
from transforms.evaluate import Counts, Score, overlap
from transforms.extract.family import agree, family_of
from transforms.extract.weighing import Floats, Weights, decide

_FOLDS = 5
_SAME_WORDS = 0.5
"""Overlap from which two quotes are of the same claim."""

Told = list[tuple[str, EventType]]
"""Claims found: their words and their type."""


def cross_checked(examples: Sequence[Example]) -> Iterator[str]:
    """Yield the figures of event finding: of fragments, sentences and reports, and of all."""
    kinds: dict[str, Score] = {"all": Score()}
    for e, told in zip(examples, _told(examples), strict=True):
        kind = "fragments" if e.row.get("fragment") else "reports" if "published" in e.row else "sentences"
        for score in (kinds["all"], kinds.setdefault(kind, Score())):
            _count(score, e, list(told))
    yield from (f"{kind:<10} {score}" for kind, score in kinds.items())


def _told(examples: Sequence[Example]) -> list[Told]:
    folds = [_number(family(e.row)) % _FOLDS for e in examples]
    told: list[Told] = [[] for _ in examples]
    for fold in range(_FOLDS):
        weights = fit([e for e, f in zip(examples, folds, strict=True) if f != fold])
        held = [i for i, f in enumerate(folds) if f == fold]
        for i, shares in zip(held, probabilities(weights, [examples[i] for i in held]), strict=True):
            told[i] = decoded(examples[i], shares, weights)
    return told


def decoded(e: Example, shares: Floats, weights: Weights) -> Told:
    """Return what is told of an example: of the words of one clause, the surest."""
    best: dict[tuple[int, int], tuple[float, EventType]] = {}
    for candidate, row in zip(e.candidates, shares, strict=True):
        decided = decide(row, candidate.features, weights) if e.on_topic else None
        if decided and decided[1] > best.get(candidate.clause, (0.0, None))[0]:
            best[candidate.clause] = (decided[1], decided[0])
    return [(e.row["text"][slice(*clause)], event_type) for clause, (_, event_type) in best.items()]


def _count(score: Score, e: Example, told: Told) -> None:
    found = missed = 0
    for label in e.row["claims"]:
        hit = next((t for t in told if _fits(t[1], label) and overlap(label["quote"], t[0]) >= _SAME_WORDS), None)
        if hit:
            told.remove(hit)
            found += 1
        else:
            missed += not label.get("optional")
    score.texts.append(Counts(found, missed, len(told)))
    score.negatives += not e.row["claims"]
    score.rejected += not e.row["claims"] and not told


def _fits(event_type: EventType, label: dict[str, str]) -> bool:
    """A denied withdrawal is a stay, whatever the weights call it: the manner is read by rules."""
    wanted = EventType(label["event_type"])
    denied = label.get("factuality", "CT+").endswith("-")
    return agree(family_of(event_type, "CT+"), family_of(wanted, "CT+")) or (
        denied and family_of(event_type, "CT+") == family_of(wanted, "CT-")
    )


def _number(text: str) -> int:
    """The same number of a text in every run, unlike `hash`."""
    return int(np.dot([ord(c) for c in text], range(1, len(text) + 1)))
