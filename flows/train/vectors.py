"""`python -m flows.train.vectors`: write the word vectors anew from a sentence encoder, once and for all words alone.

The encoder is all-MiniLM-L6-v2 (Apache-2.0), as a package with its weights; each word of its vocabulary is encoded by
itself, the vectors are brought to 96 numbers by principal components and stored as signed bytes. Reading needs none.
"""

import json
import re
from importlib.resources import files
from math import sqrt
from pathlib import Path
from typing import NamedTuple
from zipfile import ZipFile

import numpy as np
from scipy.special import erf

from transforms.extract.weighing import Floats

OUT = Path("transforms/lookups/weights/vectors.npz")
_WIDTH, _FITTED, _BATCH = 96, 6000, 256
_LAYERS, _HEADS = 6, 12
_PLAIN = re.compile(r"[a-z][a-z'-]+")


class Encoder(NamedTuple):
    """The tensors of the encoder by name and the place of each piece of a word in its vocabulary."""

    tensors: dict[str, Floats]
    vocabulary: dict[str, int]


def main() -> None:
    """Write the vectors of all plain English words that the encoder knows."""
    encoder = _load(Path(str(files("all_minilm_l6_v2"))))
    pieces = [w for w in sorted(encoder.vocabulary, key=encoder.vocabulary.__getitem__) if not w.startswith("[")]
    vectors = _narrowed(_encoded(encoder, pieces))
    kept = sorted(i for i, word in enumerate(pieces) if _PLAIN.fullmatch(word))
    order = sorted(kept, key=pieces.__getitem__)
    rows = np.round(vectors[order] * 127).astype(np.int8)
    np.savez_compressed(OUT, words=np.array([pieces[i] for i in order]), rows=rows)


def _load(package: Path) -> Encoder:
    with ZipFile(package / "model.zip") as packed:
        raw, told = (
            packed.read(next(n for n in packed.namelist() if n.endswith(name)))
            for name in ("model.safetensors", "tokenizer.json")
        )
    size = int.from_bytes(raw[:8], "little")
    header = {k: v for k, v in json.loads(raw[8 : 8 + size]).items() if k != "__metadata__" and v["dtype"] == "F32"}
    body = memoryview(raw)[8 + size :]
    tensors = {
        name.removeprefix("bert."): np.frombuffer(body[slice(*told["data_offsets"])], np.float32).reshape(told["shape"])
        for name, told in header.items()
    }
    return Encoder(tensors, json.loads(told)["model"]["vocab"])


def _encoded(encoder: Encoder, pieces: list[str]) -> Floats:
    first, last = encoder.vocabulary["[CLS]"], encoder.vocabulary["[SEP]"]
    ids = np.array([[first, encoder.vocabulary[piece], last] for piece in pieces])
    return np.concatenate([_forward(encoder.tensors, ids[i : i + _BATCH]) for i in range(0, len(ids), _BATCH)])


def _narrowed(vectors: Floats) -> Floats:
    """Centre, turn to principal components (of the commonest words), cut and bring to length 1."""
    centred = vectors - vectors.mean(axis=0)
    _, _, axes = np.linalg.svd(centred[:_FITTED], full_matrices=False)
    narrow = centred @ axes[:_WIDTH].T
    return np.asarray(narrow / (np.linalg.norm(narrow, axis=1, keepdims=True) + 1e-9), np.float32)


def _forward(t: dict[str, Floats], ids: np.ndarray) -> Floats:
    """Run the encoder over rows of ids; the mean of its last states."""
    x = t["embeddings.word_embeddings.weight"][ids] + t["embeddings.position_embeddings.weight"][: ids.shape[1]]
    x = _normed(t, "embeddings.LayerNorm", x + t["embeddings.token_type_embeddings.weight"][0])
    for layer in range(_LAYERS):
        at = f"encoder.layer.{layer}."
        x = _normed(t, f"{at}attention.output.LayerNorm", x + _attended(t, at, x))
        inner = _linear(t, f"{at}intermediate.dense", x)
        inner = inner * 0.5 * (1 + erf(inner / sqrt(2)))
        x = _normed(t, f"{at}output.LayerNorm", x + _linear(t, f"{at}output.dense", inner))
    return np.asarray(x.mean(axis=1), np.float32)


def _attended(t: dict[str, Floats], at: str, x: Floats) -> Floats:
    rows, length, width = x.shape
    parts = (_linear(t, f"{at}attention.self.{name}", x) for name in ("query", "key", "value"))
    query, key, value = (p.reshape(rows, length, _HEADS, -1).transpose(0, 2, 1, 3) for p in parts)
    scores = query @ key.transpose(0, 1, 3, 2) / sqrt(width // _HEADS)
    shares = np.exp(scores - scores.max(axis=-1, keepdims=True))
    mixed = (shares / shares.sum(axis=-1, keepdims=True)) @ value
    return _linear(t, f"{at}attention.output.dense", mixed.transpose(0, 2, 1, 3).reshape(rows, length, width))


def _linear(t: dict[str, Floats], name: str, x: Floats) -> Floats:
    return np.asarray(x @ t[f"{name}.weight"].T + t[f"{name}.bias"])


def _normed(t: dict[str, Floats], name: str, x: Floats) -> Floats:
    mean = x.mean(axis=-1, keepdims=True)
    spread = np.sqrt(((x - mean) ** 2).mean(axis=-1, keepdims=True) + 1e-12)
    return np.asarray((x - mean) / spread * t[f"{name}.weight"] + t[f"{name}.bias"])


if __name__ == "__main__":
    main()
