"""One pattern for many words that is tried letter by letter, not word by word."""

import re
from collections.abc import Iterable
from typing import Any


def any_of(words: Iterable[str]) -> str:
    """Return a pattern for the longest of some words that stands in a place; O(letters of the longest) to match."""
    tree: dict[str, Any] = {}
    for word in words:
        at = tree
        for letter in word:
            at = at.setdefault(letter, {})
        at[_END] = {}
    return _pattern(tree)


_END = ""


def _pattern(tree: dict[str, Any]) -> str:
    goes_on = [re.escape(letter) + _pattern(rest) for letter, rest in tree.items() if letter != _END]
    if not goes_on:
        return ""
    return f"(?:{'|'.join(goes_on)}){'?' if _END in tree else ''}"
