"""Write a taught network as the files that reading uses: the encoder as eight-bit ONNX, the heads as arrays."""

from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import numpy as np
import torch
import torch.nn.functional as F  # noqa: N812
from onnxruntime.quantization import QuantType, quantize_dynamic
from torch import Tensor, nn

from flows.train.model import ATTENTION_HEADS, WIDTH, Encoder, Network

_OPSET = 17


class _Attention(torch.autograd.Function):
    """Attention over one window as the one operator that onnxruntime has for it; nothing is masked."""

    @staticmethod
    def forward(_: object, query: Tensor, key: Tensor, value: Tensor) -> Tensor:
        """Mix the values (windows, pieces, width) by heads."""
        rows, length, width = query.shape
        heads = [x.view(rows, length, ATTENTION_HEADS, -1).transpose(1, 2) for x in (query, key, value)]
        return F.scaled_dot_product_attention(*heads).transpose(1, 2).reshape(rows, length, width)

    @staticmethod
    def symbolic(graph: Any, query: Any, key: Any, value: Any) -> Any:  # noqa: ANN401  (torch has no public types here)
        """Write the operator."""
        mixed = graph.op("com.microsoft::MultiHeadAttention", query, key, value, num_heads_i=ATTENTION_HEADS)
        return mixed.setType(query.type())


class _Alone(nn.Module):
    """The encoder for one window, which needs no mask."""

    def __init__(self, encoder: Encoder) -> None:
        super().__init__()
        self.encoder = encoder

    def forward(self, ids: Tensor, told: Tensor, kinds: Tensor) -> Tensor:
        x = self.encoder.seen(ids, told, kinds)
        for layer in self.encoder.layers:
            x = layer.changed(x, _Attention.apply(*layer.query_key_value(x).split(WIDTH, -1)))
        return x


def write(network: Network, folder: Path) -> None:
    """Write `encoder.onnx` and `heads.npz` into a folder."""
    network.eval()
    folder.mkdir(parents=True, exist_ok=True)
    parts = {name.removeprefix("heads."): p for name, p in network.state_dict().items() if name.startswith("heads.")}
    parts |= {"distance": network.distance.weight, "apart": network.apart.weight}
    np.savez_compressed(folder / "heads.npz", **{n: p.detach().numpy().astype(np.float16) for n, p in parts.items()})
    _write_encoder(network.encoder, folder / "encoder.onnx")


def _write_encoder(encoder: Encoder, path: Path) -> None:
    window = torch.ones((1, 16), dtype=torch.long)
    names = ["ids", "told", "kinds"]
    with TemporaryDirectory() as made:
        whole = Path(made) / "whole.onnx"
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
        quantize_dynamic(whole, path, weight_type=QuantType.QInt8, per_channel=True)
