"""The analysts' views, held against small tables made by hand: what is said of a site, and how exactly."""

import json
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import Any

import duckdb
import polars as pl
import pytest

import schemas
from schemas import mart
from schemas.table import dtypes, frame
from warehouse import connect, ddl

Tell = Callable[..., None]


@pytest.fixture(scope="module")
def bare() -> Iterator[duckdb.DuckDBPyConnection]:
    """A warehouse without rows."""
    with duckdb.connect() as made:
        ddl.create_tables(made, keys=False)
        ddl.create_views(made)
        yield made


@pytest.fixture
def con(bare: duckdb.DuckDBPyConnection) -> Iterator[duckdb.DuckDBPyConnection]:
    """A warehouse with two towns, a governorate, two actors and one outlet, for one test."""
    bare.execute("BEGIN")
    put(
        bare,
        "ref.place",
        {"place_id": "manbij", "name": "Manbij", "place_type": "town", "role_status": "sourced", "country": "SY"},
        {"place_id": "aleppo", "name": "Aleppo governorate", "place_type": "governorate", "role_status": "sourced"},
        {"place_id": "village", "name": "A village", "place_type": "town"},
    )
    put(
        bare,
        "ref.actor",
        {"actor_id": "sohr", "name": "Syrian Observatory"},
        {"actor_id": "ru_mod", "name": "Russian Ministry of Defence"},
    )
    put(bare, "ref.outlet", {"outlet_id": "reuters", "name": "Reuters"})
    yield bare
    bare.execute("ROLLBACK")


@pytest.fixture
def tell(con: duckdb.DuckDBPyConnection) -> Tell:
    """Tell one claim of a completed withdrawal from Manbij, by the Observatory; every fact can be told otherwise.

    `day` is shorthand for a date that is one day or unknown, `effect` for the effect at the place.
    """
    count = iter(range(1000))

    def claim(
        *,
        day: date | None = None,
        until: date | None = None,
        effect: int | None = -1,
        place: str = "manbij",
        role: str = "origin",
        teller: str | None = "sohr",
        is_current: bool = True,
        geo_precision: int = 1,
        **told: object,
    ) -> None:
        number = next(count)
        ids = {"claim_id": f"c{number:03}", "version_id": f"v{number:03}", "document_id": f"d{number:03}"}
        usual: dict[str, object] = {
            "event_id": f"e{number:03}",
            "event_type": "withdrawal",
            "phase": "completed",
            "extent": "unspecified",
            "factuality": "CT+",
            "is_background": False,
            "confidence": 0.8,
            "quote": f"quote {number}",
        }
        row = {**usual, **ids, "date_start": day, "date_end": until or day, **told}
        put(con, "core.claim", row)
        put(con, "core.document", {**ids, "is_current": is_current, "uri": f"uri {number}", "story_id": f"s{number}"})
        put(
            con,
            "core.claim_place",
            {**ids, "place_id": place, "role": role, "presence_effect": effect, "geo_precision": geo_precision},
        )
        put(con, "core.claim_source", {**ids, "position": 0, "actor_id": teller, "source_text": "somebody"})

    return claim


def put(con: duckdb.DuckDBPyConnection, table: str, *rows: dict[str, Any]) -> None:
    """Insert rows into a table; facts that the table has no column for are left out."""
    model = schemas.TABLES[table]
    kept = [{column: value for column, value in row.items() if column in dtypes(model)} for row in rows]
    con.register("rows_in", frame(model, kept).to_arrow())
    con.execute(f"INSERT INTO {table} BY NAME SELECT * FROM rows_in")
    con.unregister("rows_in")


def event(con: duckdb.DuckDBPyConnection, event_id: str, **told: object) -> None:
    usual: dict[str, object] = {
        "event_type": "withdrawal",
        "date_precision": "day",
        "n_claims": 1,
        "n_documents": 1,
        "n_origins": 1,
        "best_factuality": "CT+",
        "is_disputed": False,
        "is_current": True,
    }
    put(con, "core.event", {**usual, **told, "event_id": event_id})


def site(con: duckdb.DuckDBPyConnection, place: str = "manbij") -> dict[str, Any]:
    [row] = con.sql("SELECT * FROM mart.site_status WHERE place_id = $p", params={"p": place}).pl().to_dicts()
    return row


MAY_3, MAY_4, MAY_5 = date(2022, 5, 3), date(2022, 5, 4), date(2022, 5, 5)
STAYS: dict[str, Any] = {"event_type": "continued_presence", "phase": "state", "effect": 0, "role": "at"}
DENIED: dict[str, Any] = {"factuality": "CT-", "effect": None, "teller": "ru_mod"}


def test_a_site_that_nobody_wrote_about_has_no_reports_which_is_not_absence(con: duckdb.DuckDBPyConnection) -> None:
    row = site(con)
    assert (row["status"], row["n_claims"], row["as_of"], row["quote"]) == ("no_reports", 0, None, None)


@pytest.mark.parametrize(
    ("told", "status"),
    [
        ({}, "left"),
        ({"extent": "complete"}, "left"),
        ({"extent": "partial"}, "reduced"),
        ({"phase": "begun"}, "reduced"),
        ({"phase": "ongoing"}, "reduced"),
        ({"factuality": "PR+"}, "left"),
        (STAYS, "present"),
        ({"event_type": "reinforcement", "effect": 1, "role": "destination"}, "present"),
        ({"event_type": "handover", "effect": -1, "role": "at"}, "left"),
        (DENIED, "present"),
        ({**DENIED, "factuality": "PR-"}, "present"),
    ],
)
def test_one_word_decides_the_status_of_a_site(
    con: duckdb.DuckDBPyConnection, tell: Tell, told: dict[str, Any], status: str
) -> None:
    tell(day=MAY_3, **told)
    row = site(con)
    assert (row["status"], row["as_of"], row["n_claims"]) == (status, MAY_3, 1)


