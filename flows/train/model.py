"""The network as it is taught: an encoder that starts from the lower half of all-mpnet-base-v2, and new heads.

`transforms/extract/network.py` is the same heads in numpy; the names of the parts agree.
"""

import math
from collections.abc import Mapping

import torch
import torch.nn.functional as F  # noqa: N812
from torch import Tensor, nn

from flows.train.grid import gridded
from transforms.extract.network import APART, AXES, REACH, ROLES, TELLERS, TYPES
from transforms.extract.windows import AT_ONCE, BEFORE, KINDS, LONGEST

WIDTH, LAYERS, ATTENTION_HEADS, INNER = 768, 6, 12, 3072
AXIS, PAIR = 384, 192
POSITIONS = BEFORE + max(AT_ONCE, LONGEST) + 80
"""Places in the longest window: marks stand after every sentence."""

_FAR = -1e4
_BUCKETS, _EXACT, _FARTHEST = 32, 8, 128
"""How attention leans by distance: classes in all, each step near by, ever wider ones up to the farthest."""


class Layer(nn.Module):
    """One layer of the encoder: attention, then two linear maps, each added to what came in."""

    def __init__(self) -> None:
        """Make a layer with weights still to be set."""
        super().__init__()
        self.query_key_value = nn.Linear(WIDTH, 3 * WIDTH)
        self.attended = nn.Linear(WIDTH, WIDTH)
        self.attended_norm = nn.LayerNorm(WIDTH, eps=1e-12)
        self.wide = nn.Linear(WIDTH, INNER)
        self.narrow = nn.Linear(INNER, WIDTH)
        self.norm = nn.LayerNorm(WIDTH, eps=1e-12)
        self.drop = nn.Dropout(0.1)

    def forward(self, x: Tensor, leaning: Tensor) -> Tensor:
        """Return new states of windows (batch, pieces, width); `leaning` (batch, heads, pieces, pieces) is added."""
        rows, length, width = x.shape
        parts = self.query_key_value(x).view(rows, length, 3, ATTENTION_HEADS, width // ATTENTION_HEADS)
        query, key, value = parts.permute(2, 0, 3, 1, 4)
        scores = (query @ key.transpose(-1, -2)) * (width // ATTENTION_HEADS) ** -0.5 + leaning
        shares = scores.softmax(-1).to(value.dtype)
        return self.changed(x, (shares @ value).transpose(1, 2).reshape(rows, length, width))

    def changed(self, x: Tensor, mixed: Tensor) -> Tensor:
        """Return the states that follow from what attention has mixed."""
        x = self.attended_norm(x + self.drop(self.attended(mixed)))
        return self.norm(x + self.drop(self.narrow(F.gelu(self.wide(x)))))


class Encoder(nn.Module):
    """States of the pieces of windows: words, places in the window, told or context, kinds of name, layers."""

    def __init__(self, words: int) -> None:
        """Make an encoder for so many pieces of words; what it is told beside them says nothing at first."""
        super().__init__()
        self.words = nn.Embedding(words, WIDTH)
        self.positions = nn.Embedding(POSITIONS, WIDTH)
        self.told = nn.Embedding(2, WIDTH)
        self.kinds = nn.Embedding(len(KINDS), WIDTH)
        self.leaning = nn.Embedding(_BUCKETS, ATTENTION_HEADS)
        for new in (self.told, self.kinds):
            nn.init.zeros_(new.weight)
        self.norm = nn.LayerNorm(WIDTH, eps=1e-12)
        self.drop = nn.Dropout(0.1)
        self.layers = nn.ModuleList(Layer() for _ in range(LAYERS))

    def forward(self, ids: Tensor, told: Tensor, kinds: Tensor, mask: Tensor) -> Tensor:
        """Return the states of windows (batch, pieces, width)."""
        x = self.seen(ids, told, kinds)
        leaning = self.leans(ids.shape[1]).masked_fill(~mask[:, None, None, :], _FAR)
        for layer in self.layers:
            x = layer(x, leaning)
        return x

    def leans(self, length: int) -> Tensor:
        """Return how much each head attends by distance alone (1, heads, pieces, pieces)."""
        return self.leaning(_bucket(length)).permute(2, 0, 1)[None]

    def seen(self, ids: Tensor, told: Tensor, kinds: Tensor) -> Tensor:
        """Return what the first layer is given."""
        x = self.words(ids) + self.positions(torch.arange(ids.shape[1])) + self.told(told) + self.kinds(kinds)
        return torch.as_tensor(self.drop(self.norm(x)))

    def start_from(self, tensors: Mapping[str, Tensor]) -> None:
        """Take the weights of an MPNet encoder by their usual names, as many layers as this one has."""
        _copy(self.words.weight, gridded(tensors["embeddings.word_embeddings.weight"].float(), by_row=False))
        _copy(self.positions.weight, tensors["embeddings.position_embeddings.weight"][_FIRST : _FIRST + POSITIONS])
        _copy(self.leaning.weight, tensors["encoder.relative_attention_bias.weight"])
        _copy_both(self.norm, tensors, "embeddings.LayerNorm")
        for at, layer in enumerate(self.layers):
            base = f"encoder.layer.{at}."
            for kind in ("weight", "bias"):
                parts = [tensors[f"{base}attention.attn.{name}.{kind}"] for name in ("q", "k", "v")]
                _copy(getattr(layer.query_key_value, kind), torch.cat(parts))
            for part, name in _PARTS.items():
                _copy_both(getattr(layer, part), tensors, base + name)


_FIRST = 2
"""Places in the window begin here in the table of the encoder that is started from."""

_PARTS = {
    "attended": "attention.attn.o",
    "attended_norm": "attention.LayerNorm",
    "wide": "intermediate.dense",
    "narrow": "output.dense",
    "norm": "output.LayerNorm",
}


def _bucket(length: int) -> Tensor:
    """Classes of distance from each piece to each other one, those before and those behind apart."""
    steps = torch.arange(length)[None, :] - torch.arange(length)[:, None]
    far, half = steps.abs(), _BUCKETS // 2
    grown = _EXACT + (far.clamp(min=1) / _EXACT).log() / math.log(_FARTHEST / _EXACT) * (half - _EXACT)
    classes = torch.where(far < _EXACT, far, grown.long().clamp(max=half - 1))
    return torch.where(steps > 0, classes + half, classes)


class Network(nn.Module):
    """The encoder with its heads."""

    def __init__(self, words: int) -> None:
        """Make a network for so many pieces of words."""
        super().__init__()
        self.encoder = Encoder(words)
        self.heads = nn.ModuleDict(
            {
                "telling": nn.Linear(WIDTH, len(TYPES)),
                "axes": nn.Linear(3 * WIDTH, AXIS),
                **{axis: nn.Linear(AXIS, len(values)) for axis, values in AXES.items()},
                "event": nn.Linear(WIDTH, PAIR),
                "piece": nn.Linear(WIDTH, PAIR),
                "pair": nn.Linear(PAIR, PAIR),
                "role": nn.Linear(PAIR, len(ROLES)),
                "teller": nn.Linear(PAIR, len(TELLERS)),
                "proof": nn.Linear(PAIR, 1),
            }
        )
        self.distance = nn.Embedding(REACH, PAIR)
        self.apart = nn.Embedding(APART, PAIR)
        self.drop = nn.Dropout(0.1)

    def axes(self, telling: Tensor, sentence: Tensor, first: Tensor) -> Tensor:
        """Return what the heads of the axes look at: states (events, width) of telling words, sentences, windows."""
        inner = F.gelu(self.heads["axes"](torch.cat([telling, sentence, first], -1)), approximate="tanh")
        return torch.as_tensor(self.drop(inner))

    def pairs(self, telling: Tensor, rows: Tensor, near: Tensor, apart: Tensor) -> Tensor:
        """Return what the heads of pairs look at (events, pieces, pair)."""
        event = self.heads["event"](telling)[:, None] + self.heads["piece"](rows)
        first = F.gelu(event + self.distance(near) + self.apart(apart), approximate="tanh")
        return F.gelu(self.heads["pair"](self.drop(first)), approximate="tanh") + first


def _copy(into: Tensor, source: Tensor) -> None:
    into.data.copy_(source.float())


def _copy_both(part: nn.Module, tensors: Mapping[str, Tensor], name: str) -> None:
    _copy(part.get_parameter("weight"), tensors[f"{name}.weight"])
    _copy(part.get_parameter("bias"), tensors[f"{name}.bias"])
