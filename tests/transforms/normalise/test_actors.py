"""Who bears a name on a day: the fall of the old government on 8 December 2024 changes what its names mean."""

from datetime import date

import polars as pl
import pytest

from transforms.extract.folded import fold
from transforms.extract.gazetteer import mentions
from transforms.lookups import reference
from transforms.normalise.actors import bearer

BEFORE = (date(2024, 11, 30), date(2024, 11, 30))
AFTER = (date(2025, 6, 1), date(2025, 6, 1))
UNKNOWN = (None, None)


def _ids(name: str) -> tuple[str, ...]:
    return next(m.ids for m in mentions(f"They met, {name} said.") if m.kind == "actor")


@pytest.mark.parametrize(
    ("name", "before", "after"),
    [
        ("government forces", "assad_regime", "syrian_army"),
        ("the Syrian army", "assad_regime", "syrian_army"),
        ("the authorities in Damascus", "assad_regime", "syria_transitional_gov"),
        ("the Syrian government", "assad_regime", "syria_transitional_gov"),
        ("the Syrian president", "assad_bashar", "al_sharaa"),
        ("the Syrian defence minister", "ali_abbas", "abu_qasra"),
        ("regime forces", "assad_regime", "assad_regime"),
        ("the Syrian Defence Ministry", "syrian_mod", "syrian_mod"),
        ("Syrian state media", "syrian_state_media", "syrian_state_media"),
        ("Syrian state TV", "syrian_state_media", "syrian_state_media"),
        ("Mazloum Abdi", "mazloum_abdi", "mazloum_abdi"),
        ("الجيش السوري", "assad_regime", "syrian_army"),
        ("сирийская армия", "assad_regime", "syrian_army"),
        ("Suriye ordusu", "assad_regime", "syrian_army"),
    ],
)
def test_a_name_means_whoever_bore_it_that_day(name: str, before: str, after: str) -> None:
    assert bearer(_ids(name), name, BEFORE).actor_id == before
    assert bearer(_ids(name), name, AFTER).actor_id == after


@pytest.mark.parametrize(
    ("text", "ids", "before", "after"),
    [
        ("Damascus", ("assad_regime", "syria_transitional_gov"), "assad_regime", "syria_transitional_gov"),
        ("Syria's new defence minister", ("ali_abbas", "abu_qasra"), "ali_abbas", "abu_qasra"),
    ],
)
def test_a_post_means_whoever_held_it_that_day(text: str, ids: tuple[str, ...], before: str, after: str) -> None:
    assert bearer(ids, text, BEFORE).actor_id == before
    assert bearer(ids, text, AFTER).actor_id == after
    assert bearer(ids, text, UNKNOWN).actor_id is None


def test_a_person_who_left_a_post_is_still_that_person() -> None:
    assert bearer(("shoigu",), "he", AFTER).actor_id == "shoigu"


def test_without_a_day_a_name_of_two_means_nobody() -> None:
    found = bearer(_ids("government forces"), "government forces", UNKNOWN)
    assert found.actor_id is None
    assert "day is not known" in found.reason


def test_days_on_both_sides_of_the_change_decide_nothing() -> None:
    weeks = (date(2024, 12, 1), date(2024, 12, 31))
    assert bearer(_ids("government forces"), "government forces", weeks).actor_id is None


def test_an_office_that_nobody_held_is_nobodys() -> None:
    day = date(2024, 12, 20)
    assert bearer(_ids("Syrian president"), "the Syrian president", (day, day)).actor_id is None


def test_a_name_of_one_needs_no_day() -> None:
    assert bearer(("peskov",), "Dmitry Peskov", UNKNOWN).actor_id == "peskov"
    assert bearer((), None, UNKNOWN).actor_id is None


def test_an_outlet_is_taken_as_found() -> None:
    assert bearer(("reuters",), "Reuters", AFTER).actor_id == "reuters"


def test_offices_and_bodies_lie_within_known_actors_and_do_not_end_before_they_begin() -> None:
    rows = reference("ref.actor_affiliation")
    known = set(reference("ref.actor")["actor_id"]) | set(reference("ref.outlet")["outlet_id"])
    assert set(rows["actor_id"]) <= known
    assert set(rows["affiliated_to"].drop_nulls()) <= known
    assert rows.filter(rows["valid_to"] < rows["valid_from"]).height == 0


def test_no_name_means_two_actors_on_one_day() -> None:
    names = reference("ref.actor_name").with_columns(
        name=pl.col("name").map_elements(lambda name: fold(name), return_dtype=pl.String),
        first=pl.col("valid_from").fill_null(date.min),
        last=pl.col("valid_to").fill_null(date.max),
    )
    pairs = names.join(names, on="name").filter(pl.col("actor_id") < pl.col("actor_id_right"))
    both = pairs.filter(pl.col("first") <= pl.col("last_right"), pl.col("first_right") <= pl.col("last"))
    assert both["name"].to_list() == []
