"""A copy of a text for matching, with a map back to the text's own offsets.

Case, diacritics, typographic quotes, invisible and bidirectional marks do not matter to a name. Removing
them changes lengths (a Turkish dotted capital I folds to two code points), so every code point of the copy
knows where it came from.
"""

import unicodedata
from dataclasses import dataclass
from functools import lru_cache

_SAME = str.maketrans(
    {"ı": "i", "’": "'", "‘": "'", "ʼ": "'", "`": "'", "“": '"', "”": '"', "–": "-", "‑": "-", "—": "-", "ـ": ""}
)


@dataclass(frozen=True, slots=True)
class Folded:
    """Folded text and, for each of its code points, the offset in the original."""

    text: str
    origin: tuple[int, ...] | range

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Return the original span of a folded one; `end` is exclusive, the span not empty."""
        return self.origin[start], self.origin[end - 1] + 1


def fold(text: str) -> Folded:
    """Fold a text: case, marks, quotes; O(n)."""
    if text.isascii():
        return Folded(text.lower(), range(len(text)))
    parts = [_fold_char(char) for char in text]
    origin = tuple(i for i, part in enumerate(parts) for _ in part)
    return Folded("".join(parts), origin)


@lru_cache(maxsize=4096)
def _fold_char(char: str) -> str:
    decomposed = unicodedata.normalize("NFKD", char.translate(_SAME).casefold())
    return "".join(c for c in decomposed if unicodedata.category(c) not in ("Mn", "Cf", "Cc") or c in "\n\t")
