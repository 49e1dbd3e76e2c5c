"""Cut a sentence into the pieces of words that the encoder knows, each with its span."""

from functools import cache
from typing import NamedTuple

from tokenizers import Tokenizer

from transforms.lookups import folder_of

_PLAIN = str.maketrans("’‘“”–—", "''\"\"--")
"""Typographic signs and the plain ones that texts were mostly taught with, one for one."""


class Piece(NamedTuple):
    """A piece of a word: its number in the vocabulary, its span in the text that was cut, whether a word begins."""

    id: int
    start: int
    end: int
    begins: bool


def pieces(text: str, most: int) -> list[Piece]:
    """Return the first `most` pieces of a text, in order."""
    cut = _tokenizer().encode(text.translate(_PLAIN), add_special_tokens=False)
    parts = zip(cut.ids[:most], cut.offsets[:most], cut.tokens[:most], strict=True)
    return [Piece(i, *span, not token.startswith("##")) for i, span, token in parts]


@cache
def marks() -> tuple[int, int]:
    """Return the marks at the start of a window and after each sentence."""
    known = _tokenizer().get_vocab()
    return known["[CLS]"], known["[SEP]"]


@cache
def _tokenizer() -> Tokenizer:
    return Tokenizer.from_str(folder_of("weights").joinpath("wordpieces.json").read_text("utf-8"))
