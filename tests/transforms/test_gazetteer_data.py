"""Facts of the gazetteer that an analyst relies on, held for every row."""

import re
from math import cos, hypot, radians

import polars as pl
import pytest

from transforms.lookups import reference, words
from transforms.spelling import folded

OCHA_ORDER = (
    "Damascus|Aleppo|Rif Dimashq|Homs|Hama|Latakia|Idlib|Al-Hasakah|Deir ez-Zor|Tartus|Raqqa|Daraa|As-Suwayda|Quneitra"
)
FROM_CAPITAL_KM = {"Homs": 210.0, "Rif Dimashq": 150.0, "Aleppo": 140.0, "Deir ez-Zor": 140.0, "Al-Hasakah": 160.0}
"""Where towns lie more than 120 km from the seat, as Sukhnah, As-Sab Biyar, Kobani, Albu Kamal and Al-Malikiyah do."""

SHARED = [
    ("Tartus", "tartus_city tartus_port tartus_naval tartus_governorate tartus_district"),
    ("Qamishli", "qamishli_city qamishli_airport qamishli_district"),
    ("Palmyra", "palmyra_town palmyra_airport palmyra_hippodrome palmyra_district"),
    ("Homs", "homs_city homs_governorate homs_district"),
    ("Latakia", "latakia_city latakia_port latakia_governorate latakia_district"),
    ("Deir ez-Zor", "deir_ez_zor_city deir_ez_zor_airport deir_ez_zor_governorate deir_ez_zor_district"),
    ("Manbij", "manbij manbij_district"),
    ("Tripoli", "tripoli_libya tripoli_lebanon"),
    ("Kurd Mountain", "kurd_mountain kurd_mountain_afrin"),
    ("طرطوس", "tartus_city tartus_governorate"),
    ("تدمر", "palmyra_town palmyra_airport"),
    ("Тартус", "tartus_city tartus_naval"),
    ("Tartus", "tartus_city tartus_port"),
]


def places() -> pl.DataFrame:
    return reference("ref.place")


def syrian() -> pl.DataFrame:
    return places().filter(pl.col("country") == "SY")


def km_apart(lat1: float, lon1: float, lat2: float, lon2: float) -> float:
    return 111.2 * hypot(lat1 - lat2, (lon1 - lon2) * cos(radians(lat1)))


def test_every_point_says_whose_it_is_and_how_far_off_it_may_be() -> None:
    pointed = places().drop_nulls("latitude")
    unfounded = pointed.filter(~pl.col("basis").fill_null("").str.contains("coordinates:"))
    assert unfounded["place_id"].to_list() == []
    assert pointed.filter(pl.col("coord_uncertainty_m").is_null())["place_id"].to_list() == []


def test_every_extent_has_a_basis() -> None:
    told = places().drop_nulls("extent").filter(pl.col("place_type") != "district")
    assert told.filter(~pl.col("basis").str.contains("extent:"))["place_id"].to_list() == []


def test_regions_and_areas_of_syria_say_what_they_cover() -> None:
    vague = syrian().filter(pl.col("place_type").is_in(["region", "area", "governorate", "district"]))
    assert vague.filter(pl.col("extent").is_null())["place_id"].to_list() == []


def test_governorates_carry_the_ocha_codes_in_ocha_order() -> None:
    rows = syrian().filter(pl.col("place_type") == "governorate").sort("admin1_pcode")
    assert rows["admin1_pcode"].to_list() == [f"SY{i:02d}" for i in range(1, 15)]
    assert rows["governorate"].to_list() == OCHA_ORDER.split("|")


def test_all_places_of_a_governorate_carry_its_codes() -> None:
    rows = syrian().drop_nulls("governorate")
    told = rows.select("governorate", "iso_3166_2", "admin1_pcode").unique()
    assert told.height == 14
    assert told.null_count().row(0) == (0, 0, 0)


