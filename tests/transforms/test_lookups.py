"""Judgement as data: the shipped tables keep their contract and agree with each other."""

import re

import polars as pl
import pytest

import schemas
from transforms.lookups import FORCE, THEATRE, reference, rules_digest, tables, words
from transforms.normalise.placed import UNDECIDED
from transforms.validate import sift

NAMED = {
    "ref.place_name": ("ref.place", "place_id"),
    "ref.actor_name": ("ref.actor", "actor_id"),
    "ref.outlet_name": ("ref.outlet", "outlet_id"),
    "ref.materiel_name": ("ref.materiel", "materiel_id"),
}


@pytest.mark.parametrize("table", tables())
def test_every_shipped_row_keeps_its_contract(table: str) -> None:
    rows = tables()[table]
    assert rows.height
    assert sift(schemas.TABLES[table], rows).set_aside.height == 0


def test_every_reference_table_is_shipped() -> None:
    assert set(tables()) == {table for table in schemas.TABLES if table.startswith("ref.")}


@pytest.mark.parametrize(("names", "bearers"), NAMED.items())
def test_every_name_has_a_bearer_and_every_bearer_a_name(names: str, bearers: tuple[str, str]) -> None:
    table, key = bearers
    assert set(reference(names)[key]) == set(reference(table)[key]) - {UNDECIDED}


@pytest.mark.parametrize("names", NAMED)
def test_names_have_no_stray_blanks(names: str) -> None:
    listed = reference(names)["name"].to_list()
    assert [name for name in listed if name != " ".join(name.split())] == []


def test_every_place_lies_in_a_place_and_no_chain_is_a_ring() -> None:
    parents = dict(reference("ref.place").select("place_id", "parent_place_id").iter_rows())
    for place in parents:
        chain = [place]
        while (parent := parents[chain[-1]]) is not None:
            assert parent not in chain
            chain.append(parent)


def test_a_place_has_one_name_to_show_in_a_language() -> None:
    preferred = reference("ref.place_name").filter("is_preferred")
    assert preferred.select("place_id", "language").is_duplicated().sum() == 0


def test_a_point_has_both_coordinates_and_a_radius_or_none() -> None:
    places = reference("ref.place")
    assert places.filter(pl.col("latitude").is_null() != pl.col("longitude").is_null()).height == 0
    assert places.filter(pl.col("latitude").is_null() & pl.col("coord_uncertainty_m").is_not_null()).height == 0


def test_places_of_syria_lie_in_and_around_syria() -> None:
    syrian = reference("ref.place").filter(pl.col("country") == "SY").drop_nulls("latitude")
    assert syrian.filter(~pl.col("latitude").is_between(32, 38) | ~pl.col("longitude").is_between(35, 43)).height == 0


def test_syria_has_fourteen_governorates_with_both_codes() -> None:
    governorates = reference("ref.place").filter(pl.col("place_type") == "governorate", pl.col("country") == "SY")
    assert governorates.height == 14
    for code in ("iso_3166_2", "admin1_pcode"):
        assert governorates[code].n_unique() == 14
        assert governorates[code].null_count() == 0


def test_an_outlet_and_an_actor_never_share_an_id() -> None:
    # Both stand in core.claim_source.actor_id.
    assert set(reference("ref.outlet")["outlet_id"]) & set(reference("ref.actor")["actor_id"]) == set()


def test_a_milestone_does_not_end_before_it_begins() -> None:
    assert reference("ref.milestone").filter(pl.col("date_end") < pl.col("date_start")).height == 0


def test_the_theatre_and_the_force_exist() -> None:
    assert THEATRE in reference("ref.place")["place_id"]
    assert FORCE in reference("ref.actor")["actor_id"]


def test_a_withdrawal_announced_is_a_concession_and_one_done_never_a_disarmament() -> None:
    plover = reference("ref.crosswalk").filter(pl.col("scheme") == "PLOVER", pl.col("event_type") == "withdrawal")
    codes = dict(plover.select("phase", "code").iter_rows())
    assert codes["planned"] == "CONCEDE"
    assert codes["completed"] == "RETREAT/withdraw"


def test_what_counts_as_yes_in_the_files_is_told_the_same_everywhere() -> None:
    flags = [reference("ref.outlet")["is_wire_agency"], reference("ref.actor")["is_named"]]
    assert all(flag.dtype == pl.Boolean and flag.n_unique() == 2 and flag.null_count() == 0 for flag in flags)


def test_word_lists_are_read_as_words() -> None:
    assert {"kind": "month", "language": "en", "word": "january", "number": "1"} in words("calendar")


def test_the_digest_of_the_rules_is_stable_within_a_run() -> None:
    assert re.fullmatch(r"[0-9a-f]{8}\.[0-9a-f]{8}\.[0-9a-f]{8}", rules_digest())
    assert rules_digest() == rules_digest()
