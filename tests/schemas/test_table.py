"""Frames are built in the shape of their table, or not at all."""

from datetime import date

import polars as pl
import pytest

from schemas import core, ops, ref
from schemas.table import dtypes, empty, frame, grain, key, name


def test_a_table_tells_its_name_its_key_and_what_a_row_is() -> None:
    assert name(core.ClaimPlace) == "core.claim_place"
    assert key(core.ClaimPlace) == ["claim_id", "place_id", "role"]
    assert grain(core.ClaimPlace) == "One row per place in a claim and its role."


def test_a_key_of_one_column_is_a_list_too() -> None:
    assert key(ref.Place) == ["place_id"]


def test_types_are_those_that_the_store_will_have() -> None:
    types = dtypes(core.Document)
    assert types["published_start"] == pl.Date
    assert types["known_from"] == pl.Int64
    assert types["is_current"] == pl.Boolean


def test_an_empty_frame_has_all_columns_with_their_types() -> None:
    assert empty(ops.Run).height == 0
    assert empty(ops.Run).schema == dtypes(ops.Run)


def test_rows_become_a_frame_in_table_order_and_what_is_not_told_is_null() -> None:
    rows: list[dict[str, object]] = [
        {"name": "Fall of the city", "milestone_id": "fall"},
        {"milestone_id": "order", "name": "Order to leave", "date_start": date(2024, 12, 8)},
    ]
    made = frame(ref.Milestone, rows)
    assert made.schema == dtypes(ref.Milestone)
    assert made["milestone_id"].to_list() == ["fall", "order"]
    assert made["date_start"].to_list() == [None, date(2024, 12, 8)]


def test_no_rows_still_make_a_frame_of_the_right_shape() -> None:
    assert frame(core.Claim, []).schema == dtypes(core.Claim)


def test_a_column_that_the_table_does_not_have_is_refused_by_name() -> None:
    with pytest.raises(KeyError, match=r"ref\.place has no column altitude, colour"):
        frame(ref.Place, [{"place_id": "base"}, {"place_id": "port", "colour": "grey", "altitude": 3}])


def test_a_value_of_the_wrong_type_is_refused() -> None:
    with pytest.raises(pl.exceptions.PolarsError):
        frame(ref.Milestone, [{"milestone_id": "order", "date_start": "8 December 2024"}])
