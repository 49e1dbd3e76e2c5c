"""Weigh the words of an English sentence: which of them tell an event of our forces, of which type, how surely.

A linear model over the features of `features.py` and the vectors of the word, its subject, its object and its clause.
Its weights are learned from the labelled corpus by `make train` and ship as data.
"""

from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray
from spacy.tokens import Token

from schemas.vocabulary import EventType
from transforms.extract.clause import evidence
from transforms.extract.context import Context, View
from transforms.extract.family import agree, family_of
from transforms.extract.features import features
from transforms.extract.heads import heads
from transforms.lookups import weights

Floats = NDArray[np.float32]

_SLOTS = ("subj-lemma", "obj-lemma")
ACCEPTED = 0.6
"""Share of the threshold that suffices for a word that the rules accept."""

_WIDTH = 96
"""Numbers of a vector."""


class Weighed(NamedTuple):
    """A word that tells an event, of which type, and how probable that is."""

    token: Token
    event_type: EventType
    probability: float


class Weights(NamedTuple):
    """A learned model, a column a class: `rows` at the place `known` gives a feature, rows for four vectors, a bias."""

    known: dict[str, int]
    rows: Floats
    dense: Floats
    bias: Floats
    classes: tuple[str, ...]
    threshold: float


def weigh(view: View, context: Context) -> list[Weighed]:
    """Return the words that tell an event, in order, at most one of the same words."""
    told = [weighed for token in heads(view) if (weighed := _weighed(view, token, context))]
    best: dict[tuple[int, int], Weighed] = {}
    for hit in sorted(told, key=lambda w: (-w.probability, w.token.i)):
        words = evidence(hit.token)
        span = words[0].i, words[-1].i
        if not any(_same(span, hit, known, other) for known, other in best.items()):
            best[span] = hit
    return sorted(best.values(), key=lambda w: w.token.i)


def _same(span: tuple[int, int], hit: Weighed, known: tuple[int, int], other: Weighed) -> bool:
    """The same words, or words within the other's that tell the like: 'shows trucks moving' is one move."""
    shared = min(span[1], known[1]) - max(span[0], known[0])
    within = shared == min(span[1] - span[0], known[1] - known[0])
    like = agree(family_of(hit.event_type, "CT+"), family_of(other.event_type, "CT+"))
    return span == known or (within and like)


def _weighed(view: View, token: Token, context: Context) -> Weighed | None:
    model = english()
    found = features(view, token, context)
    rows = [i for f in found if (i := model.known.get(f)) is not None]
    logits = model.bias + model.rows[rows].sum(axis=0) + dense(token, found) @ model.dense
    shares = np.exp(logits - logits.max())
    shares /= shares.sum()
    decided = decide(shares, found, model)
    return Weighed(token, *decided) if decided else None


def decide(shares: Floats, found: Sequence[str], model: Weights) -> tuple[EventType, float] | None:
    """Return what a word tells by the probabilities of its classes, and how surely; None if it tells nothing.

    A word that the rules of the word list accept needs less to be believed.
    """
    told = float(1 - shares[0])
    accepted = any(f.startswith("accepted=") and "&" not in f for f in found)
    if told < model.threshold * (ACCEPTED if accepted else 1.0):
        return None
    return EventType(model.classes[int(shares[1:].argmax()) + 1]), told


def dense(token: Token, found: list[str]) -> Floats:
    """Return vectors side by side: of the word, its subject, its object, and the direction of its clause's words."""
    first: dict[str, str] = {}
    around = np.zeros(_WIDTH, np.float32)
    for feature in found:
        name, _, value = feature.partition("=")
        if name == "with":
            around += vector(value)
        elif name in _SLOTS:
            first.setdefault(name, value)
    length = float(np.linalg.norm(around))
    parts = [vector(token.lemma_.lower()), *(vector(first.get(slot, "")) for slot in _SLOTS)]
    return np.concatenate([*parts, around / length if length else around])


def vector(word: str) -> Floats:
    """Return the vector of a word; zeros where it is not known."""
    index, rows = _vectors()
    at = index.get(word)
    return rows[at].astype(np.float32) / _SCALE if at is not None else np.zeros(_WIDTH, np.float32)


_SCALE = 127.0
"""Vectors have length 1 and ship as signed bytes."""


@cache
def english() -> Weights:
    """Return the weights of English events."""
    stored = weights("english")
    return Weights(
        {str(f): i for i, f in enumerate(stored["features"])},
        stored["rows"].astype(np.float32),
        stored["dense"].astype(np.float32),
        stored["bias"].astype(np.float32),
        tuple(str(c) for c in stored["classes"]),
        float(stored["threshold"]),
    )


@cache
def _vectors() -> tuple[dict[str, int], NDArray[np.int8]]:
    stored = weights("vectors")
    return {str(word): i for i, word in enumerate(stored["words"])}, stored["rows"]
