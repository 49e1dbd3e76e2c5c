"""Measures of clusters against labels: pairwise precision and recall, and B-cubed."""

from collections import Counter
from collections.abc import Callable, Hashable, Iterable, Mapping
from itertools import combinations
from typing import NamedTuple


class Pairs(NamedTuple):
    """Pairs that belong together: how many were found, how many there are, and how many were found wrongly."""

    found: int
    labelled: int
    wrong: int

    @property
    def precision(self) -> float:
        """Return the part of the pairs found that belong together."""
        return self.found / max(1, self.found + self.wrong)

    @property
    def recall(self) -> float:
        """Return the part of the pairs that belong together which were found."""
        return self.found / max(1, self.labelled)


def pairwise(
    found: Mapping[str, Hashable], labels: Mapping[str, Hashable], counts: Callable[[str, str], bool] | None = None
) -> Pairs:
    """Compare clusters by their pairs. `counts` says which labelled pairs are asked for; wrong ones always count."""
    right = wrong = labelled = 0
    for one, other in combinations(sorted(labels), 2):
        same, together = labels[one] == labels[other], found[one] == found[other]
        asked = same and (counts is None or counts(one, other))
        labelled += asked
        right += asked and together
        wrong += together and not same
    return Pairs(right, labelled, wrong)


def b_cubed(found: Mapping[str, Hashable], labels: Mapping[str, Hashable]) -> tuple[float, float, float]:
    """Return precision, recall and F1 of clusters, averaged over their members (Bagga and Baldwin)."""
    together = Counter((found[one], labels[one]) for one in labels)
    precision = _mean(together[found[one], labels[one]] / n for one, n in _sizes(found, labels))
    recall = _mean(together[found[one], labels[one]] / n for one, n in _sizes(labels, labels))
    return precision, recall, 2 * precision * recall / (precision + recall)


def _sizes(of: Mapping[str, Hashable], members: Iterable[str]) -> list[tuple[str, int]]:
    told = list(members)
    sizes = Counter(of[one] for one in told)
    return [(one, sizes[of[one]]) for one in told]


def _mean(values: Iterable[float]) -> float:
    listed = list(values)
    return sum(listed) / len(listed)
