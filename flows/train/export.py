"""Write a taught network as the files that reading uses: the encoder as eight-bit ONNX, the heads as arrays."""

from pathlib import Path
from tempfile import TemporaryDirectory

import numpy as np
import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from torch import Tensor, nn

from flows.train.model import Encoder, Network

_OPSET = 17


class _Alone(nn.Module):
    """The encoder for one window, which needs no mask."""

    def __init__(self, encoder: Encoder) -> None:
        super().__init__()
        self.encoder = encoder

    def forward(self, ids: Tensor, told: Tensor, kinds: Tensor) -> Tensor:
        states: Tensor = self.encoder(ids, told, kinds, torch.ones_like(ids, dtype=torch.bool))
        return states


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
            dynamo=False,
        )
        quantize_dynamic(whole, path, weight_type=QuantType.QInt8, per_channel=True)
