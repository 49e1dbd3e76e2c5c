"""Write a taught network as the files that reading uses: the encoder as eight-bit ONNX, the heads as arrays."""

import zlib
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import numpy as np
import onnx
import torch
import torch.nn.functional as F  # noqa: N812
from onnx import numpy_helper
from onnxruntime.quantization import QuantType, quantize_dynamic
from torch import Tensor, nn
from torch.onnx.symbolic_helper import _optional_input_placeholder_tensor

from flows.train.grid import settle
from flows.train.model import ATTENTION_HEADS, WIDTH, Encoder, Network

_OPSET = 17


class _Attention(torch.autograd.Function):
    """Attention over one window as the one operator that onnxruntime has for it; nothing is masked."""

    @staticmethod
    def forward(_: object, query: Tensor, key: Tensor, value: Tensor, leaning: Tensor) -> Tensor:
        """Mix the values (windows, pieces, width) by heads, which lean by distance."""
        rows, length, width = query.shape
        heads = [x.view(rows, length, ATTENTION_HEADS, -1).transpose(1, 2) for x in (query, key, value)]
        return F.scaled_dot_product_attention(*heads, attn_mask=leaning).transpose(1, 2).reshape(rows, length, width)

    @staticmethod
    def symbolic(graph: Any, query: Any, key: Any, value: Any, leaning: Any) -> Any:  # noqa: ANN401  (torch has no types)
        """Write the operator; it takes what is added to the scores behind a bias and a mask that are not given."""
        none = _optional_input_placeholder_tensor(graph)
        inputs = (query, key, value, none, none, leaning)
        mixed = graph.op("com.microsoft::MultiHeadAttention", *inputs, num_heads_i=ATTENTION_HEADS)
        return mixed.setType(query.type())


class _Alone(nn.Module):
    """The encoder for one window, which needs no mask."""

    def __init__(self, encoder: Encoder) -> None:
        super().__init__()
        self.encoder = encoder

    def forward(self, ids: Tensor, told: Tensor, kinds: Tensor) -> Tensor:
        x = self.encoder.seen(ids, told, kinds)
        leaning = self.encoder.leans(ids.shape[1])
        for layer in self.encoder.layers:
            x = layer.changed(x, _Attention.apply(*layer.query_key_value(x).split(WIDTH, -1), leaning))
        return x


def write(network: Network, folder: Path) -> None:
    """Write `encoder.onnx.z` and `heads.npz` into a folder."""
    network.eval()
    settle(network.encoder.layers)
    folder.mkdir(parents=True, exist_ok=True)
    parts = {name.removeprefix("heads."): p for name, p in network.state_dict().items() if name.startswith("heads.")}
    parts |= {"distance": network.distance.weight, "apart": network.apart.weight}
    _store(parts, folder / "heads.npz")
    (folder / "encoder.onnx.z").write_bytes(_packed(_encoder(network.encoder)))


def write_words(weights: dict[str, Tensor], folder: Path) -> None:
    """Write what words weigh as `candidates.npz` into a folder."""
    folder.mkdir(parents=True, exist_ok=True)
    _store(weights, folder / "candidates.npz")


def _store(parts: dict[str, Tensor], path: Path) -> None:
    np.savez_compressed(path, **{name: part.detach().numpy().astype(np.float16) for name, part in parts.items()})


def _packed(content: bytes) -> bytes:
    """Pack by how often each byte is; nothing repeats in weights."""
    packer = zlib.compressobj(9, strategy=zlib.Z_HUFFMAN_ONLY)
    return packer.compress(content) + packer.flush()


def _encoder(encoder: Encoder) -> bytes:
    window = torch.ones((1, 16), dtype=torch.long)
    names = ["ids", "told", "kinds"]
    with TemporaryDirectory() as made:
        whole, eight_bit = Path(made) / "whole.onnx", Path(made) / "eight_bit.onnx"
        torch.onnx.export(
            _Alone(encoder),
            (window, window, window),
            str(whole),
            input_names=names,
            output_names=["states"],
            dynamic_axes={name: {1: "pieces"} for name in [*names, "states"]},
            opset_version=_OPSET,
            custom_opsets={"com.microsoft": 1},
            dynamo=False,
        )
        model = onnx.load(whole)
        leaning = [node.name for node in model.graph.node if "leaning" in node.name]  # else made whole in every layer
        quantize_dynamic(whole, eight_bit, weight_type=QuantType.QInt8, per_channel=True, nodes_to_exclude=leaning)
        return _packable(model, onnx.load(eight_bit))


_SMALL = 300_000
"""Values of the largest table that is not on a grid."""


def _packable(whole: onnx.ModelProto, eight_bit: onnx.ModelProto) -> bytes:
    """Store weights on a grid as numbers of its steps, which pack to a fifth; what they mean stays the same."""
    weights = {w.name: numpy_helper.to_array(w) for w in whole.graph.initializer}
    stored = {w.name: w for w in eight_bit.graph.initializer}
    for name, weight in weights.items():
        if f"{name}_quantized" in stored and weight.size > _SMALL:
            steps = np.abs(np.where(weight == 0, np.inf, weight)).min(axis=0 if stored[f"{name}_scale"].dims else None)
            zero = numpy_helper.to_array(stored[f"{name}_zero_point"])
            middle = 128 if zero.dtype == np.uint8 else 0
            counted = (weight / steps).round() + middle
            for part, values in (("quantized", counted), ("scale", steps), ("zero_point", np.full_like(zero, middle))):
                kept = stored[f"{name}_{part}"]
                kind = numpy_helper.to_array(kept).dtype
                kept.CopyFrom(numpy_helper.from_array(np.asarray(values, kind), kept.name))
    return bytes(eight_bit.SerializeToString())
