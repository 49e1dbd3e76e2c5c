"""Where an event is said to happen, when its words name only one end of a move, or no place."""

import pytest
from builders import sentence_of, told

from schemas.vocabulary import EventType, PlaceRole
from transforms.extract.carrying import takes_up
from transforms.extract.gazetteer import mentions
from transforms.extract.placing import places
from transforms.extract.spans import Segment, Sentence


def _places(text: str, words: str, event_type: EventType, *, where: str = "here") -> set[tuple[tuple[str, ...], str]]:
    named = [m for m in mentions(text) if m.kind == "place"]
    roles = tuple((PlaceRole.DESTINATION, m) for m in named)
    event = told(text, words, event_type=event_type, roles=roles, where=where)
    return {(place.ids, place.role.value) for place in places(event, sentence_of(text), named, [])}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Helicopters went to Libya.", {(("libya",), "destination"), (("syria",), "origin")}),
        ("Helicopters went to Hmeimim.", {(("hmeimim",), "destination")}),
    ],
)
def test_what_went_abroad_left_the_theatre(text: str, expected: set[tuple[tuple[str, ...], str]]) -> None:
    assert _places(text, "went", EventType.EQUIPMENT_MOVE) == expected


@pytest.mark.parametrize(("event_type", "role"), [(EventType.REDEPLOYMENT, "at"), (EventType.WITHDRAWAL, "origin")])
def test_what_moves_about_in_the_country_does_not_leave_it(event_type: EventType, role: str) -> None:
    assert _places("The forces are moving.", "moving", event_type, where="theatre") == {(("syria",), role)}


@pytest.mark.parametrize(
    ("text", "takes"),
    [
        ("Talks on the base go on.", True),
        ("Both ports stay.", True),
        ("Russian troops are still there.", True),
        ("Talks with the commander of the Hmeimim base go on.", False),
        ("Talks on the bases go on.", False),
        ("Talks on the port of Alexandria go on.", False),
        ("There will be no full withdrawal.", False),
    ],
)
def test_a_noun_takes_a_place_up_unless_it_is_part_of_a_name(text: str, takes: bool) -> None:
    assert takes_up(sentence_of(text), mentions(text)) is takes


@pytest.mark.parametrize(
    ("words", "before", "ids"),
    [
        ("withdrawal", "It is too early to speak of a full withdrawal.", {("syria",)}),
        ("withdrawal", "The withdrawal began on Monday.", {("manbij", "manbij_district")}),
        ("pulling", "Russia is pulling back its troops.", {("syria",)}),
        ("leaving", "Moscow said the men were leaving.", {("manbij", "manbij_district")}),
    ],
)
def test_a_full_exit_and_what_russia_does_are_of_the_country(
    words: str, before: str, ids: set[tuple[str, ...]]
) -> None:
    text = f"Manbij. {before}"
    named = mentions(text)
    sentence = Sentence(1, 8, len(text), before, Segment("body", 0, len(text), "en"))
    event = told(text, words, before, where="before", roles=((PlaceRole.ORIGIN, named[0]),))
    assert {place.ids for place in places(event, sentence, named, [])} == ids


def test_a_noun_in_the_words_of_an_event_takes_a_place_up_though_the_network_does_not() -> None:
    text = "Planes landed at Hmeimim. About 500 soldiers are still inside the base."
    named = [m for m in mentions(text) if m.kind == "place"]
    before = "About 500 soldiers are still inside the base."
    sentence = Sentence(1, 26, len(text), before, Segment("body", 0, len(text), "en"))
    event = told(text, "are still inside", before, event_type=EventType.CONTINUED_PRESENCE, where="here")
    assert {place.ids for place in places(event, sentence, named, [])} == {("hmeimim",)}


def test_the_other_end_of_a_move_may_have_been_told_before() -> None:
    text = "The news is from Hmeimim. Trucks came from Manbij on Sunday."
    named = [m for m in mentions(text) if m.kind == "place"]
    before = "Trucks came from Manbij on Sunday."
    sentence = Sentence(1, 26, len(text), before, Segment("body", 0, len(text), "en"))
    roles = ((PlaceRole.DESTINATION, named[0]), (PlaceRole.ORIGIN, named[1]))
    event = told(text, "came", before, event_type=EventType.EQUIPMENT_MOVE, where="here", roles=roles)
    found = {(place.ids[0], place.role.value, place.is_carried) for place in places(event, sentence, named, [])}
    assert found == {("hmeimim", "destination", True), ("manbij", "origin", False)}


def _told_after(first: str, text: str, words: str, event_type: EventType) -> set[tuple[str, str]]:
    """Places of an event in a sentence that goes on about a place told in the sentence before."""
    whole = f"{first} {text}"
    named = [m for m in mentions(whole) if m.kind == "place"]
    start = len(first) + 1
    sentence = Sentence(1, start, len(whole), text, Segment("body", 0, len(whole), "en"))
    roles = tuple((PlaceRole.ORIGIN, m) for m in named if m.start > start)
    event = told(whole, words, text, event_type=event_type, where="before", roles=roles)
    return {(place.ids[0], place.role.value) for place in places(event, sentence, named, [])}


@pytest.mark.parametrize(
    ("text", "words", "event_type", "expected"),
    [
        (
            "A plane came from Latakia.",
            "came",
            EventType.EQUIPMENT_MOVE,
            {("latakia_city", "origin"), ("hmeimim", "destination")},
        ),
        ("A plane took off from Latakia.", "took off", EventType.EQUIPMENT_MOVE, {("latakia_city", "origin")}),
        ("The contingent is limited to 900.", "limited", EventType.WITHDRAWAL, {("syria", "origin")}),
        ("The soldiers are limited to 900.", "limited", EventType.WITHDRAWAL, {("hmeimim", "origin")}),
        ("The embassy in Damascus did not reply.", "reply", EventType.NEGOTIATION, {("syria", "at")}),
        ("Officials in Damascus speak of a withdrawal.", "withdrawal", EventType.WITHDRAWAL, {("syria", "origin")}),
        ("A new round will be held in Moscow.", "round", EventType.NEGOTIATION, {("syria", "at")}),
        ("A new round will be held in Damascus.", "round", EventType.NEGOTIATION, {("syria", "at")}),
        ("Troops leave Manbij in the coming days.", "leave", EventType.WITHDRAWAL, {("manbij", "origin")}),
        ("A task force is leaving.", "leaving", EventType.WITHDRAWAL, {("hmeimim", "origin")}),
    ],
)
def test_where_it_happens_is_what_the_words_tell_of(
    text: str, words: str, event_type: EventType, expected: set[tuple[str, str]]
) -> None:
    assert _told_after("The news is from Hmeimim.", text, words, event_type) == expected
