"""Teach the network: the same lessons on the same machine give the same weights."""

import random
import re
from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

import numpy as np
import torch
import torch.nn.functional as F  # noqa: N812
from numpy.typing import NDArray
from torch import Tensor

from flows.train.base import Base
from flows.train.grid import to_grid
from flows.train.laying import IGNORED, Label, Lesson
from flows.train.model import Network
from transforms.extract.network import AXES, apart, distance
from transforms.extract.windows import Window

EPOCHS, BATCH, RATE, RATE_OF_HEADS, WARM = 5, 24, 7e-5, 6e-4, 0.08
_ON_GRID = 2
"""Last epochs, in which the weights stay on their grids."""

_SEED, _THREADS = 1, 2
_LOSSES = {
    "telling": 4.0,
    "kind": 0.4,
    "phase": 0.4,
    "factuality": 0.4,
    "stance": 0.2,
    "extent": 0.15,
    "background": 0.2,
    "where": 0.4,
    "source": 0.4,
    "role": 0.8,
    "teller": 1.0,
    "proof": 0.3,
}
"""How much each head's error counts."""


class Batch(NamedTuple):
    """Windows side by side, filled up to the longest."""

    ids: Tensor
    told: Tensor
    kinds: Tensor
    mask: Tensor
    types: Tensor


def untaught(start: Base) -> Network:
    """Return a network to teach: the encoder as it starts, and heads that are the same each time."""
    torch.manual_seed(_SEED)
    network = Network(start.words)
    network.encoder.start_from(start.tensors)
    return network


def fit(network: Network, lessons: Sequence[Lesson]) -> Iterator[tuple[int, float]]:
    """Teach a network in place; yields each epoch's number and mean error."""
    torch.manual_seed(_SEED)
    torch.set_num_threads(_THREADS)
    order = random.Random(_SEED)  # noqa: S311
    network.encoder.words.weight.requires_grad_(False)  # unseen words stay where their neighbours are
    optimizer, plan = _optimizer(network, len(lessons))
    for epoch in range(EPOCHS):
        network.train()
        if epoch == EPOCHS - _ON_GRID:
            to_grid(network.encoder.layers)
        errors = []
        for batch in _batches(lessons, order):
            error = _error(network, batch, order, guess=epoch > 0)
            optimizer.zero_grad()
            error.backward()
            torch.nn.utils.clip_grad_norm_(network.parameters(), 1.0)
            optimizer.step()
            plan.step()
            errors.append(error.item())
        yield epoch, sum(errors) / len(errors)


