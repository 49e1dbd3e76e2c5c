"""How well the reader does on labelled sentences: what it found, missed and invented.

A label and a claim match when their families agree; a denied withdrawal and a stay are one family. Each claim
answers at most one label.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from schemas.vocabulary import EventType
from transforms.extract import extract

_FAMILY = {
    EventType.WITHDRAWAL: "leaving",
    EventType.REINFORCEMENT: "coming",
    EventType.DEPLOYMENT: "coming",
    EventType.REDEPLOYMENT: "moving",
    EventType.EQUIPMENT_MOVE: "moving",
    EventType.HANDOVER: "handover",
    EventType.CONTINUED_PRESENCE: "staying",
    EventType.NEGOTIATION: "talking",
    EventType.ACTIVITY_CHANGE: "activity",
}
_ALIKE = {frozenset(pair) for pair in (("leaving", "moving"), ("coming", "moving"), ("handover", "leaving"))}


@dataclass(slots=True)
class Score:
    """Counts over a set of labelled texts."""

    found: int = 0
    missed: int = 0
    invented: int = 0
    negatives: int = 0
    rejected: int = 0
    errors: list[str] = field(default_factory=list)

    @property
    def precision(self) -> float:
        """Return the share of claims that were right."""
        return self.found / max(1, self.found + self.invented)

    @property
    def recall(self) -> float:
        """Return the share of labels that were found."""
        return self.found / max(1, self.found + self.missed)

    @property
    def f1(self) -> float:
        """Return the harmonic mean of the two."""
        total = self.precision + self.recall
        return 2 * self.precision * self.recall / total if total else 0.0


def evaluate(labelled: Iterable[dict[str, Any]]) -> dict[str, Score]:
    """Read every labelled text and count, by language and in `all`.

    A label row has `text`, `language` and `claims`, each with `event_type` and `factuality`.
    """
    scores: dict[str, Score] = {"all": Score()}
    for row in labelled:
        read = [(c.event_type, c.factuality.value) for c in extract(row["id"], row["text"]).claims]
        for key in ("all", row["language"]):
            _count(scores.setdefault(key, Score()), row, list(read))
    return scores


def _count(score: Score, row: dict[str, Any], read: list[tuple[EventType, str]]) -> None:
    if not row["claims"]:
        score.negatives += 1
        score.rejected += not read
    for label in row["claims"]:
        wanted = _family(EventType(label["event_type"]), label["factuality"])
        hit = next((claim for claim in read if _agree(_family(*claim), wanted)), None)
        if hit is None:
            score.missed += 1
            score.errors.append(f"missed {label['event_type']} {label['factuality']}: {label['quote']}")
        else:
            score.found += 1
            read.remove(hit)
    score.invented += len(read)
    score.errors += [f"invented {event_type} {factuality}: {row['text']}" for event_type, factuality in read]


def _family(event_type: EventType, factuality: str) -> str:
    family = _FAMILY[event_type]
    return "staying" if family == "leaving" and factuality.endswith("-") else family


def _agree(one: str, other: str) -> bool:
    return one == other or frozenset((one, other)) in _ALIKE
