"""Which words of a window tell an event, what proves it, where, by whose word: the network's shares made decisions."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from schemas.vocabulary import EventType, Extent, Factuality, Phase, PlaceRole, Stance
from transforms.extract.family import agree, family_of
from transforms.extract.network import AXES, ROLES, TELLERS, TYPES, Floats, Pairs, axes, pairs, states, types
from transforms.extract.spans import Mention
from transforms.extract.windows import Window, overlapping

THRESHOLD, OF_TALKS = 0.4, 0.25
"""Share from which a word is held to tell an event: where most is found for what is invented, on the checked texts.

Talks are told with words that tell much else ('want', 'welcome', 'terms'); so less is enough for them.
"""

_SAME = 0.7
"""Share of the longer proof that two proofs must have in common to be taken for one."""

_PLAYS, _TELLS = 0.35, 0.35
"""Share from which a name of a place plays a part, and from which a piece is of a teller's name."""

Span = tuple[int, int]
Placed = tuple[Mention, list[int]]
"""A name of a place and its pieces in a window."""


@dataclass(frozen=True, slots=True)
class Told:
    """One event that a text tells; spans count its code points; no `source_class`: nobody is said to tell it."""

    event_type: EventType
    probability: float
    words: Span
    proof: Span
    sentence: int
    phase: Phase
    factuality: Factuality
    stance: Stance
    extent: Extent
    is_background: bool
    where: str
    source_class: str
    roles: tuple[tuple[PlaceRole, Mention], ...]
    tellers: tuple[Span, ...]
    rule: str = "network"
    """What read it."""


def tell(window: Window, named: Sequence[Mention], cut: Callable[[Told], Told] = lambda told: told) -> list[Told]:
    """Return the events that the sentences of a window tell, in order of words; `cut` may shorten their proofs."""
    rows = states(window)
    shares = types(rows)
    runs = list(_telling(window, shares))
    if not runs:
        return []
    places = [(m, at) for m in named if m.kind == "place" and (at := overlapping(window.spans, m.start, m.end))]
    seen = _Seen(window, runs, shares, axes(window, rows, runs), pairs(window, rows, runs), places)
    return _once(cut(_told(seen, at)) for at in range(len(runs)))


class _Seen(NamedTuple):
    """What the network says of a window: pieces that tell each event, their types, axes, and what stands beside."""

    window: Window
    runs: list[list[int]]
    shares: Floats
    axes: dict[str, Floats]
    beside: Pairs
    places: list[Placed]


def _telling(window: Window, shares: Floats) -> Iterator[list[int]]:
    """Pieces that tell an event, those beside each other together."""
    kinds = shares[:, 1:].argmax(axis=1) + 1
    run: list[int] = []
    enough = np.where(kinds == TYPES.index(EventType.NEGOTIATION.value), OF_TALKS, THRESHOLD)
    for at in np.flatnonzero(1 - shares[:, 0] >= enough):
        if not (window.read[at] and window.begins[at]):
            continue
        if run and (any(window.begins[run[-1] + 1 : at]) or not _goes_on(window, run[-1], int(at), kinds)):
            yield run
            run = []
        run.append(int(at))
    if run:
        yield run


def _goes_on(window: Window, one: int, other: int, kinds: NDArray[np.int64]) -> bool:
    return window.sentences[one] == window.sentences[other] and bool(kinds[one] == kinds[other])


def _told(seen: _Seen, at: int) -> Told:
    window, telling, beside = seen.window, seen.runs[at], seen.beside.of(at)
    values = {axis: of[at] for axis, of in seen.axes.items()}
    sure = 1 - seen.shares[:, 0]
    surest = max(telling, key=lambda piece: float(sure[piece]))
    kind = seen.shares[surest, 1:] / seen.shares[surest, 1:].sum() + values["kind"]
    chosen = {axis: AXES[axis][int(of.argmax())] for axis, of in values.items()}
    sentence = window.sentences[telling[0]]
    return Told(
        event_type=EventType(TYPES[int(kind.argmax()) + 1]),
        probability=float(sure[surest]),
        words=_whole(window, telling),
        proof=_proof(window, beside.proof, telling, sentence),
        sentence=sentence,
        phase=Phase(chosen["phase"]),
        factuality=Factuality(chosen["factuality"]),
        stance=Stance(chosen["stance"]),
        extent=Extent(chosen["extent"]),
        is_background=bool(chosen["background"]),
        where=chosen["where"],
        source_class=chosen["source"],
        roles=tuple(_roles(beside, seen.places)),
        tellers=tuple(_tellers(window, beside)),
    )


