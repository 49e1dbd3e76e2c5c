"""How well the reader does on labelled sentences: what it found, missed and invented.

A label and a claim match when they stand on the same words and their families agree; a denied withdrawal and a stay
are one family. Each claim answers at most one label. Intervals are at 95 %: Wilson's for shares, the jackknife over
texts for F1.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from math import sqrt
from typing import Any, NamedTuple

from schemas.vocabulary import EventType
from transforms.evaluate_axes import axes
from transforms.extract import extract
from transforms.extract.family import agree, family_of
from transforms.extract.spans import ReadClaim, Reading
from transforms.normalise.placed import decide, of_claim

_WORD = re.compile(r"[\w-]+")
_PLAIN = frozenset(
    (
        *("a", "an", "and", "are", "as", "at", "be", "been", "by", "for", "from", "had", "has", "have", "in", "is"),
        *("it", "its", "of", "on", "or", "that", "the", "their", "this", "to", "was", "were", "with"),
    )
)
"""Words that any two English clauses share."""

_Z = 1.959964
"""Standard deviations that hold 95 % of a normal distribution."""

_SAME_WORDS = 0.5
"""Share of the shorter text's telling words that a label and a claim must have in common to be one."""

_ENOUGH = 10
"""Labels and inventions below which the jackknife's margin of F1 would feign to be known."""


class Counts(NamedTuple):
    """What became of the labels and the claims of one text."""

    found: int
    missed: int
    invented: int


class Verdict(NamedTuple):
    """One label found or missed, or one claim invented; `what` is as in Counts."""

    what: str
    event_type: EventType
    detail: str


@dataclass(slots=True)
class Score:
    """Counts over a set of labelled texts, kept by text."""

    texts: list[Counts] = field(default_factory=list)
    negatives: int = 0
    rejected: int = 0
    errors: list[str] = field(default_factory=list)
    axes: dict[str, list[bool]] = field(default_factory=dict)

    @property
    def total(self) -> Counts:
        """Return the sums over all texts."""
        return Counts(*(sum(column) for column in zip(*self.texts, strict=True))) if self.texts else Counts(0, 0, 0)

    @property
    def precision(self) -> float:
        """Return the share of claims that were right."""
        return self.total.found / max(1, self.total.found + self.total.invented)

    @property
    def recall(self) -> float:
        """Return the share of labels that were found."""
        return self.total.found / max(1, self.total.found + self.total.missed)

    @property
    def f1(self) -> float:
        """Return the harmonic mean of the two."""
        return _f1(self.total)

    def axis_lines(self) -> list[str]:
        """Return the share of found claims that were right in each axis, a line each."""
        return [
            f"{name:<20} {_share(sum(told), len(told))}  ({sum(told)}/{len(told)})" for name, told in self.axes.items()
        ]

    def __str__(self) -> str:
        """Return the figures with their intervals in one line."""
        found, missed, invented = self.total
        sure = f" ±{f1_margin(self.texts):.2f}" if found and sum(self.total) >= _ENOUGH else ""
        told = (
            f"precision {_share(found, found + invented)}  recall {_share(found, found + missed)}  "
            f"F1 {self.f1:.2f}{sure}  ({found}/{found + missed} labels)"
        )
        return f"{told}  texts without a claim left alone: {self.rejected}/{self.negatives}" if self.negatives else told


def evaluate(labelled: Iterable[dict[str, Any]]) -> dict[str, Score]:
    """Read every labelled text and count: in `all`, by language, register and event type.

    A label row has `id`, `text`, `language`, perhaps `register`, and `claims`, each with `event_type` and `factuality`.
    A type's precision counts what was invented as that type; its recall, what was labelled as that type.
    """
    scores: dict[str, Score] = {}
    for row in labelled:
        reading = extract(row["id"], row["text"])
        pairs = _pairs(row, reading.claims)
        verdicts = _verdicts(row, pairs, reading.claims)
        groups = {"all": verdicts, row["language"]: verdicts}
        if "register" in row:
            groups[row["register"]] = verdicts
        for verdict in verdicts:
            groups[verdict.event_type.value] = [v for v in verdicts if v.event_type is verdict.event_type]
        for key, some in groups.items():
            _add(scores.setdefault(key, Score()), some, negative=not row["claims"] and some is verdicts)
        _add_axes(scores["all"], pairs, reading)
    return {key: scores[key] for key in sorted(scores, key=_order)} or {"all": Score()}


