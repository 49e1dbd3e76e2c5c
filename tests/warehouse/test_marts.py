"""The analysts' views, held against small tables made by hand: what is cited, and how exactly."""

import json
from datetime import date
from pathlib import Path
from typing import Any

import duckdb
import polars as pl
import pytest
from marts import Tell, event, put

from schemas import mart
from schemas.table import dtypes
from warehouse import connect

MAY_3, MAY_4, MAY_5 = date(2022, 5, 3), date(2022, 5, 4), date(2022, 5, 5)


@pytest.mark.parametrize(
    ("precision", "acled", "ucdp"),
    [
        ("day", 1, 1),
        ("week", 2, 3),
        ("month", 3, 4),
        ("season", None, 5),
        ("year", None, 5),
        ("open", None, None),
        ("unknown", None, None),
    ],
)
def test_a_change_is_never_dated_more_exactly_than_its_event(
    con: duckdb.DuckDBPyConnection, tell: Tell, precision: str, acled: int | None, ucdp: int | None
) -> None:
    tell(day=MAY_3)
    event(con, "e000", date_precision=precision)
    found = con.execute("SELECT acled_time_precision, ucdp_date_prec FROM mart.presence_change").fetchall()
    assert found == [(acled, ucdp)]


@pytest.mark.parametrize(("told", "acled"), [(1, 1), (2, 2), (3, 2), (4, 3), (5, 3), (6, None), (7, None)])
def test_a_change_is_never_placed_more_exactly_than_its_claim(
    con: duckdb.DuckDBPyConnection, tell: Tell, told: int, acled: int | None
) -> None:
    tell(day=MAY_3, geo_precision=told)
    event(con, "e000")
    found = con.execute("SELECT acled_geo_precision, ucdp_where_prec FROM mart.presence_change").fetchall()
    assert found == [(acled, told)]


def test_a_change_counts_claims_and_tells_the_furthest_phase_and_the_surest_quote(
    con: duckdb.DuckDBPyConnection, tell: Tell
) -> None:
    tell(event_id="e", phase="planned", confidence=0.5)
    tell(event_id="e", phase="completed", confidence=0.6)
    tell(event_id="e", phase="begun", confidence=0.9)
    event(con, "e", n_claims=3)
    found = con.execute("SELECT n_claims, phase, quote, uri FROM mart.presence_change").fetchall()
    assert found == [(3, "completed", "quote 2", "uri 2")]


def test_a_move_is_a_loss_at_one_place_and_a_gain_at_another(con: duckdb.DuckDBPyConnection, tell: Tell) -> None:
    tell(event_id="e", event_type="redeployment")
    tell(event_id="e", event_type="redeployment", place="village", role="destination", effect=1)
    event(con, "e", event_type="redeployment")
    found = con.execute("SELECT place_id, presence_effect FROM mart.presence_change ORDER BY 1").fetchall()
    assert found == [("manbij", -1), ("village", 1)]


@pytest.mark.parametrize(
    "told",
    [{"effect": None}, {"is_background": True}, {"role": "via", "effect": 0}, {"is_current": False}],
    ids=["no effect", "background", "passage", "old version"],
)
def test_what_is_no_news_of_a_change_is_not_listed_as_one(
    con: duckdb.DuckDBPyConnection, tell: Tell, told: dict[str, Any]
) -> None:
    tell(day=MAY_3, **told)
    event(con, "e000")
    assert con.execute("SELECT count(*) FROM mart.presence_change").fetchall() == [(0,)]


def test_a_claim_ready_to_cite_names_its_tellers_from_the_first_to_the_outlet(
    con: duckdb.DuckDBPyConnection, tell: Tell
) -> None:
    tell(day=MAY_3, teller=None)
    put(
        con,
        "core.claim_source",
        {"claim_id": "c000", "position": 2, "actor_id": "reuters"},
        {"claim_id": "c000", "position": 1, "actor_id": "sohr"},
    )
    found = con.execute("SELECT speakers FROM mart.claim_flat").fetchall()
    assert found == [("somebody > Syrian Observatory > Reuters",)]


def test_an_outlet_that_is_not_known_says_so(con: duckdb.DuckDBPyConnection, tell: Tell) -> None:
    tell(day=MAY_3)
    put(con, "core.claim_source", {"claim_id": "c000", "position": 1})
    assert con.execute("SELECT speakers FROM mart.claim_flat").fetchall() == [
        ("Syrian Observatory > (outlet not known)",)
    ]


