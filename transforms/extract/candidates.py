"""Which sentences are worth the network's while: those whose words, and the words before, weigh as what tells an event.

A line through counts of words, learned by `make train` from the same texts as the network. Words alone are a poor
judge: so it leaves out only what is far from all that tells something.
"""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from transforms.extract.network import weights
from transforms.extract.windows import Cut

ENOUGH = -3.0
"""Log-odds from which a sentence is read: one in a hundred that tell something falls below, on the checked texts."""


class Words(NamedTuple):
    """The numbers of the pieces of a sentence, and the kinds that they are of, each once; 0 is of no name."""

    pieces: list[int]
    kinds: list[int]

    @property
    def each(self) -> float:
        """Return how much each of them counts: the less, the more there are."""
        return float(max(1, len(self.pieces) + len(self.kinds)) ** -_THINNED)


_THINNED = 0.35
"""Between nought, where a long sentence gathers much weight, and one, where no word of it counts."""

SIDES = {"own": 1.0, "before": 0.5}
"""How much the words of a sentence count, and those of the one before."""


def candidates(cuts: Sequence[Cut]) -> list[int]:
    """Return the numbers of the sentences that may tell an event, in order; O(pieces)."""
    return [at for at, sides in enumerate(beside(cuts)) if _log_odds(*sides) >= ENOUGH]


def beside(cuts: Sequence[Cut]) -> Iterator[tuple[Words, Words]]:
    """Yield the words of each sentence and those of the sentence before it; before the first there are none."""
    before = Words([], [])
    for cut in cuts:
        own = Words([piece.id for piece in cut.pieces], sorted({*cut.kinds}))
        yield own, before
        before = own


def _log_odds(own: Words, before: Words) -> float:
    learned = weights("candidates.npz")
    odds = float(learned["bias"])
    for (side, counts), words in zip(SIDES.items(), (own, before), strict=True):
        weighed = learned[f"{side}.pieces"][words.pieces].sum() + learned[f"{side}.kinds"][words.kinds].sum()
        odds += counts * words.each * float(weighed)
    return odds
