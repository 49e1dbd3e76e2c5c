"""What a claim does to the presence: at each of its places, and as a whole."""

import re
from functools import cache

from schemas.vocabulary import EventType, Factuality, Phase, PlaceRole
from transforms.extract.countries import OURS
from transforms.extract.spans import ReadClaim
from transforms.lookups import reference

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


def place_effect(claim: ReadClaim, role: PlaceRole, place_id: str | None = None) -> int | None:
    """Return what a claim does to the presence at a place in a role: -1, 0, 1, or None when it does not say.

    At home, and on the seas on the way, there is no presence to speak of; what only carries comes and goes.
    """
    if place_id in _at_home() or _only_carries(claim) or _is_of_others(claim):
        return None
    if claim.factuality.value.endswith("-") or claim.factuality is Factuality.UNKNOWN or claim.phase is Phase.HALTED:
        return None
    if claim.event_type in (EventType.NEGOTIATION, EventType.ACTIVITY_CHANGE):
        return None
    if role is PlaceRole.VIA:
        return 0
    if role is PlaceRole.ORIGIN:
        return -1
    if (
        role is PlaceRole.DESTINATION
        and claim.event_type is EventType.EQUIPMENT_MOVE
        and claim.phase is not Phase.COMPLETED
        and not any(p.role is PlaceRole.ORIGIN and p.mention for p in claim.places)
    ):
        return None  # what is to come has not come, unless it is told what it leaves for there
    if role is PlaceRole.DESTINATION:
        return _GAINS.get(claim.event_type)
    return 1 if claim.is_background else _CLAIM_EFFECT.get(claim.event_type)


def claim_effect(claim: ReadClaim) -> int | None:
    """Return what a claim as a whole does to the presence; None when it does not say."""
    if claim.factuality.value.endswith("-") or claim.factuality is Factuality.UNKNOWN or claim.phase is Phase.HALTED:
        return None
    return _CLAIM_EFFECT.get(claim.event_type)


def _is_of_others(claim: ReadClaim) -> bool:
    """A move of what the fallen government's army had: no Russian force comes or goes with it."""
    told = claim.sentence.text[claim.start - claim.sentence.start : claim.end - claim.sentence.start]
    return claim.event_type in _MOVES and _OF_OTHERS.search(told) is not None


_MOVES = (EventType.EQUIPMENT_MOVE, EventType.REDEPLOYMENT, EventType.WITHDRAWAL)
_MOVED = r"(?:officers?|generals?|commanders?|equipment|kit|hardware|aircraft|helicopters|tanks|weapons|personnel)"
_ARMY = r"(?:army|military|government|regime|air force)"
_OF_OTHERS = re.compile(
    rf"(?<!Russian and )\b(?:Syrian|Assad['’]s|regime)(?: {_ARMY})? {_MOVED}\b|\b{_MOVED} (?:from|of|belonging to) "
    rf"(?:the )?(?:former |fallen |old )?(?:Assad|regime|government|Syrian {_ARMY})",
    re.IGNORECASE,
)


def _only_carries(claim: ReadClaim) -> bool:
    """A move of nothing but cargo planes or ships: it does not say that what they carry came to stay."""
    told = [m.mention for m in claim.materiel if m.mention.text.lower() not in _UNTOLD]
    moved = {bearer for mention in told for bearer in mention.ids}
    return claim.event_type is EventType.EQUIPMENT_MOVE and bool(moved) and moved <= _carriers()


_UNTOLD = frozenset({"plane", "planes"})
"""Words that take up: 'one plane' beside two cargo planes is one of them."""


@cache
def _carriers() -> frozenset[str]:
    rows = reference("ref.materiel").select("materiel_id", "subtype").iter_rows()
    return frozenset(materiel for materiel, subtype in rows if subtype in _CARRIES)


_CARRIES = frozenset({"transport", "heavy_transport", "passenger", "cargo", "ro_ro_cargo", "landing_ship"})


@cache
def _at_home() -> frozenset[str]:
    """Places in the country of the force, and seas of no country but the one off the theatre's coast."""
    rows = reference("ref.place").select("place_id", "country", "place_type").iter_rows()
    return frozenset(
        place
        for place, country, kind in rows
        if country == OURS or (kind == "sea_area" and country is None and place != _OFF_COAST)
    )


_OFF_COAST = "east_med"
