"""What is handed out: every row with its sources, described, checked, and the same bytes each time."""

import csv
import hashlib
import io
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import polars as pl
import pytest
from releases import home as make_home
from told import AFTER, BEFORE, QUOTE

from flows.export import write
from schemas import export
from schemas.errors import UsageError
from schemas.table import dtypes, grain

FORMATS = ("csv", "parquet", "geojson", "crosswalk", "feed")


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A home with two releases of the small story, and every format exported beside it."""
    folder = tmp_path_factory.mktemp("exports")
    home = make_home(folder / "home", BEFORE, AFTER)
    for format_name in FORMATS:
        write(home, format_name, folder / format_name, None)
    return folder


def rows(path: Path) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(path.read_text("utf-8-sig"), newline="")))


def features(made: Path, name: str) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads((made / "geojson" / f"{name}.geojson").read_bytes())["features"]
    return found


@pytest.mark.parametrize("format_name", FORMATS)
def test_the_description_names_every_file_with_its_checksum_licence_and_citation(made: Path, format_name: str) -> None:
    told = json.loads((made / format_name / "datapackage.json").read_bytes())
    listed = {one["path"]: (one["bytes"], one["hash"]) for one in told["resources"]}
    there = {p.name: p.read_bytes() for p in (made / format_name).iterdir() if p.name != "datapackage.json"}
    assert listed == {name: (len(b), f"sha256:{hashlib.sha256(b).hexdigest()}") for name, b in there.items()}
    assert told["citation"] == "Garrison, release 000002-00000002.duckdb, reports to 2024-12-20."
    assert {licence["name"] for licence in told["licenses"]} >= {"Apache-2.0", "CC-BY-4.0"}
    assert len({one["name"] for one in told["resources"]}) == len(listed)


@pytest.mark.parametrize("format_name", ["csv", "parquet", "geojson", "crosswalk"])
def test_the_description_explains_every_column_in_the_order_of_the_file(made: Path, format_name: str) -> None:
    for one in json.loads((made / format_name / "datapackage.json").read_bytes())["resources"]:
        table = (export.EXPORTS | export.CROSSWALKS)[f"export.{one['path'].partition('.')[0]}"]
        assert one["description"] == grain(table)
        assert [field["name"] for field in one["schema"]["fields"]] == list(dtypes(table))
        assert all(field["description"].endswith(".") for field in one["schema"]["fields"])


@pytest.mark.parametrize("name", ["claims", "presence_changes", "movements"])
def test_every_row_carries_its_sources(made: Path, name: str) -> None:
    found = rows(made / "csv" / f"{name}.csv")
    assert found
    assert all("," in row["sources"] for row in found)
    assert list(found[0]) == list(pl.read_parquet(made / "parquet" / f"{name}.parquet").columns)


def test_a_claim_keeps_its_words_its_tellers_and_its_day(made: Path) -> None:
    [row] = [row for row in rows(made / "csv" / "claims.csv") if row["claim_id"] == "c1"]
    assert (row["quote"], row["tellers"], row["valid_from"]) == (QUOTE, "a resident > Northern Gazette", "2022-05-24")
    assert row["sources"] == "Northern Gazette, Lorries leave, 2022-05-25, https://gazette.example/1"


def test_numbers_below_zero_stay_numbers_in_csv(made: Path) -> None:
    assert {row["presence_effect"] for row in rows(made / "csv" / "presence_changes.csv")} == {"-1", "0", "1"}


def test_a_province_and_a_country_are_no_points_on_a_map(made: Path) -> None:
    told = {f["properties"]["place_id"]: f for f in features(made, "presence_changes")}
    assert told["manbij"]["geometry"] == {"type": "Point", "coordinates": [37.9, 36.5]}
    for place in ("aleppo", "libya"):
        assert told[place]["geometry"] is None
        assert told[place]["properties"]["geometry_reason"].startswith("no point")


def test_features_tell_their_time_as_days_and_as_instants(made: Path) -> None:
    told = features(made, "site_states")
    assert told
    for one in told:
        assert one["properties"]["valid_from_utc"] == f"{one['properties']['valid_from']}T00:00:00Z"
        assert one["properties"]["valid_from"] < one["properties"]["valid_to"]


def test_a_movement_to_a_country_has_no_line(made: Path) -> None:
    [move] = [f for f in features(made, "movements") if f["properties"]["to_place_id"] == "libya"]
    assert move["geometry"] is None


def test_the_crosswalk_holds_what_was_asserted_and_no_plan_hedge_or_state_that_others_do_not_record(made: Path) -> None:
    acled = {row["event_id_cnty"] for row in rows(made / "crosswalk" / "acled_like.csv")}
    assert acled == {"GAR-e1-manbij--1", "GAR-e3-hmeimim--1", "GAR-e3-libya-1"}
    ucdp = {row["id"]: row["event_clarity"] for row in rows(made / "crosswalk" / "ucdp_like.csv")}
    assert ucdp["e1-manbij--1"] == "2"
    assert {"e4-hmeimim--1", "e6-hmeimim--1"} & set(ucdp) == set()


def test_the_feeds_tell_the_same_changes_each_under_a_name_of_its_own(made: Path) -> None:
    told = json.loads((made / "feed" / "changes.json").read_bytes())
    channel = ET.fromstring((made / "feed" / "changes.xml").read_bytes()).find("channel")
    assert channel is not None
    ids = [node.findtext("guid") for node in channel.iter("item")]
    assert ids == [item["id"] for item in told["items"]]
    assert len(set(ids)) == len(ids) == 6
    assert "no unit has left Manbij" in told["items"][0]["content_text"]
    assert "external_url" not in next(item for item in told["items"] if "/c4/" in item["id"])


def test_the_same_release_gives_the_same_bytes(made: Path, tmp_path: Path) -> None:
    for format_name in FORMATS:
        write(made / "home", format_name, tmp_path, None)
        again = {path.name: path.read_bytes() for path in (made / format_name).iterdir()}
        assert {name: (tmp_path / name).read_bytes() for name in again} == again


def test_a_format_that_does_not_exist_is_named_with_those_that_do(made: Path) -> None:
    with pytest.raises(UsageError, match="no such format: xlsx; there are csv, parquet, geojson, crosswalk, feed"):
        write(made / "home", "xlsx", None, None)


def test_report_and_export_work_from_the_command_line(
    garrison: Callable[..., Any], shared_home: Path, tmp_path: Path
) -> None:
    page = tmp_path / "page.html"
    done = garrison("report", "--home", str(shared_home), "--out", str(page))
    assert (done.returncode, done.stderr) == (0, "")
    assert (shared_home / "warehouse.duckdb").readlink().name in page.read_text("utf-8")
    done = garrison("export", "--format", "csv", "--home", str(shared_home), "--out", str(tmp_path / "csv"))
    assert (done.returncode, done.stderr) == (0, "")
    assert len(rows(tmp_path / "csv" / "claims.csv")) == 3


@pytest.mark.parametrize("words", [["report"], ["export", "--format", "csv"]])
def test_without_a_release_there_is_nothing_to_hand_out(
    garrison: Callable[..., Any], tmp_path: Path, words: list[str]
) -> None:
    done = garrison(*words, "--home", str(tmp_path / "none"))
    assert done.returncode == 2
    assert "run `garrison refresh PATH` first" in done.stderr
    assert not (tmp_path / "none").exists()