def _optimizer(network: Network, lessons: int) -> tuple[torch.optim.Optimizer, torch.optim.lr_scheduler.LRScheduler]:
    new = [p for name, p in network.named_parameters() if not name.startswith("encoder.") or _NEW.search(name)]
    old = [p for p in network.encoder.parameters() if p.requires_grad and not any(p is n for n in new)]
    groups = [{"params": old, "lr": RATE}, {"params": new, "lr": RATE_OF_HEADS}]
    optimizer = torch.optim.AdamW(groups, weight_decay=0.01, fused=True)
    steps = EPOCHS * -(-lessons // BATCH)
    plan = torch.optim.lr_scheduler.LambdaLR(
        optimizer, lambda s: max(0.0, min(1.0, (s + 1) / (WARM * steps)) * (1 - s / steps))
    )
    return optimizer, plan


_NEW = re.compile(r"\.(?:kinds|told)\.")
"""Parts of the encoder that start from nothing."""


def _batches(lessons: Sequence[Lesson], order: random.Random) -> Iterator[list[Lesson]]:
    """Lessons in a new order, like lengths together."""
    shuffled = order.sample(list(lessons), len(lessons))
    stretches = [
        sorted(shuffled[at : at + BATCH * 20], key=lambda e: len(e.types)) for at in range(0, len(shuffled), BATCH * 20)
    ]
    cut = [stretch[at : at + BATCH] for stretch in stretches for at in range(0, len(stretch), BATCH)]
    yield from order.sample(cut, len(cut))


def _error(network: Network, batch: list[Lesson], order: random.Random, *, guess: bool) -> Tensor:
    given = _batch(batch, order, network.encoder.words.num_embeddings)
    with torch.autocast("cpu", dtype=torch.bfloat16):
        encoded = network.encoder(given.ids, given.told, given.kinds, given.mask)
    rows = encoded.float()
    shares = network.heads["telling"](rows)
    events = list(_events(batch, shares, given.types, guess=guess))
    error = _LOSSES["telling"] * F.cross_entropy(shares.flatten(0, 1), given.types.flatten(), ignore_index=IGNORED)
    return error + (_error_of_events(network, batch, rows, events) if events else 0)


def _batch(batch: list[Lesson], order: random.Random, words: int) -> Batch:
    length = max(len(e.types) for e in batch)

    def side_by_side(values: list[list[int]], fill: int) -> Tensor:
        return torch.tensor([v + [fill] * (length - len(v)) for v in values])

    return Batch(
        side_by_side([_blurred(e, order, words) for e in batch], 0),
        side_by_side([[int(r) for r in e.window.read] for e in batch], 0),
        side_by_side([e.window.kinds for e in batch], 0),
        side_by_side([[1] * len(e.types) for e in batch], 0).bool(),
        side_by_side([e.types for e in batch], IGNORED),
    )


def _blurred(lesson: Lesson, order: random.Random, words: int) -> list[int]:
    """The pieces with some put out, those that tell an event more often: what stands around must tell it too."""
    ids = list(lesson.window.ids)
    for at, (kind, (_, end)) in enumerate(zip(lesson.window.kinds, lesson.window.spans, strict=True)):
        share = _PUT_OUT_TELLING if lesson.types[at] > 0 else _PUT_OUT
        if end and not kind and order.random() < share:
            ids[at] = order.randrange(_FIRST_WORD, words)
    return ids


_PUT_OUT, _PUT_OUT_TELLING = 0.02, 0.08
"""Share of the pieces that are put out for another word."""

_FIRST_WORD = 100
"""Marks and signs stand first in the vocabulary."""


class Event(NamedTuple):
    """A labelled claim, the lesson of the batch it stands in, and the pieces that tell it."""

    row: int
    label: Label
    telling: list[int]


def _events(batch: list[Lesson], shares: Tensor, types: Tensor, *, guess: bool) -> Iterator[Event]:
    """Labelled claims; where no label says which word tells one, the likeliest piece of its proof is taken."""
    for row, lesson in enumerate(batch):
        for label in lesson.labels:
            telling = label.telling
            free = [at for at in label.proof if types[row, at] <= 0 and lesson.window.begins[at]]
            if not telling and free:
                likely = shares[row, free].detach().softmax(-1)[:, label.type]
                telling = [free[int(likely.argmax())]]
                if guess:
                    types[row, telling[0]] = label.type
            if telling:
                yield Event(row, label, telling)


def _error_of_events(network: Network, batch: list[Lesson], rows: Tensor, events: list[Event]) -> Tensor:
    telling = torch.stack([rows[e.row][e.telling].mean(0) for e in events])
    here = torch.tensor([e.row for e in events])
    seen = network.axes(telling, torch.stack([_sentence(batch, rows, e) for e in events]), rows[here, 0])
    error = rows.new_zeros(())
    for axis in AXES:
        wanted = torch.tensor([e.label.axes[axis] for e in events])
        error = error + _LOSSES[axis] * F.cross_entropy(network.heads[axis](seen), wanted)
    near, between = (_classes(batch, events, rows.shape[1], of) for of in (distance, apart))
    beside = network.pairs(telling, rows[here], near, between)
    roles, tellers, proof = _wanted(batch, events, rows.shape[1])
    for head, wanted in (("role", roles), ("teller", tellers)):
        if bool((wanted != IGNORED).any()):
            guessed = network.heads[head](beside).flatten(0, 1)
            error = error + _LOSSES[head] * F.cross_entropy(guessed, wanted.flatten(), ignore_index=IGNORED)
    known = proof != IGNORED
    surely = network.heads["proof"](beside)[..., 0]
    return error + _LOSSES["proof"] * F.binary_cross_entropy_with_logits(surely[known], proof[known].float())


def _sentence(batch: list[Lesson], rows: Tensor, event: Event) -> Tensor:
    """The mean state of the sentence that tells an event."""
    sentences = batch[event.row].window.sentences
    return rows[event.row][[at for at, s in enumerate(sentences) if s == sentences[event.telling[0]]]].mean(0)


def _classes(
    batch: list[Lesson], events: list[Event], length: int, of: Callable[[Window, int], NDArray[np.int64]]
) -> Tensor:
    """Classes of distance of all pieces to each event, filled up to the longest window."""
    found = torch.zeros((len(events), length), dtype=torch.long)
    for at, event in enumerate(events):
        window = batch[event.row].window
        found[at, : len(window.ids)] = torch.from_numpy(of(window, event.telling[0]))
    return found


def _wanted(batch: list[Lesson], events: list[Event], length: int) -> tuple[Tensor, Tensor, Tensor]:
    """Classes of all pieces beside each event: roles of places, tellers, and whether they prove it."""
    roles, tellers, proof = (torch.full((len(events), length), IGNORED) for _ in range(3))
    for at, (row, label, telling) in enumerate(events):
        lesson = batch[row]
        sentence = lesson.window.sentences[telling[0]]
        words = [i for i, (_, end) in enumerate(lesson.window.spans) if end]
        tellers[at, words] = torch.tensor([label.tellers.get(i, 0) for i in words])
        for i in {*lesson.places(), *label.roles}:
            roles[at, i] = label.roles.get(i, 0)
        for i in words:
            if lesson.window.sentences[i] == sentence:
                proof[at, i] = int(i in label.proof)
    return roles, tellers, proof
