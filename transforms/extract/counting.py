"""What materiel a claim names, and how many."""

import re

from spacy.tokens import Token

from transforms.extract.context import View
from transforms.extract.spans import ReadMateriel

_WORDS = {w: n for n, w in enumerate(["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"])} | {
    "a": 1, "an": 1, "single": 1, "pair": 2, "both": 2, "fifteen": 15, "twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "hundred": 100,
}  # fmt: skip
_VAGUE = {
    "several": (3, None),
    "dozens": (24, None),
    "scores": (40, None),
    "hundreds": (200, None),
    "dozen": (12, 12),
    "some": (None, None),
}
_ABOUT = {"about", "around", "approximately", "roughly", "nearly", "almost", "some"}
_AT_LEAST = {"least", "over", "than"}


def materiel(view: View, clause: list[Token]) -> tuple[ReadMateriel, ...]:
    """Return the materiel named in a clause with the bounds of its number; None where none is told."""
    return tuple(
        ReadMateriel(m, *quantity(view.sentence.text[: m.start - view.sentence.start]))
        for m in view.of(clause, "materiel")
    )


def quantity(before: str) -> tuple[int | None, int | None]:
    """Read the number that ends the words before a noun: 'at least two Antonov' gives (2, None)."""
    tokens = re.findall(r"[\w-]+", before.lower())[-6:]
    for i in range(len(tokens) - 1, max(-1, len(tokens) - 5), -1):
        token = tokens[i]
        earlier = set(tokens[max(0, i - 2) : i])
        number = _WORDS.get(token, int(token) if token.isdigit() and len(token) < 5 else None)
        if token in _VAGUE:
            return _VAGUE[token]
        if number is not None and not (token in ("a", "an") and i < len(tokens) - 2):
            if earlier & _AT_LEAST:
                return number, None
            if earlier & _ABOUT:
                return round(number * 0.8), round(number * 1.2)
            return number, number
    return None, None
