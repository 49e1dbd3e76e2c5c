"""Ways to fill small tables for tests of the analysts' views."""

from collections.abc import Callable
from typing import Any

import duckdb

import schemas
from schemas.table import dtypes, frame

Tell = Callable[..., None]


def put(con: duckdb.DuckDBPyConnection, table: str, *rows: dict[str, Any]) -> None:
    """Insert rows into a table; facts that the table has no column for are left out."""
    model = schemas.TABLES[table]
    known = dtypes(model)
    kept = [{column: value for column, value in row.items() if column in known} for row in rows]
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
