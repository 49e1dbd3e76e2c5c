"""Fingerprints of texts: hashes of word sequences, and the sample of them by which copies are looked for.

The sample is MinHash by modulus: a sequence is kept when its hash falls into the lowest eighth, in every text alike. So
two samples share what the texts share, a short text is found inside a long one, and a print depends on one text alone.
"""

import re
from functools import lru_cache
from hashlib import blake2b

import numpy as np
from numpy.typing import NDArray

Hashes = NDArray[np.uint64]

WIDTH = 5
"""Words in a sequence: five are seldom the same by chance."""

_SHARE = 8
_WHOLE = 64
"""A text with fewer sequences is kept whole: an eighth of it would be too few to be found by."""

_BITS = 60
_ODD = np.uint64(0x9E3779B97F4A7C15)
_WORD = re.compile(r"\w+")


def sequences(text: str, width: int = WIDTH) -> Hashes:
    """Return the distinct hashes of all sequences of `width` words, sorted; below 2**60; O(length of text)."""
    words = np.array([_hash(word) for word in _WORD.findall(text.lower())], dtype=np.uint64)
    count = len(words) - width + 1
    if count < 1:
        return np.empty(0, dtype=np.uint64)
    mixed = np.zeros(count, dtype=np.uint64)
    for step in range(width):
        mixed = _mix(mixed + words[step : step + count])
    return np.unique(mixed >> np.uint64(64 - _BITS))


def sample(hashes: Hashes) -> Hashes:
    """Return the part of the hashes by which a text is looked for."""
    return hashes if len(hashes) < _WHOLE else hashes[hashes < np.uint64(2**_BITS // _SHARE)]


def shared(one: Hashes, other: Hashes) -> int:
    """Count what two texts have in common."""
    return len(np.intersect1d(one, other, assume_unique=True))


def _mix(values: Hashes) -> Hashes:
    """Spread the bits, so that neighbouring sums fall far apart (splitmix64)."""
    values = values * _ODD
    values ^= values >> np.uint64(29)
    return values


@lru_cache(maxsize=1 << 17)
def _hash(word: str) -> int:
    return int.from_bytes(blake2b(word.encode("utf-8", "surrogatepass"), digest_size=8).digest(), "big")
