"""Places: a type word beside the name decides between bearers, and no point is finer than what was said."""

from typing import Any

import pytest
from builders import read_claim, read_place

from schemas.vocabulary import EventType, Factuality, Phase, PlaceRole, Resolution
from transforms.extract.spans import ReadPlace
from transforms.normalise.placed import claim_effect, decide, geo_precision, place_effect

TARTUS = ("tartus_naval", "tartus_port", "tartus_city")
QAMISHLI = ("qamishli_airport", "qamishli_city")


def decided(words: str, text: str, *ids: str, offset: int = 0) -> tuple[str, str]:
    place_id, resolution = decide(read_place(words, " " * offset + text, *ids), text, offset)
    return place_id, resolution.value


@pytest.mark.parametrize(
    ("words", "text", "ids", "place_id"),
    [
        ("Tartus", "Two ships left the port of Tartus.", TARTUS, "tartus_port"),
        ("Tartus", "Two ships left Tartus port.", TARTUS, "tartus_port"),
        ("Tartus", "Guards left the Tartus naval base.", TARTUS, "tartus_naval"),
        ("Tartus", "Guards left the naval facility in Tartus.", TARTUS, "tartus_naval"),
        ("Tartus", "Shops opened in the city of Tartus.", TARTUS, "tartus_city"),
        ("Qamishli", "A plane landed at Qamishli airport.", QAMISHLI, "qamishli_airport"),
        ("Qamishli", "They left the base in Qamishli.", QAMISHLI, "qamishli_airport"),
        ("Qamishli", "A bus passed the town of Qamishli.", QAMISHLI, "qamishli_city"),
        ("Камышлы", "Самолёт сел в аэропорту Камышлы.", QAMISHLI, "qamishli_airport"),
        ("Тартуса", "Корабли вышли из порта Тартуса.", TARTUS, "tartus_port"),
        ("القامشلي", "هبطت طائرة في مطار القامشلي", QAMISHLI, "qamishli_airport"),
        ("طرطوس", "غادرت سفينتان ميناء طرطوس", TARTUS, "tartus_port"),
        ("Tartus", "İki gemi Tartus limanı'ndan ayrıldı.", TARTUS, "tartus_port"),
        ("Homs", "It rained in Homs province.", ("homs_city", "homs_governorate"), "homs_governorate"),
        ("Homs", "It rained in Homs city.", ("homs_city", "homs_governorate"), "homs_city"),
    ],
)
def test_a_type_word_beside_the_name_decides(words: str, text: str, ids: tuple[str, ...], place_id: str) -> None:
    assert decided(words, text, *ids) == (place_id, "typed")


@pytest.mark.parametrize("ids", [TARTUS, TARTUS[::-1]])
def test_a_bare_name_is_the_town(ids: tuple[str, ...]) -> None:
    assert decided("Tartus", "It rained in Tartus.", *ids) == ("tartus_city", "preferred")


def test_a_type_word_far_away_decides_nothing() -> None:
    text = "It rained in Tartus, and on the day after in the hills behind the old port."
    assert decided("Tartus", text, *TARTUS) == ("tartus_city", "preferred")


def test_a_name_with_one_bearer_needs_no_deciding() -> None:
    assert decided("Hmeimim", "It rained in the city of Hmeimim.", "hmeimim") == ("hmeimim", "unique")


def test_the_words_are_looked_for_where_the_sentence_stands_in_the_report() -> None:
    assert decided("Tartus", "Two ships left the port of Tartus.", *TARTUS, offset=500) == ("tartus_port", "typed")


@pytest.mark.parametrize(("ids", "resolution"), [(("syria",), Resolution.THEATRE), (("hmeimim",), Resolution.CONTEXT)])
def test_a_place_that_is_not_named_comes_from_the_context_or_is_the_theatre(
    ids: tuple[str, ...], resolution: Resolution
) -> None:
    assert decide(ReadPlace(PlaceRole.AT, None, ids), "They left the base.", 0) == (ids[0], resolution)


@pytest.mark.parametrize(
    ("place_id", "near", "precision"),
    [
        ("hmeimim", False, 1),
        ("tartus_city", False, 1),
        ("hmeimim", True, 2),
        ("tartus_city", True, 2),
        ("tell_al_hara", False, 2),
        ("homs_governorate", False, 4),
        ("homs_governorate", True, 4),
        ("m4_highway", False, 5),
        ("ne_syria", False, 5),
        ("syria", False, 6),
        ("syria", True, 6),
        ("black_sea", False, 7),
    ],
)
def test_precision_follows_the_kind_of_place_and_is_never_finer_than_told(
    place_id: str, near: bool, precision: int
) -> None:
    assert geo_precision(place_id, near=near) == precision


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