def _order(key: str) -> tuple[int, str]:
    """All first, then languages, types and registers."""
    rank = 0 if key == "all" else 1 if len(key) == len("en") else 2 if key in EventType.codes() else 3
    return rank, key


def wilson(right: int, of: int) -> tuple[float, float]:
    """Return Wilson's interval of a share; nothing counted is nothing known, 0 to 1."""
    if not of:
        return 0.0, 1.0
    share, weight = right / of, _Z**2 / of
    middle = (share + weight / 2) / (1 + weight)
    reach = _Z * sqrt(share * (1 - share) / of + weight / (4 * of)) / (1 + weight)
    return max(0.0, middle - reach), min(1.0, middle + reach)


def f1_margin(texts: list[Counts]) -> float:
    """Return half the width of F1's interval by the jackknife: the spread when each text in turn is left out."""
    n = len(texts)
    if n < 2:
        return 1.0
    total = Counts(*(sum(column) for column in zip(*texts, strict=True)))
    left = [_f1(Counts(*(a - b for a, b in zip(total, text, strict=True)))) for text in texts]
    mean = sum(left) / n
    return _Z * sqrt((n - 1) / n * sum((value - mean) ** 2 for value in left))


def _pairs(row: dict[str, Any], read: tuple[ReadClaim, ...]) -> list[tuple[dict[str, Any], ReadClaim | None]]:
    """Lay labels and claims of like types and the same words together, the likest first, each claim once."""
    fitting = [
        (likeness, number, at)
        for number, label in enumerate(row["claims"])
        for at, claim in enumerate(read)
        if (likeness := _likeness(row["text"], label, claim))
    ]
    laid: dict[int, int] = {}
    for _, number, at in sorted(fitting, key=lambda f: (-f[0], f[1], f[2])):
        if number not in laid and at not in laid.values():
            laid[number] = at
    return [(label, read[laid[n]] if n in laid else None) for n, label in enumerate(row["claims"])]


def _likeness(text: str, label: dict[str, Any], claim: ReadClaim) -> float:
    """How alike a label and a claim are: 0 where type or words differ."""
    told = label.get("char_start")
    start = text.find(label["quote"]) if told is None else told
    apart = claim.end <= start or start + len(label["quote"]) <= claim.start
    shared = overlap(label["quote"], text[claim.start : claim.end])
    wanted = family_of(EventType(label["event_type"]), label["factuality"])
    if apart or shared < _SAME_WORDS or not agree(family_of(claim.event_type, claim.factuality.value), wanted):
        return 0.0
    return shared + float(claim.event_type.value == label["event_type"])


def _verdicts(
    row: dict[str, Any], pairs: list[tuple[dict[str, Any], ReadClaim | None]], read: tuple[ReadClaim, ...]
) -> list[Verdict]:
    told = [
        Verdict(
            "found" if claim else "missed", EventType(label["event_type"]), f"{label['factuality']}: {label['quote']}"
        )
        for label, claim in pairs
        if claim or not label.get("optional")
    ]
    found = [id(claim) for _, claim in pairs]
    return told + [
        Verdict("invented", c.event_type, f"{c.factuality} by {c.rule_id}: {row['text'][c.start : c.end]}")
        for c in read
        if id(c) not in found
    ]


def _add_axes(score: Score, pairs: list[tuple[dict[str, Any], ReadClaim | None]], reading: Reading) -> None:
    located = decide(reading.toponyms, reading.dateline)
    for label, claim in pairs:
        for name, right in axes(label, claim, of_claim(claim, located)) if claim else ():
            score.axes.setdefault(name, []).append(right)


def _add(score: Score, verdicts: list[Verdict], *, negative: bool) -> None:
    score.texts.append(Counts(*(sum(v.what == what for v in verdicts) for what in Counts._fields)))
    score.negatives += negative
    score.rejected += negative and not verdicts
    score.errors += [f"{v.what} {v.event_type} {v.detail}" for v in verdicts if v.what != "found"]


def _share(right: int, of: int) -> str:
    if not of:
        return "none"
    low, high = wilson(right, of)
    return f"{right / max(1, of):.2f} [{low:.2f} {high:.2f}]"


def _f1(counts: Counts) -> float:
    return 2 * counts.found / max(1, 2 * counts.found + counts.missed + counts.invented)


def overlap(one: str, other: str) -> float:
    """Return the share of the shorter text's telling words that both have."""
    a, b = (set(_WORD.findall(text.lower())) - _PLAIN for text in (one, other))
    return len(a & b) / max(1, min(len(a), len(b)))
