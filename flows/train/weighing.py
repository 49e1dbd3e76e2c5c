"""Learn what words weigh: the line by which `transforms/extract/candidates.py` leaves sentences out."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

import torch
import torch.nn.functional as F  # noqa: N812
from torch import Tensor

from flows.train.corpus import Row
from flows.train.laying import Lesson
from transforms.extract.candidates import SIDES, Words, beside
from transforms.extract.page import look
from transforms.extract.windows import KINDS, cut

_SHRINK = 1e-5
"""How much a large weight costs, so that a word seen once does not decide."""

_STEPS = 150


class Example(NamedTuple):
    """The words of a sentence, those of the sentence before, and whether it tells an event."""

    own: Words
    before: Words
    tells: bool


def examples(row: Row, laid: Iterable[Lesson]) -> Iterator[Example]:
    """Yield the sentences of a labelled text, whose labels its lessons hold."""
    page = look(row["text"])
    told = {number for lesson in laid for number in _telling(lesson)}
    for number, (own, before) in enumerate(beside(cut(page.sentences, page.marked))):
        yield Example(own, before, number in told)


def _telling(lesson: Lesson) -> Iterator[int]:
    """The numbers of the sentences that tell an event."""
    for label in lesson.labels:
        yield from (lesson.window.sentences[at] for at in label.telling or label.proof)


def weighed(sentences: Iterable[Example], pieces: int) -> dict[str, Tensor]:
    """Return the weights of the pieces and of the kinds of names: the likeliest, each a little drawn to nothing."""
    given = list(sentences)
    rows, columns = _table(given, pieces)
    told = torch.tensor([float(example.tells) for example in given])
    weights, bias = torch.zeros(columns.shape[0], requires_grad=True), torch.zeros(1, requires_grad=True)
    optimizer = torch.optim.LBFGS([weights, bias], max_iter=_STEPS, line_search_fn="strong_wolfe")

    def error() -> Tensor:
        optimizer.zero_grad()
        odds = _Weighed.apply(rows, columns, weights) + bias
        cost = F.binary_cross_entropy_with_logits(odds, told) + _SHRINK * (weights**2).sum()
        cost.backward()
        return torch.as_tensor(cost)

    optimizer.step(error)
    parts = weights.detach().split([pieces, len(KINDS)] * 2)
    return dict(zip(_PARTS, parts, strict=True)) | {"bias": bias.detach()[0]}


_PARTS = tuple(f"{side}.{part}" for side in SIDES for part in ("pieces", "kinds"))


class _Weighed(torch.autograd.Function):
    """Sums of weights by the rows of a sparse table, which is given both ways round."""

    @staticmethod
    def forward(ctx: "torch.autograd.function.FunctionCtx", rows: Tensor, columns: Tensor, weights: Tensor) -> Tensor:
        """Return the sum of each sentence."""
        ctx.save_for_backward(columns)
        return torch.sparse.mm(rows, weights[:, None])[:, 0]

    @staticmethod
    def backward(ctx: "torch.autograd.function.FunctionCtx", error: Tensor) -> tuple[None, None, Tensor]:
        """Return what the error of the sums says of each weight."""
        (columns,) = ctx.saved_tensors
        return None, None, torch.sparse.mm(columns, error[:, None])[:, 0]


def _table(given: list[Example], pieces: int) -> tuple[Tensor, Tensor]:
    """How much each piece and kind counts in each sentence (sentences, pieces and kinds on both sides), both ways."""
    places: list[tuple[int, int]] = []
    counts: list[float] = []
    for at, example in enumerate(given):
        for side, (words, share) in enumerate(zip((example.own, example.before), SIDES.values(), strict=True)):
            first = side * (pieces + len(KINDS))
            found = [*words.pieces, *(pieces + kind for kind in words.kinds)]
            places.extend((at, first + piece) for piece in found)
            counts.extend([share * words.each] * len(found))
    shape = (len(given), 2 * (pieces + len(KINDS)))
    with torch.sparse.check_sparse_tensor_invariants():
        table = torch.sparse_coo_tensor(torch.tensor(places).T, torch.tensor(counts), shape).coalesce()
        return table, table.t().coalesce()