def test_a_claim_ready_to_cite_lists_its_places_by_role_and_its_materiel_with_numbers(
    con: duckdb.DuckDBPyConnection, tell: Tell
) -> None:
    tell(day=MAY_3)
    put(con, "core.claim_place", {"claim_id": "c000", "place_id": "village", "role": "destination"})
    put(
        con,
        "ref.materiel",
        {"materiel_id": "s400", "name": "S-400"},
        {"materiel_id": "truck", "name": "truck"},
        {"materiel_id": "tank", "name": "tank"},
    )
    put(
        con,
        "core.claim_materiel",
        {"claim_id": "c000", "materiel_id": "truck", "quantity_min": 20, "quantity_max": 30, "char_start": 9},
        {"claim_id": "c000", "materiel_id": "s400", "quantity_min": 2, "quantity_max": 2, "char_start": 5},
        {"claim_id": "c000", "materiel_id": "tank", "char_start": 20},
    )
    found = con.execute("SELECT places, materiel FROM mart.claim_flat").fetchall()
    assert found == [("origin: Manbij; destination: A village", "2 S-400; 20-30 truck; tank")]


def test_only_claims_of_current_documents_are_ready_to_cite(con: duckdb.DuckDBPyConnection, tell: Tell) -> None:
    tell(day=MAY_3)
    tell(day=MAY_4, is_current=False)
    assert con.execute("SELECT claim_id FROM mart.claim_flat").fetchall() == [("c000",)]


def test_many_places_tellers_and_kinds_of_materiel_make_no_second_row_of_a_claim(
    con: duckdb.DuckDBPyConnection, tell: Tell
) -> None:
    tell(day=MAY_3)
    put(con, "core.claim_place", *({"claim_id": "c000", "place_id": p, "role": "at"} for p in ("village", "aleppo")))
    put(con, "core.claim_source", *({"claim_id": "c000", "position": p, "actor_id": "sohr"} for p in (1, 2)))
    put(con, "ref.materiel", {"materiel_id": "tank", "name": "tank"})
    put(con, "core.claim_materiel", *({"claim_id": "c000", "materiel_id": "tank", "char_start": s} for s in (1, 2)))
    assert con.execute("SELECT count(*) FROM mart.claim_flat").fetchall() == [(1,)]


@pytest.mark.parametrize("view", mart.VIEWS)
def test_the_rows_of_a_view_keep_the_promises_of_its_schema(shared_home: Path, view: str) -> None:
    model = mart.VIEWS[view]
    with connect.release(shared_home / "warehouse.duckdb") as con:
        rows = con.sql(f"SELECT * FROM {view}").pl().cast(dict(dtypes(model)))
    assert isinstance(model.validate(rows, lazy=True), pl.DataFrame)


@pytest.mark.parametrize("view", mart.VIEWS)
def test_every_view_can_be_exported_as_json(shared_home: Path, view: str) -> None:
    with connect.release(shared_home / "warehouse.duckdb") as con:
        rows = con.sql(f"SELECT to_json(v)::VARCHAR AS row FROM {view} v").pl()
    assert all(json.loads(row) for row in rows["row"])


def test_a_doubtful_publication_date_is_listed_with_the_evidence_that_lost(con: duckdb.DuckDBPyConnection) -> None:
    told = {"document_id": "d1", "version_id": "v1", "item": "a.txt", "uri": "a", "is_current": True}
    put(con, "core.document", {**told, "published_basis": "none", "published_flags": "suspect_crawl_date"})
    sure = {**told, "document_id": "d2", "version_id": "v2", "published_start": MAY_3, "published_end": MAY_3}
    put(con, "core.document", {**sure, "published_basis": "sidecar"})
    seen = {"basis": "page", "date_edtf": "2026-05-25", "evidence_text": "May 25, 2026", "verdict": "rejected"}
    put(con, "core.publication_candidate", {**told, **seen, "position": 0, "reason": "may be the day of fetching"})
    rows = con.sql("SELECT document_id, evidence_edtf, verdict, verdict_reason, n_claims FROM mart.date_suspect")
    assert rows.fetchall() == [("d1", "2026-05-25", "rejected", "may be the day of fetching", 0)]
