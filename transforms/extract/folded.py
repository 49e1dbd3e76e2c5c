"""Text without what a name does not depend on: case, diacritics, typographic quotes, invisible marks."""

import unicodedata
from functools import lru_cache

_SAME = str.maketrans(
    {
        "ı": "i",
        "ک": "ك",
        "ی": "ي",
        "ە": "ه",
        "ø": "o",
        "ł": "l",
        "đ": "d",
        **dict.fromkeys("’ʼ´′", "'"),
        **dict.fromkeys("‘ʻʿʾ`", ""),  # ayn of transliterations, or a quote that opens
        **dict.fromkeys("“”„«»", '"'),
        **dict.fromkeys("–‑‐−―—", "-"),
        "ـ": "",  # kashida
    }
)


def fold(text: str) -> str:
    """Fold a text: case, marks, quotes; O(n). Equal names have equal folds."""
    return text.lower() if text.isascii() else "".join(map(fold_char, text))


@lru_cache(maxsize=8192)
def fold_char(char: str) -> str:
    """Fold one code point; invisible ones and combining marks fold to nothing, ligatures to several."""
    if char.isdecimal():
        return str(unicodedata.decimal(char))
    decomposed = unicodedata.normalize("NFKD", char.translate(_SAME).casefold())
    kept = "".join(c for c in decomposed if unicodedata.category(c) not in ("Mn", "Cf", "Cc") or c in "\n\t")
    return kept.translate(_SAME)
