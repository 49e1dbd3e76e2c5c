"""Where an event is said to happen, when its words name only one end of a move, or no place."""

import pytest
from builders import sentence_of, told

from schemas.vocabulary import EventType, PlaceRole
from transforms.extract.gazetteer import mentions
from transforms.extract.placing import places


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
