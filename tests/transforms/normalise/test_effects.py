"""Effects: who leaves lowers the presence, who comes raises it, and what is denied changes nothing."""

from typing import Any

import pytest
from builders import read_claim, read_place, sentence_of

from schemas.vocabulary import EventType, Factuality, Phase, PlaceRole
from transforms.extract import extract
from transforms.extract.counting import counted
from transforms.extract.gazetteer import mentions
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
    ("place", "role", "effect"),
    [
        ("hmeimim", PlaceRole.ORIGIN, -1),
        ("al_khadim", PlaceRole.DESTINATION, 1),
        ("east_med", PlaceRole.DESTINATION, 1),
        ("moscow", PlaceRole.DESTINATION, None),
        ("baltic_sea", PlaceRole.ORIGIN, None),
    ],
)
def test_at_home_and_on_the_way_there_is_no_presence_to_speak_of(
    place: str, role: PlaceRole, effect: int | None
) -> None:
    assert place_effect(read_claim(), role, place) == effect


@pytest.mark.parametrize(
    ("text", "effect"),
    [
        ("Two Russian An-124 cargo planes left Hmeimim.", None),
        ("Two Russian Ka-52 helicopters were flown out of Hmeimim.", -1),
        ("An An-124 flew a Russian S-400 battery out of Hmeimim.", -1),
    ],
)
def test_a_plane_that_only_carries_takes_no_presence_away_but_what_it_carries_does(
    text: str, effect: int | None
) -> None:
    (claim,) = extract("v", text).claims
    assert claim.event_type is EventType.EQUIPMENT_MOVE
    assert place_effect(claim, PlaceRole.ORIGIN, "hmeimim") == effect


@pytest.mark.parametrize(
    ("text", "effect"),
    [
        ("Two Russian An-124 planes left Hmeimim, one plane for Libya", None),
        ("Russia took Syrian equipment and officers out of Hmeimim", None),
        ("Officers of the former regime were flown out of Hmeimim", None),
        ("Russia moved equipment from the Syrian base at Hmeimim", -1),
        ("Russian and Syrian helicopters left Hmeimim", -1),
        ("Russian officers and equipment were flown out of Hmeimim", -1),
    ],
)
def test_what_carries_and_what_others_had_takes_no_presence_away(text: str, effect: int | None) -> None:
    moved = tuple(counted(sentence_of(text), mentions(text)))
    claim = read_claim(text, event_type=EventType.EQUIPMENT_MOVE, materiel=moved)
    assert place_effect(claim, PlaceRole.ORIGIN, "hmeimim") == effect


@pytest.mark.parametrize(("leaves", "effect"), [(("hmeimim",), 1), ((), None)])
def test_what_is_under_way_is_a_gain_where_the_place_it_leaves_is_told(
    leaves: tuple[str, ...], effect: int | None
) -> None:
    text = "A convoy was moving from Hmeimim to Tartus."
    places = tuple(read_place("Hmeimim", text, place, role=PlaceRole.ORIGIN) for place in leaves)
    claim = read_claim(text, event_type=EventType.EQUIPMENT_MOVE, phase=Phase.ONGOING, places=places)
    assert place_effect(claim, PlaceRole.DESTINATION, "tartus_city") == effect


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
