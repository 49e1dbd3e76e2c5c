"""What materiel a claim names, and how many."""

import re
from functools import cache

from spacy.tokens import Token

from transforms.extract.context import View
from transforms.extract.spans import ReadMateriel
from transforms.lookups import words

Bounds = tuple[int | None, int | None]

_LOOK_BACK = 4
"""Words before a noun within which its number stands."""

_THOUSANDS = re.compile(r"(?<=\d)[,\s](?=\d{3}\b)")
_BREAK = re.compile(r"[,;:.!?]\s|\band\b")
_YEAR = re.compile(r"(?:19|20)\d\d")
_COUNTED = re.compile(r"(\d{1,4})-[a-z]+")
"""'25-vehicle', as in 'a 25-vehicle convoy'."""

_ABOUT = {"about", "around", "approximately", "roughly", "nearly", "almost", "some"}
_AT_MOST = {"fewer", "less", "most", "up", "under", "no"}
"""'no more than', 'fewer than'; but 'no fewer than' is a lower bound."""

_AT_LEAST = {"least", "over", "than"}
_TOLERANCE = 0.2
"""'About 30' is read as 24 to 36."""


def materiel(view: View, clause: list[Token]) -> tuple[ReadMateriel, ...]:
    """Return the materiel named in a clause with the bounds of its number; None where none is told."""
    text, offset = view.sentence.text, view.sentence.start
    return tuple(ReadMateriel(m, *quantity(text[: m.start - offset])) for m in view.of(clause, "materiel"))


def quantity(before: str) -> Bounds:
    """Read the number that ends the words before a noun: 'at least two Antonov' gives (2, None)."""
    near = _BREAK.split(_THOUSANDS.sub("", before.lower()))[-1]
    tokens = re.findall(r"[\w-]+", near)[-_LOOK_BACK - 2 :]
    for i in range(len(tokens) - 1, max(-1, len(tokens) - _LOOK_BACK - 1), -1):
        bounds = _number(tokens[i])
        article_far_away = tokens[i] in ("a", "an") and i < len(tokens) - 2
        if bounds and not article_far_away:
            return _widened(bounds, set(tokens[max(0, i - 3) : i]))
    return None, None


def _widened(bounds: Bounds, earlier: set[str]) -> Bounds:
    low, high = bounds
    if low is None or high is None:
        return bounds
    if earlier & _AT_MOST and not ("no" in earlier and earlier & {"fewer", "less"}):
        return None, high
    if earlier & _AT_LEAST:
        return low, None
    if earlier & _ABOUT:
        return round(low * (1 - _TOLERANCE)), round(high * (1 + _TOLERANCE))
    return bounds


def _number(token: str) -> Bounds | None:
    if token.isdecimal() and len(token) < 6:
        return (int(token), int(token)) if not _YEAR.fullmatch(token) else None
    counted = _COUNTED.fullmatch(token)
    if counted:
        return int(counted[1]), int(counted[1])
    return _numbers().get(token)


@cache
def _numbers() -> dict[str, Bounds]:
    return {row["word"]: (int(row["min"]), int(row["max"]) if row["max"] else None) for row in words("number")}
