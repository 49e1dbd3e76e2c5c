"""What a claim does to the presence: at each of its places, and as a whole."""

from schemas.vocabulary import EventType, Factuality, Phase, PlaceRole
from transforms.extract.spans import ReadClaim

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
    if (
        role is PlaceRole.DESTINATION
        and claim.event_type is EventType.EQUIPMENT_MOVE
        and claim.phase is not Phase.COMPLETED
    ):
        return None  # what is to come has not come
    if role is PlaceRole.DESTINATION:
        return _GAINS.get(claim.event_type)
    return 1 if claim.is_background else _CLAIM_EFFECT.get(claim.event_type)


def claim_effect(claim: ReadClaim) -> int | None:
    """Return what a claim as a whole does to the presence; None when it does not say."""
    if claim.factuality.value.endswith("-") or claim.factuality is Factuality.UNKNOWN or claim.phase is Phase.HALTED:
        return None
    return _CLAIM_EFFECT.get(claim.event_type)
