"""Read how a text speaks of places: the name with the words that belong to it, and what is no place after all.

'the port of Tartus', '20 km south of Manbij', 'eastern countryside of Homs', 'the base there'. Which place is meant,
and how precisely, is decided in transforms/normalise/placed.py.
"""

import re
from typing import NamedTuple

from transforms.extract.acting import is_other
from transforms.extract.coded import Coded, code
from transforms.extract.signs import Token, signs

_NEAR_BY = 40
"""Code points within which the words that belong to a name stand."""

_LINK = re.compile(r"[ \-](?:(?:of|in|at|the|to|from|near|city|город[ае]?|в|на|مدينة|في)[ ]){0,3}[“«\"]?")
"""What may stand between 'port' and 'Tartus'."""

_TAIL = re.compile(r"[”»\"]?(?:['’]\w{0,6})?[ \-](?:(?:\d+ ?\w+|مدينة|merkez) ){0,1}")
"""What may stand between 'Tartus' and 'port', 'Münbiç' and 'güneyinde'."""

_DISTANCE = re.compile(
    r"(\d+(?:[.,]\d+)?)[ -]?(?:km|kms|kilomet\w+|miles?|км|километр\w*|كيلومتر\w*|كلم|كم)\b(?:\W+\w+)?\W*$",
    re.IGNORECASE,
)
_FAR = re.compile(r"(\d+(?:[.,]\d+)?)[ -]?(?:km|kilomet\w+|miles?|км)", re.IGNORECASE)
_FROM = re.compile(r" (?:from|от|عن|من) $")
_AWAY = (" from ", " от ", " عن ", " من ")
_TAKEN_UP = ("base", "airport", "port", "naval", "town")
_DEFINITE = re.compile(r"\b(?:the|that|this|same)(?: \w+)? $", re.IGNORECASE)


class Toponym(NamedTuple):
    """How a text speaks of a place: its span, the bearers of the name, the words beside it."""

    start: int
    end: int
    ids: tuple[str, ...]
    types: tuple[str, ...] = ()
    """Kinds of place told beside the name, nearest first."""
    relation: str = ""
    """near, bearing, part or sea; empty when the place itself is meant."""
    part: str = ""
    """Direction or kind of land told with the relation: north, east, coast."""
    distance_km: float | None = None
    corrected: bool = False
    """Whether a reviewer corrected what the name means."""


def toponyms(text: str) -> list[Toponym]:
    """Return the places that a text names or takes up again, in order; O(length of text).

    A back reference ('the base') has no ids. Capitals that act, ships, outlets and persons with a name of a
    place are left out.
    """
    coded = code(text)
    found = _read(coded.seen, signs(coded, coded.seen))
    return found if coded.origin is None else [_placed(coded, t) for t in found]


def _placed(coded: Coded, toponym: Toponym) -> Toponym:
    start, end = coded.span(toponym.start, toponym.end)
    return Toponym(start, end, *toponym[2:])


def _read(text: str, tokens: list[Token]) -> list[Toponym]:
    found: list[Toponym] = []
    for at, (start, end, sign) in enumerate(tokens):
        if sign.ids:
            if _stands_alone(text, tokens, at):
                found.append(Toponym(start, end, sign.ids, corrected=sign.corrected))
            elif not is_other(text, tokens, at):
                found.append(_phrase(text, tokens, at))
        elif found and sign.cue == "type" and _takes_up(text, tokens, at):
            found.append(Toponym(start, end, (), (sign.value,)))
    return found


def _stands_alone(text: str, tokens: list[Token], at: int) -> bool:
    """Most names do: no word about places near enough to belong to them."""
    start, end, sign = tokens[at]
    if sign.acts or text.startswith("-", end) or text.endswith(_AWAY, 0, start):
        return False
    before = tokens[at - 1] if at else None
    after = tokens[at + 1] if at + 1 < len(tokens) else None
    return not (before and before.sign.cue and start - before.end < _NEAR_BY) and not (
        after and after.sign.cue and after.start - end < _NEAR_BY
    )


def _phrase(text: str, tokens: list[Token], at: int) -> Toponym:
    """The name with all the words that belong to it."""
    start, end, sign = tokens[at]
    types: list[str] = []
    relation, part, distance = "", "", None
    for side in (reversed(tokens[max(0, at - 3) : at]), tokens[at + 1 : at + 4]):
        for token in side:
            if not _belongs(text, token, start, end):
                break
            if token.sign.cue == "type":
                types.append(token.sign.value)
            elif relation != "part":
                relation, part = token.sign.cue, token.sign.value
            distance = distance or _distance(text, token, start, end)
            start, end = min(start, token.start), max(end, token.end)
    away = _from(text, start) if not relation and text.endswith(_AWAY, 0, start) else None
    if away:
        return Toponym(away[0], end, sign.ids, tuple(types), "bearing", "", away[1])
    if distance:
        start = min(start, distance[0])
    return Toponym(
        start, end, sign.ids, tuple(types), relation, part, distance[1] if distance else None, sign.corrected
    )


def _belongs(text: str, token: Token, start: int, end: int) -> bool:
    """Tell whether a word belongs to the name that spans from start to end, on the side where it stands."""
    cue, side = token.sign.cue, token.sign.side
    if cue not in ("type", "near", "bearing", "part", "sea"):
        return False
    if token.end <= start:
        return side != "after" and start - token.end < _NEAR_BY and bool(_LINK.fullmatch(text, token.end, start))
    return side != "before" and token.start - end < _NEAR_BY and bool(_TAIL.fullmatch(text, end, token.start))


def _distance(text: str, token: Token, start: int, end: int) -> tuple[int, float] | None:
    """'20 km' before 'south of', or between a name and 'güneyinde'."""
    if token.sign.cue not in ("bearing", "near"):
        return None
    if token.start >= end:
        told = _FAR.search(text, end, token.start)
        return (start, float(told[1].replace(",", "."))) if told else None
    return _ending(text, token.start)


def _from(text: str, start: int) -> tuple[int, float] | None:
    """'30 km from Damascus'."""
    said = _FROM.search(text, max(0, start - 8), start)
    return _ending(text, said.start()) if said else None


def _ending(text: str, until: int) -> tuple[int, float] | None:
    told = _DISTANCE.search(text, max(0, until - _NEAR_BY), until)
    return (told.start(), float(told[1].replace(",", "."))) if told else None


def _takes_up(text: str, tokens: list[Token], at: int) -> bool:
    """'the base', 'that town', 'القاعدة': a kind of place with nothing beside it that names one."""
    start, _, sign = tokens[at]
    if sign.value not in _TAKEN_UP or any(
        _touches(text, tokens[i], tokens[at]) for i in (at - 1, at + 1) if _has(tokens, i)
    ):
        return False
    if sign.language == "en":
        return bool(_DEFINITE.search(text, max(0, start - 24), start))
    return sign.language != "ar" or text.startswith("ال", start)


def _has(tokens: list[Token], at: int) -> bool:
    return 0 <= at < len(tokens)


def _touches(text: str, token: Token, other: Token) -> bool:
    """Tell whether a name stands beside a word about places, with no more than a link between."""
    gap = text[token.end : other.start] if token.end <= other.start else text[other.end : token.start]
    return bool(token.sign.ids) and len(gap) < _NEAR_BY and bool(_LINK.fullmatch(gap) or _TAIL.fullmatch(gap))
