"""Effects: who leaves lowers the presence, who comes raises it, and what is denied changes nothing."""

from typing import Any

import pytest
from builders import read_claim

from schemas.vocabulary import EventType, Factuality, Phase, PlaceRole
from transforms.normalise.effects import claim_effect, place_effect


@pytest.mark.parametrize(
    ("told", "role", "effect"),
    [
        ({}, PlaceRole.ORIGIN, -1),
        ({}, PlaceRole.DESTINATION, 1),
        ({}, PlaceRole.VIA, 0),
        ({}, PlaceRole.AT, -1),
        ({"event_type": EventType.REINFORCEMENT}, PlaceRole.AT, 1),
        ({"event_type": EventType.DEPLOYMENT}, PlaceRole.DESTINATION, 1),
        ({"event_type": EventType.REDEPLOYMENT}, PlaceRole.ORIGIN, -1),
        ({"event_type": EventType.REDEPLOYMENT}, PlaceRole.DESTINATION, 1),
        ({"event_type": EventType.HANDOVER}, PlaceRole.AT, -1),
        ({"event_type": EventType.CONTINUED_PRESENCE}, PlaceRole.AT, 0),
        ({"event_type": EventType.NEGOTIATION}, PlaceRole.AT, None),
        ({"event_type": EventType.ACTIVITY_CHANGE}, PlaceRole.AT, None),
        ({"factuality": Factuality.NOT_CERTAIN}, PlaceRole.ORIGIN, None),
        ({"factuality": Factuality.NOT_POSSIBLE}, PlaceRole.DESTINATION, None),
        ({"factuality": Factuality.UNKNOWN}, PlaceRole.ORIGIN, None),
        ({"factuality": Factuality.POSSIBLE}, PlaceRole.ORIGIN, -1),
        ({"phase": Phase.HALTED}, PlaceRole.ORIGIN, None),
        ({"phase": Phase.PLANNED}, PlaceRole.ORIGIN, -1),
    ],
    ids=str,
)
def test_what_a_claim_does_to_the_presence_at_a_place(
    told: dict[str, Any], role: PlaceRole, effect: int | None
) -> None:
    assert place_effect(read_claim(**told), role) == effect


@pytest.mark.parametrize(
    ("told", "effect"),
    [
        ({}, -1),
        ({"event_type": EventType.DEPLOYMENT}, 1),
        ({"event_type": EventType.CONTINUED_PRESENCE}, 0),
        ({"event_type": EventType.REDEPLOYMENT}, None),
        ({"event_type": EventType.NEGOTIATION}, None),
        ({"factuality": Factuality.NOT_CERTAIN}, None),
        ({"phase": Phase.HALTED}, None),
    ],
    ids=str,
)
def test_what_a_claim_as_a_whole_does_to_the_presence(told: dict[str, Any], effect: int | None) -> None:
    assert claim_effect(read_claim(**told)) == effect
