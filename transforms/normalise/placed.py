"""Decide which place a name means, how precise that is, and what the claim does to the presence there."""

import re
from functools import cache

from schemas.vocabulary import EventType, Factuality, Phase, PlaceRole, Resolution
from transforms.extract.spans import ReadClaim, ReadPlace
from transforms.lookups import THEATRE, reference, words

_AROUND = 24
_PRECISION = {"governorate": 4, "district": 3, "area": 5, "route": 5, "region": 5, "sea_area": 7, "country": 6}
_NEAR = 2
_GAINS = {
    EventType.REINFORCEMENT: 1,
    EventType.DEPLOYMENT: 1,
    EventType.REDEPLOYMENT: 1,
    EventType.EQUIPMENT_MOVE: 1,
    EventType.WITHDRAWAL: 1,
}
_CLAIM_EFFECT = {
    EventType.WITHDRAWAL: -1,
    EventType.REINFORCEMENT: 1,
    EventType.DEPLOYMENT: 1,
    EventType.HANDOVER: -1,
    EventType.CONTINUED_PRESENCE: 0,
}


def decide(place: ReadPlace, sentence: str, offset: int) -> tuple[str, Resolution]:
    """Return the place id for a read place and how it was decided.

    `sentence` is the text around the mention, `offset` its start in the document.
    """
    if place.mention is None:
        return place.ids[0], Resolution.THEATRE if place.ids == (THEATRE,) else Resolution.CONTEXT
    if len(place.ids) == 1:
        return place.ids[0], Resolution.UNIQUE
    start, end = place.mention.start - offset, place.mention.end - offset
    around = f"{sentence[max(0, start - _AROUND) : start]} {sentence[end : end + _AROUND]}".lower()
    kinds = _place_types()
    typed = [i for i in place.ids if kinds[i] in _type_words() and _type_words()[kinds[i]].search(around)]
    if len(typed) == 1:
        return typed[0], Resolution.TYPED
    return (typed or sorted(place.ids, key=lambda i: (kinds[i] != "town", place.ids.index(i))))[0], Resolution.PREFERRED


def geo_precision(place_id: str, *, near: bool) -> int:
    """Return the UCDP precision code of a place: 1 exact site or town .. 7 sea or unknown."""
    kind = _place_types()[place_id]
    code = _PRECISION.get(kind, 1)
    if kind not in _PRECISION and _coordinates()[place_id] in ("near", "none", None):
        code = _NEAR
    return max(code, _NEAR) if near else code


def place_effect(claim: ReadClaim, role: PlaceRole) -> int | None:
    """Return what a claim does to the presence at a place in a role: -1, 0, 1, or None when it does not say."""
    if claim.factuality.value.endswith("-") or claim.factuality is Factuality.UNKNOWN or claim.phase is Phase.HALTED:
        return None
    if claim.event_type in (EventType.NEGOTIATION, EventType.ACTIVITY_CHANGE):
        return None
    if claim.event_type is EventType.EQUIPMENT_MOVE and claim.phase is Phase.PLANNED and role is PlaceRole.ORIGIN:
        return None
    if role is PlaceRole.VIA:
        return 0
    if role is PlaceRole.ORIGIN:
        return -1
    if role is PlaceRole.DESTINATION:
        return _GAINS.get(claim.event_type)
    return 1 if claim.is_background else _CLAIM_EFFECT.get(claim.event_type)


def claim_effect(claim: ReadClaim) -> int | None:
    """Return what a claim as a whole does to the presence; None when it does not say."""
    if claim.factuality.value.endswith("-") or claim.factuality is Factuality.UNKNOWN or claim.phase is Phase.HALTED:
        return None
    return _CLAIM_EFFECT.get(claim.event_type)


@cache
def _type_words() -> dict[str, re.Pattern[str]]:
    """Words beside a name that say what kind of place is meant, by place type."""
    rows = words("place_type")
    kinds = dict.fromkeys(row["place_type"] for row in rows)
    return {kind: re.compile("|".join(r["pattern"] for r in rows if r["place_type"] == kind)) for kind in kinds}


@cache
def _place_types() -> dict[str, str]:
    return dict(reference("ref.place").select("place_id", "place_type").iter_rows())


@cache
def _coordinates() -> dict[str, str | None]:
    return dict(reference("ref.place").select("place_id", "coord_precision").iter_rows())