def _proof(window: Window, proof: Floats, telling: list[int], sentence: int) -> Span:
    """From the telling words outwards: the stretch of whole words whose pieces together prove it most."""
    inside = [at for at, s in enumerate(window.sentences) if s == sentence]
    left = _best(proof, range(telling[0] - 1, inside[0] - 1, -1), telling[0])
    right = _best(proof, range(telling[-1] + 1, inside[-1] + 1), telling[-1])
    while left > inside[0] and not window.begins[left]:
        left -= 1
    while right < inside[-1] and not window.begins[right + 1]:
        right += 1
    return window.spans[left][0], window.spans[right][1]


def _best(proof: Floats, outwards: range, start: int) -> int:
    """Where to stop on the way outwards so that what was passed proves most."""
    best, most, gained = start, 0.0, 0.0
    for at in outwards:
        gained += float(proof[at])
        if gained > most:
            best, most = at, gained
    return best


def _roles(beside: Pairs, places: Sequence[Placed]) -> Iterator[tuple[PlaceRole, Mention]]:
    """Names of places with the part they play: the mean of their pieces decides."""
    for mention, at in places:
        shares = beside.role[at].mean(axis=0)
        if 1 - shares[0] >= _PLAYS:
            yield PlaceRole(ROLES[int(shares[1:].argmax()) + 1]), mention


def _tellers(window: Window, beside: Pairs) -> Iterator[Span]:
    """Spans that name who tells it, the first teller first; what stands side by side is one name."""
    runs: list[list[int]] = []
    for at in [int(i) for i in np.flatnonzero(1 - beside.teller[:, 0] >= _TELLS) if window.spans[i][1]]:
        last = runs[-1][-1] if runs else at
        if not runs or at - last > 2 or window.sentences[at] != window.sentences[last]:
            runs.append([])
        runs[-1].append(at)
    sure = [run for run in runs if 1 - beside.teller[run, 0].min() >= 0.5]
    first = TELLERS.index("first")
    for run in sorted(sure, key=lambda run: (beside.teller[run].mean(axis=0).argmax() != first, run[0])):
        yield _whole(window, run)


def _whole(window: Window, run: list[int]) -> Span:
    """The span of whole words."""
    first, last = run[0], run[-1]
    while not window.begins[first] and window.spans[first - 1][1]:
        first -= 1
    while window.spans[last + 1][1] and not window.begins[last + 1]:
        last += 1
    return window.spans[first][0], window.spans[last][1]


def _once(found: Iterable[Told]) -> list[Told]:
    """Of events that the same words prove and that are alike, the surest."""
    kept: list[Told] = []
    for told in sorted(found, key=lambda t: (-t.probability, t.words)):
        if not any(_same(told, other) for other in kept):
            kept.append(told)
    return sorted(kept, key=lambda t: t.words)


def _same(one: Told, other: Told) -> bool:
    """Alike, and proved by the same words: mostly, or each with the other's telling words among its own.

    The closer alike, the fewer words need be the same.
    """
    if not agree(family_of(one.event_type, one.factuality), family_of(other.event_type, other.factuality)):
        return False
    start, end = max(one.proof[0], other.proof[0]), min(one.proof[1], other.proof[1])
    shorter, longer = sorted(told.proof[1] - told.proof[0] for told in (one, other))
    if (one.event_type, one.factuality) == (other.event_type, other.factuality) and end - start > _SHARED * shorter:
        return True
    both = all(start <= t.words[0] and t.words[1] <= end for t in (one, other))
    return end - start > _SAME * longer or (both and abs(one.words[0] - other.words[0]) <= _NEAR)


_SHARED = 0.5
"""Share of the shorter proof that two events of one type and factuality have in common where they are one."""

_NEAR = 30
"""Code points within which two words of one clause that tell the like tell one event."""