def test_the_code_of_a_district_begins_with_that_of_its_governorate() -> None:
    districts = syrian().filter(pl.col("place_type") == "district")
    coded = districts.drop_nulls("admin2_pcode")
    assert coded.height == 62
    assert coded["admin2_pcode"].is_unique().all()
    assert coded.filter(~pl.col("admin2_pcode").str.starts_with(pl.col("admin1_pcode"))).height == 0
    uncoded = districts.filter(pl.col("admin2_pcode").is_null())
    assert uncoded.filter(~pl.col("basis").str.contains("no p-code")).height == 0
    assert places().filter(pl.col("place_type") != "district").drop_nulls("admin2_pcode").height == 0


def test_places_of_syria_lie_in_the_box_of_syria() -> None:
    sited = syrian().drop_nulls("latitude").filter(pl.col("place_type") != "sea_area")
    in_box = pl.col("latitude").is_between(32.3, 37.35) & pl.col("longitude").is_between(35.6, 42.4)
    assert sited.filter(~in_box)["place_id"].to_list() == []


def test_a_town_lies_within_reach_of_the_seat_of_its_governorate() -> None:
    ids = {"Damascus": "damascus_city", "Rif Dimashq": "damascus_city"}
    points = {row["place_id"]: (row["latitude"], row["longitude"]) for row in places().iter_rows(named=True)}
    far = []
    for row in syrian().filter(pl.col("place_type") == "town").drop_nulls(["latitude", "governorate"]).to_dicts():
        governorate = row["governorate"]
        stem = re.sub(r"^(?:al|as)-", "", governorate.lower()).replace(" ", "_").replace("-", "_")
        seat = points[ids.get(governorate, f"{stem}_city")]
        if km_apart(*seat, row["latitude"], row["longitude"]) > FROM_CAPITAL_KM.get(governorate, 120.0):
            far.append(row["place_id"])
    assert far == []


def test_a_place_lies_in_the_governorate_of_its_parent() -> None:
    parents = places().select(parent_place_id="place_id", above="governorate")
    both = syrian().join(parents, on="parent_place_id").drop_nulls(["governorate", "above"])
    assert both.filter(pl.col("governorate") != pl.col("above"))["place_id"].to_list() == []


def test_no_name_of_a_place_is_empty_or_too_short_to_mean_it() -> None:
    names = reference("ref.place_name")
    assert names.filter(pl.col("name").str.strip_chars() == "").height == 0
    made = names.filter(pl.col("basis").str.contains("spelling rule|GeoNames"))
    assert made.filter(pl.col("name").str.len_chars() < 4).height == 0


def test_no_made_name_of_a_place_is_that_of_a_person_a_body_or_an_outlet() -> None:
    names = reference("ref.place_name").filter(pl.col("basis").str.contains("spelling rule|GeoNames"))
    others = {folded(n) for table in ("actor", "outlet") for n in reference(f"ref.{table}_name")["name"]}
    assert [name for name in names["name"] if folded(name) in others] == []


def test_no_made_spelling_of_a_place_is_the_own_name_of_another() -> None:
    names = reference("ref.place_name").with_columns(is_made=pl.col("basis").str.starts_with("spelling rule"))
    own: dict[str, set[str]] = {}
    for place, name in names.filter(~pl.col("is_made")).select("place_id", "name").iter_rows():
        own.setdefault(folded(name), set()).add(place)
    made = names.filter("is_made").select("place_id", "name").iter_rows()
    assert [(place, name) for place, name in made if own.get(folded(name), {place}) != {place}] == []


@pytest.mark.parametrize(("name", "bearers"), SHARED)
def test_a_name_that_several_places_share_is_listed_for_each(name: str, bearers: str) -> None:
    listed = set(reference("ref.place_name").filter(pl.col("name") == name)["place_id"])
    assert set(bearers.split()) - listed == set()


def test_names_that_mean_something_else_are_no_bare_names_from_elsewhere() -> None:
    common = {(row["language"], folded(row["name"])) for row in words("common_name")}
    rows = reference("ref.place_name").filter(pl.col("basis").str.contains("spelling rule|GeoNames"))
    assert [(lang, n) for lang, n in rows.select("language", "name").iter_rows() if (lang, folded(n)) in common] == []
