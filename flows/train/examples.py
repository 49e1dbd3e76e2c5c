"""What the reader sees of a labelled text: every word that may tell an event, with its features and vectors."""

from dataclasses import dataclass, field
from typing import NamedTuple

import numpy as np

from flows.train.corpus import Row
from transforms.extract.clause import char_span, evidence
from transforms.extract.english import remember
from transforms.extract.features import features
from transforms.extract.heads import heads
from transforms.extract.page import look, views
from transforms.extract.weighing import Floats, dense


class Candidate(NamedTuple):
    """A word that may tell an event: where it starts, the span of its clause, its depth, its features, its vectors."""

    lemma: str
    start: int
    clause: tuple[int, int]
    depth: int
    features: tuple[str, ...]
    dense: Floats

    @property
    def listed(self) -> set[str]:
        """Return the event types that the word list gives it."""
        told = (f.removeprefix("listed=") for f in self.features if f.startswith("listed=") and "&" not in f)
        return {f.partition(".")[0] for f in told}


@dataclass(slots=True)
class Example:
    """A labelled text with its candidates; `on_topic` as the reader sees it."""

    row: Row
    on_topic: bool
    candidates: list[Candidate] = field(default_factory=list)


def example(row: Row) -> Example:
    """Read a labelled text as far as the weighing."""
    page = look(row["text"])
    context = page.context()
    if row.get("fragment"):  # a sentence out of a report that is known to be about our forces
        context.about_theatre = context.about_force = True
    found = Example(row, context.about_theatre and context.about_force)
    for sentence, view in views(page):
        if view is None:
            continue
        for token in heads(view):
            told = features(view, token, context)
            found.candidates.append(
                Candidate(
                    token.lemma_.lower(),
                    sentence.start + token.idx,
                    char_span(evidence(token), sentence.start),
                    sum(1 for _ in token.ancestors),
                    tuple(told),
                    np.asarray(dense(token, told)),
                )
            )
        remember(view, context)
    return found
