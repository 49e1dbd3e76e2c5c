"""Types of event that tell one thing in other words: a denied withdrawal is a stay, a convoy that goes a leaving."""

from schemas.vocabulary import EventType

_FAMILY = {
    EventType.WITHDRAWAL: "leaving",
    EventType.REINFORCEMENT: "coming",
    EventType.DEPLOYMENT: "coming",
    EventType.REDEPLOYMENT: "moving",
    EventType.EQUIPMENT_MOVE: "moving",
    EventType.HANDOVER: "handover",
    EventType.CONTINUED_PRESENCE: "staying",
    EventType.NEGOTIATION: "talking",
    EventType.ACTIVITY_CHANGE: "activity",
}
_ALIKE = {frozenset(pair) for pair in (("leaving", "moving"), ("coming", "moving"), ("handover", "leaving"))}


def family_of(event_type: EventType, factuality: str) -> str:
    """Return the family of an event: a denied withdrawal is a stay."""
    family = _FAMILY[event_type]
    return "staying" if family == "leaving" and factuality.endswith("-") else family


def agree(one: str, other: str) -> bool:
    """Tell whether two families may name one event: a convoy that goes is told as a move or as a leaving."""
    return one == other or frozenset((one, other)) in _ALIKE