@pytest.mark.parametrize(
    "told",
    [
        {"phase": "planned"},
        {"phase": "planned", "factuality": "PR+"},
        {"factuality": "PS+"},
        {"factuality": "Uu", "effect": None},
        {"factuality": "PS-", "effect": None},
        {"is_background": True},
        {"is_current": False},
        {"role": "via", "effect": 0},
        {"event_type": "negotiation", "effect": None},
        {"event_type": "activity_change", "effect": None},
        {"event_type": "reinforcement", "factuality": "CT-", "effect": None},
    ],
    ids=lambda told: " ".join(map(str, told.values())),
)
def test_a_plan_a_guess_history_or_a_passage_changes_nothing(
    con: duckdb.DuckDBPyConnection, tell: Tell, told: dict[str, Any]
) -> None:
    tell(day=MAY_5, **told)
    assert site(con)["status"] == "no_reports"
    tell(day=MAY_3, **STAYS)
    row = site(con)
    assert (row["status"], row["as_of"], row["n_claims"]) == ("present", MAY_3, 1)


@pytest.mark.parametrize(
    ("first", "then", "status"),
    [(STAYS, {}, "left"), ({}, STAYS, "present"), ({}, DENIED, "present"), (DENIED, {}, "left")],
)
def test_the_newest_dated_word_wins(
    con: duckdb.DuckDBPyConnection, tell: Tell, first: dict[str, Any], then: dict[str, Any], status: str
) -> None:
    tell(day=MAY_4, **then)
    tell(day=MAY_3, **first)
    row = site(con)
    assert (row["status"], row["as_of"], row["quote"], row["uri"]) == (status, MAY_4, "quote 0", "uri 0")


def test_words_of_the_same_day_that_differ_are_disputed(con: duckdb.DuckDBPyConnection, tell: Tell) -> None:
    tell(day=MAY_3)
    tell(day=MAY_3, **DENIED)
    row = site(con)
    assert (row["status"], row["n_claims"], row["n_origins"]) == ("disputed", 2, 2)


def test_some_left_and_some_stay_is_reduced_not_disputed(con: duckdb.DuckDBPyConnection, tell: Tell) -> None:
    tell(day=MAY_3, extent="partial")
    tell(day=MAY_3, **STAYS)
    assert site(con)["status"] == "reduced"


def test_an_undated_word_that_differs_from_the_newest_one_is_disputed(
    con: duckdb.DuckDBPyConnection, tell: Tell
) -> None:
    tell(day=MAY_3)
    tell(**STAYS)
    row = site(con)
    assert (row["status"], row["as_of"], row["n_undated"]) == ("disputed", MAY_3, 1)


def test_an_undated_word_that_agrees_with_the_newest_one_is_not_disputed(
    con: duckdb.DuckDBPyConnection, tell: Tell
) -> None:
    tell(day=MAY_3, **STAYS)
    tell(day=MAY_5)
    tell()
    assert (site(con)["status"], site(con)["n_undated"]) == ("left", 1)


def test_nothing_but_undated_words_that_differ_is_disputed_without_a_day(
    con: duckdb.DuckDBPyConnection, tell: Tell
) -> None:
    tell()
    tell(**STAYS)
    assert (site(con)["status"], site(con)["as_of"]) == ("disputed", None)


def test_nothing_but_undated_words_that_agree_decides(con: duckdb.DuckDBPyConnection, tell: Tell) -> None:
    tell()
    tell(teller="ru_mod")
    assert (site(con)["status"], site(con)["as_of"], site(con)["n_undated"]) == ("left", None, 2)


def test_a_range_counts_from_its_last_day(con: duckdb.DuckDBPyConnection, tell: Tell) -> None:
    tell(day=date(2022, 4, 1), until=MAY_5)
    tell(day=MAY_4, **STAYS)
    assert (site(con)["status"], site(con)["as_of"]) == ("left", MAY_5)


def test_the_last_days_of_presence_and_absence_are_told_apart(con: duckdb.DuckDBPyConnection, tell: Tell) -> None:
    tell(day=MAY_3, **STAYS)
    tell(day=MAY_4)
    tell(day=MAY_5, **DENIED)
    row = site(con)
    assert (row["last_presence"], row["last_absence"]) == (MAY_5, MAY_4)


def test_tellers_are_counted_not_articles(con: duckdb.DuckDBPyConnection, tell: Tell) -> None:
    for _ in range(3):
        tell(day=MAY_3)
    tell(day=MAY_3, teller="ru_mod")
    assert (site(con)["n_claims"], site(con)["n_origins"]) == (4, 2)


def test_a_province_is_no_site_and_a_village_is_one_only_once_it_is_told_of(
    con: duckdb.DuckDBPyConnection, tell: Tell
) -> None:
    tell(day=MAY_3, place="aleppo")
    listed = "SELECT place_id FROM mart.site_status ORDER BY 1"
    assert con.execute(listed).fetchall() == [("manbij",)]
    tell(day=MAY_3, place="village")
    assert con.execute(listed).fetchall() == [("manbij",), ("village",)]


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
