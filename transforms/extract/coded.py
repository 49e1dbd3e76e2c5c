"""A text as one byte a folded letter, for matching at full speed, with a map back to the text's own offsets.

Folding removes code points (combining and invisible marks) and splits others (ligatures), so every byte knows where
it came from. The first letter of a word has the high bit set: a name can only begin where a word begins. All that
separates words is one of three: JOIN (blank, hyphen), APOSTROPHE, STOP (any other mark, line end).
"""

import unicodedata
from dataclasses import dataclass
from functools import cache
from typing import Any

import numpy as np

from transforms.extract.folded import fold_char

JOIN, APOSTROPHE, STOP = b"\x03", b"\x04", b"\x05"
INITIAL = 0x80

_UNKNOWN, _DROPPED, _SEVERAL, _OTHER_LETTER = 0, 1, 2, 6
_SEPARATORS = dict.fromkeys(" -\t\xa0", JOIN[0]) | {"'": APOSTROPHE[0]}
_LETTERS = "_@0123456789abcdefghijklmnopqrstuvwxyzабвгдежзиклмнопрстуфхцчшщъыьэюяієґءابةتثجحخدذرزسشصضطظعغفقكلمنهوىيپچگڤ"
"""What names are written in, folded; `_` and `@` are letters so that handles are no names. Others are all alike."""

_CODE = {letter: code for code, letter in enumerate(_LETTERS, start=_OTHER_LETTER + 1)}
_EM_DASHES = "—―"
Codes = np.ndarray[Any, np.dtype[np.uint8]]


@dataclass(frozen=True, slots=True)
class Coded:
    """Folded text, one byte a letter, and for each byte the offset in the original (None: the same)."""

    codes: bytes
    text: str = ""
    origin: np.ndarray[Any, np.dtype[np.int64]] | None = None

    @property
    def seen(self) -> str:
        """The text without what a reader does not see, as long as its codes."""
        if self.origin is None:
            return self.text
        return str(_points(self.text)[self.origin].tobytes(), "utf-32-le", "surrogatepass")

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Return the original span of a coded one, marks on its last letter included; the span is not empty."""
        if self.origin is None:
            return start, end
        last = int(self.origin[end - 1]) + 1
        while unicodedata.combining(self.text[last : last + 1] or " "):
            last += 1
        return int(self.origin[start]), last


def code(text: str) -> Coded:
    """Code a text; O(n)."""
    points = _points(text)
    codes = _table()[points]
    if (least := codes.min(initial=_OTHER_LETTER)) == _UNKNOWN:
        _learn(np.unique(points[codes == _UNKNOWN]))
        codes = _table()[points]
        least = codes.min()
    origin = None
    if least <= _SEVERAL:
        codes, origin = _spread(text, codes)
    inside = codes >= _OTHER_LETTER
    first = inside.copy()
    first[1:] &= ~inside[:-1]
    codes |= first.view(np.uint8) << 7
    return Coded(codes.tobytes(), text, origin)


def _points(text: str) -> np.ndarray[Any, np.dtype[np.uint32]]:
    return np.frombuffer(text.encode("utf-32-le", "surrogatepass"), np.uint32)


def _spread(text: str, codes: Codes) -> tuple[Codes, np.ndarray[Any, np.dtype[np.int64]]]:
    """Leave out what folds to nothing and write out what folds to several letters."""
    several = np.flatnonzero(codes == _SEVERAL)
    lengths = (codes != _DROPPED).astype(np.int64)
    folds = [[_code(c) for c in fold_char(text[at])] for at in several]
    lengths[several] = [len(fold) for fold in folds]
    origin = np.repeat(np.arange(len(codes)), lengths)
    spread = codes[origin]
    starts = np.cumsum(lengths)
    for at, fold in zip(several, folds, strict=True):
        spread[starts[at] - len(fold) : starts[at]] = fold
    return spread, origin


@cache
def _table() -> Codes:
    """Code of every code point; unknown until first met, for few of them ever are."""
    return np.zeros(0x110000, np.uint8)


def _learn(points: np.ndarray[Any, np.dtype[np.uint32]]) -> None:
    for point in points:
        char = chr(point)
        folded = fold_char(char)
        if char in _EM_DASHES:
            learned = STOP[0]
        elif len(folded) == 1:
            learned = _code(folded)
        else:
            learned = _SEVERAL if folded else _DROPPED
        _table()[point] = learned


def _code(letter: str) -> int:
    if letter in _CODE:
        return _CODE[letter]
    return _SEPARATORS.get(letter, _OTHER_LETTER if letter.isalnum() else STOP[0])
