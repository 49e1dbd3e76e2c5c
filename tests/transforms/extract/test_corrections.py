"""Corrections: what a reviewer says of a name holds, and a correction that no longer fits stops everything."""

import pytest

from schemas.errors import StaleCorrectionError
from transforms.extract.corrections import checked, corrections
from transforms.extract.gazetteer import mentions
from transforms.lookups import theatre

NAMED = {"springfield": ["springfield_north"], "oldtown": ["oldtown"]}
PLACES = {"springfield_north", "springfield_south", "oldtown"}


def row(alias: str, place_id: str, expectation: str) -> dict[str, str]:
    return {"alias": alias, "place_id": place_id, "expectation": expectation}


def test_a_correction_says_which_place_a_name_means() -> None:
    assert checked([row("Springfield", "springfield_south", "springfield_north")], NAMED, PLACES) == {
        "Springfield": ("springfield_south",)
    }


def test_a_name_can_be_corrected_to_be_no_place() -> None:
    assert checked([row("Oldtown", "-", "oldtown")], NAMED, PLACES) == {"Oldtown": ()}


def test_a_name_that_the_gazetteer_lacks_can_be_added() -> None:
    assert checked([row("New Springfield", "springfield_north", "")], NAMED, PLACES)


@pytest.mark.parametrize(
    ("stale", "says"),
    [
        (row("Springfield", "springfield_south", "oldtown"), "look at it again"),
        (row("Springfield", "shelbyville", "springfield_north"), "not there"),
        (row("Oldtown", "oldtown", "oldtown"), "not needed"),
    ],
    ids=["the gazetteer changed", "the place is gone", "the gazetteer says the same"],
)
def test_a_correction_that_no_longer_fits_fails_loudly(stale: dict[str, str], says: str) -> None:
    with pytest.raises(StaleCorrectionError, match=says):
        checked([stale], NAMED, PLACES)


def test_every_shipped_correction_fits_and_has_a_reason_a_source_and_a_date() -> None:
    assert corrections().keys() == {r["alias"] for r in theatre("correction")}
    assert all(r["reason"] and r["source"] and r["date"] for r in theatre("correction"))


@pytest.mark.parametrize("correction", theatre("correction"), ids=lambda r: r["alias"])
def test_a_corrected_name_is_read_as_corrected(correction: dict[str, str]) -> None:
    meant = [m.ids for m in mentions(f"They passed {correction['alias']} at noon.") if m.kind == "place"]
    assert meant == ([] if correction["place_id"] == "-" else [(correction["place_id"],)])
