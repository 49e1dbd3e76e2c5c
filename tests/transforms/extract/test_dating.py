"""Since when a force has been there, where a sentence says nothing else."""

import pytest

from transforms.extract import extract


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("Russia's military presence in Syria dates back to its 2015 intervention in the war.", "syria"),
        ("The Russian foothold at Tartus goes back to 1971.", "tartus_naval"),
    ],
)
def test_a_presence_that_dates_back_to_a_year_is_history(text: str, place: str) -> None:
    (claim,) = extract("v", text).claims
    assert (claim.event_type.value, claim.phase.value, claim.is_background) == ("deployment", "historical", True)
    assert any(place in told.ids for told in claim.places)


@pytest.mark.parametrize(
    "text",
    [
        "The French presence in Mali dates back to 2013.",
        "The bridge at Tartus dates back to 1971.",
        "The Turkish intervention dates back to 2016.",
    ],
)
def test_what_others_have_had_for_long_is_no_claim(text: str) -> None:
    assert extract("v", text).claims == ()
