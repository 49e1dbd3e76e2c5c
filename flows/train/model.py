"""The network as it is taught: an encoder that starts from all-MiniLM-L6-v2, and heads that start from nothing.

`transforms/extract/network.py` is the same heads in numpy; the names of the parts agree.
"""

from collections.abc import Mapping

import torch
import torch.nn.functional as F  # noqa: N812
from torch import Tensor, nn

from transforms.extract.network import APART, AXES, REACH, ROLES, TELLERS, TYPES
from transforms.extract.windows import AT_ONCE, BEFORE, KINDS, LONGEST

WIDTH, LAYERS, ATTENTION_HEADS, INNER = 384, 6, 12, 1536
PAIR = 192
POSITIONS = BEFORE + max(AT_ONCE, LONGEST) + 80
"""Places in the longest window: marks stand after every sentence."""

_FAR = -1e4


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

    def forward(self, x: Tensor, mask: Tensor) -> Tensor:
        """Return new states of windows (batch, pieces, width); `mask` is true where a piece is."""
        rows, length, width = x.shape
        parts = self.query_key_value(x).view(rows, length, 3, ATTENTION_HEADS, width // ATTENTION_HEADS)
        query, key, value = parts.permute(2, 0, 3, 1, 4)
        scores = (query @ key.transpose(-1, -2)) * (width // ATTENTION_HEADS) ** -0.5
        shares = scores.masked_fill(~mask[:, None, None, :], _FAR).softmax(-1).to(value.dtype)
        return self.changed(x, (shares @ value).transpose(1, 2).reshape(rows, length, width))

    def changed(self, x: Tensor, mixed: Tensor) -> Tensor:
        """Return the states that follow from what attention has mixed."""
        x = self.attended_norm(x + self.drop(self.attended(mixed)))
        return self.norm(x + self.drop(self.narrow(F.gelu(self.wide(x)))))


class Encoder(nn.Module):
    """States of the pieces of windows: words, places in the window, told or context, kinds of name, six layers."""

    def __init__(self, words: int) -> None:
        """Make an encoder for so many pieces of words; kinds of name say nothing at first."""
        super().__init__()
        self.words = nn.Embedding(words, WIDTH)
        self.positions = nn.Embedding(POSITIONS, WIDTH)
        self.told = nn.Embedding(2, WIDTH)
        self.kinds = nn.Embedding(len(KINDS), WIDTH)
        nn.init.zeros_(self.kinds.weight)
        self.norm = nn.LayerNorm(WIDTH, eps=1e-12)
        self.drop = nn.Dropout(0.1)
        self.layers = nn.ModuleList(Layer() for _ in range(LAYERS))

    def forward(self, ids: Tensor, told: Tensor, kinds: Tensor, mask: Tensor) -> Tensor:
        """Return the states of windows (batch, pieces, width)."""
        x = self.seen(ids, told, kinds)
        for layer in self.layers:
            x = layer(x, mask)
        return x

    def seen(self, ids: Tensor, told: Tensor, kinds: Tensor) -> Tensor:
        """Return what the first layer is given."""
        x = self.words(ids) + self.positions.weight[: ids.shape[1]] + self.told(told) + self.kinds(kinds)
        return torch.as_tensor(self.drop(self.norm(x)))

    def start_from(self, tensors: Mapping[str, Tensor]) -> None:
        """Take the weights of a BERT encoder by their usual names."""
        _copy(self.words.weight, tensors["embeddings.word_embeddings.weight"])
        _copy(self.positions.weight, tensors["embeddings.position_embeddings.weight"][:POSITIONS])
        _copy(self.told.weight, tensors["embeddings.token_type_embeddings.weight"])
        _copy_both(self.norm, tensors, "embeddings.LayerNorm")
        for at, layer in enumerate(self.layers):
            base = f"encoder.layer.{at}."
            for kind in ("weight", "bias"):
                parts = [tensors[f"{base}attention.self.{name}.{kind}"] for name in ("query", "key", "value")]
                _copy(getattr(layer.query_key_value, kind), torch.cat(parts))
            for part, name in _PARTS.items():
                _copy_both(getattr(layer, part), tensors, base + name)


_PARTS = {
    "attended": "attention.output.dense",
    "attended_norm": "attention.output.LayerNorm",
    "wide": "intermediate.dense",
    "narrow": "output.dense",
    "norm": "output.LayerNorm",
}


class Network(nn.Module):
    """The encoder with its heads."""

    def __init__(self, words: int) -> None:
        """Make a network for so many pieces of words."""
        super().__init__()
        self.encoder = Encoder(words)
        self.heads = nn.ModuleDict(
            {
                "telling": nn.Linear(WIDTH, len(TYPES)),
                "axes": nn.Linear(3 * WIDTH, WIDTH),
                **{axis: nn.Linear(WIDTH, len(values)) for axis, values in AXES.items()},
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
