"""Which end of a move a place is, as the words beside it say."""

import pytest
from builders import sentence_of, told

from schemas.vocabulary import EventType, PlaceRole
from transforms.extract.gazetteer import mentions
from transforms.extract.leading import completed, parts

MOVE = EventType.REDEPLOYMENT


def _parts(text: str, words: str, event_type: EventType, given: dict[str, PlaceRole]) -> dict[str, str]:
    named = [m for m in mentions(text) if m.kind == "place"]
    roles = tuple((given[m.text], m) for m in named if m.text in given)
    event = told(text, words, event_type=event_type, roles=roles)
    return {mention.text: role.value for role, mention in parts(event, sentence_of(text), named)}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Russian units moved from Palmyra to Hmeimim", {"Palmyra": "origin", "Hmeimim": "destination"}),
        ("Russian units moved towards other areas, such as Tartus and Latakia",
         {"Tartus": "destination", "Latakia": "destination"}),
        ("Russian units moved out of Manbij and several posts in Kobani", {"Manbij": "origin", "Kobani": "origin"}),
    ],
)  # fmt: skip
def test_a_preposition_beats_what_the_network_took_a_place_for(text: str, expected: dict[str, str]) -> None:
    wrong = dict.fromkeys(expected, PlaceRole.VIA)
    assert _parts(text, "moved", MOVE, wrong) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Cargo moved from Hmeimim to Libya and from Tartus to Russia",
         {"Hmeimim": "origin", "Libya": "destination", "Tartus": "origin", "Russia": "destination"}),
        ("Russian units moved from Palmyra, then to Hmeimim", {"Palmyra": "origin", "Hmeimim": "destination"}),
    ],
)  # fmt: skip
def test_each_place_of_a_list_with_a_preposition_of_its_own_has_its_own_part(
    text: str, expected: dict[str, str]
) -> None:
    assert _parts(text, "moved", MOVE, dict.fromkeys(expected, PlaceRole.VIA)) == expected


@pytest.mark.parametrize("text", ["Troops moved in, 15 km from Manbij", "Troops moved in, close to Manbij"])
def test_a_distance_is_no_way_there(text: str) -> None:
    assert _parts(text, "moved", MOVE, {"Manbij": PlaceRole.AT}) == {"Manbij": "at"}


def test_to_puts_an_end_to_a_presence_and_leads_nowhere() -> None:
    text = "The pullout put an end to Tartus as a Russian port"
    assert _parts(text, "pullout", EventType.WITHDRAWAL, {"Tartus": PlaceRole.ORIGIN}) == {"Tartus": "origin"}


def test_evidence_goes_on_to_where_a_move_leads() -> None:
    text = "Russian troops left their posts in Manbij towards other areas, such as Tartus and Latakia, on Monday."
    event = told(text, "left", "Russian troops left their posts in Manbij", event_type=MOVE)
    event = completed(event, sentence_of(text), mentions(text))
    assert text[slice(*event.proof)].endswith("such as Tartus and Latakia")
    led = {mention.text: role.value for role, mention in parts(event, sentence_of(text), mentions(text))}
    assert led == {"Tartus": "destination", "Latakia": "destination"}


def test_evidence_ends_where_a_new_clause_begins() -> None:
    text = "Russian troops left Manbij, and Kobani was shelled."
    event = told(text, "left", "Russian troops left Manbij")
    assert completed(event, sentence_of(text), mentions(text)) == event


def test_evidence_goes_on_to_the_end_of_a_list_of_places() -> None:
    text = "Russian troops left Manbij and some posts in Kobani on Monday while Raqqa waited."
    event = told(text, "left", "Russian troops left Manbij")
    start, end = completed(event, sentence_of(text), mentions(text)).proof
    assert text[start:end] == "Russian troops left Manbij and some posts in Kobani"
