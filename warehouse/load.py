"""load: write one run's rows into the work store in one transaction. Same input twice, same rows."""

from datetime import datetime

import duckdb
import polars as pl

import schemas
from schemas.core import OF_CURRENT, PARTS
from schemas.raw import Known
from schemas.table import Tables, dtypes, frame
from schemas.vocabulary import RunState
from warehouse import history

CURRENT = ("core.document", "core.publication_candidate", "core.claim", *PARTS)
"""Tables that hold history, of which a run needs the current rows to resolve stories and events."""

FOUND = ("core.document_print", "core.document_fact", "core.story_link", "core.story", "core.story_member")
"""Tables of what earlier runs found of current documents, so that a run need not find it again."""

OF_VERSION = ("core.publication_candidate", "core.claim")
"""Tables whose rows belong to a document version and go with it."""


def load(
    con: duckdb.DuckDBPyConnection,
    tables: Tables,
    fates: pl.DataFrame,
    set_aside: pl.DataFrame,
    run_id: int,
    now: datetime,
) -> int:
    """Write documents, claims, stories, events, fates and rejects of one run, or nothing.

    `tables` holds all current rows after resolving; rows of other versions stay as history. Returns how many
    rejects no run before had.
    """
    con.execute("BEGIN")
    try:
        for table in (t for t in tables if t.startswith("ref.")):
            _replace(con, table, tables[table])
        if "core.document" in tables:
            _documents(con, tables, run_id)
            history.record(con, run_id)
        new_rejects = _book(con, fates, set_aside, run_id, now)
        con.execute("UPDATE ops.run SET state = ? WHERE run_id = ?", [RunState.COMMITTED.value, run_id])
        con.execute("COMMIT")
    except BaseException:
        con.execute("ROLLBACK")
        raise
    return new_rejects


def known(con: duckdb.DuckDBPyConnection) -> pl.DataFrame:
    """Return what the store has: a Known frame, one row per document."""
    rows = con.sql(
        "SELECT document_id, version_no, text_sha256, content_sha256 FROM core.document WHERE is_current"
    ).pl()
    return rows if rows.height else frame(Known, [])


def current(con: duckdb.DuckDBPyConnection) -> Tables:
    """Return the current documents and their claims, in the shape of their schemas."""
    return {
        table: con.sql(f"SELECT * FROM {table} WHERE {_is_current(table)}")
        .pl()
        .cast(dict(dtypes(schemas.TABLES[table])))
        for table in (*CURRENT, *FOUND)
    }


def _is_current(table: str) -> str:
    if table in FOUND:
        return "true"
    if table == "core.document":
        return "is_current"
    versions = "version_id IN (SELECT version_id FROM core.document WHERE is_current)"
    return versions if table in OF_VERSION else f"claim_id IN (SELECT claim_id FROM core.claim WHERE {versions})"


def _documents(con: duckdb.DuckDBPyConnection, tables: Tables, run_id: int) -> None:
    """Close superseded versions, then put the current rows in place of what stood for them."""
    con.register("incoming", tables["core.document"].to_arrow())
    con.execute(
        """UPDATE core.document SET is_current = false, known_to = ?,
               valid_to = (SELECT n.valid_from FROM incoming n WHERE n.document_id = core.document.document_id)
           WHERE is_current AND version_id NOT IN (SELECT version_id FROM incoming)""",
        [run_id],
    )
    con.execute("DELETE FROM core.document WHERE is_current")
    insert(con, "core.document", tables["core.document"])
    _claims(con, tables)
    con.unregister("incoming")
    _events(con, tables)


def _claims(con: duckdb.DuckDBPyConnection, tables: Tables) -> None:
    """Put the claims of the incoming versions in place of those that earlier rules read in them."""
    read_before = "SELECT claim_id FROM core.claim WHERE version_id IN (SELECT version_id FROM incoming)"
    for part in PARTS:
        con.execute(f"DELETE FROM {part} WHERE claim_id IN ({read_before})")
        insert(con, part, tables[part])
    for table in OF_VERSION:
        con.execute(f"DELETE FROM {table} WHERE version_id IN (SELECT version_id FROM incoming)")
        insert(con, table, tables[table])


def _events(con: duckdb.DuckDBPyConnection, tables: Tables) -> None:
    """Replace stories and events; an event that only superseded versions tell stays as history."""
    for table in OF_CURRENT:
        _replace(con, table, tables[table])
    con.register("events", tables["core.event"].to_arrow())
    con.execute(
        """DELETE FROM core.event WHERE event_id IN (SELECT event_id FROM events)
           OR event_id NOT IN (SELECT event_id FROM core.claim)"""
    )
    con.execute("UPDATE core.event SET is_current = false")
    con.unregister("events")
    insert(con, "core.event", tables["core.event"])
    if "ops.id_change" in tables:
        insert(con, "ops.id_change", tables["ops.id_change"])


def _book(
    con: duckdb.DuckDBPyConnection, fates: pl.DataFrame, set_aside: pl.DataFrame, run_id: int, now: datetime
) -> int:
    insert(con, "ops.item", fates.with_columns(run_id=pl.lit(run_id, pl.Int64)))
    con.register("aside", set_aside.unique(["item", "stage", "rule"]).to_arrow())
    con.execute(
        """UPDATE ops.reject SET last_seen = $now, run_id = $run
           WHERE (item, stage, rule) IN (SELECT (item, stage, rule) FROM aside)""",
        {"now": now, "run": run_id},
    )
    con.execute(
        """INSERT INTO ops.reject BY NAME
           SELECT $run AS run_id, a.*, $now AS first_seen, $now AS last_seen FROM aside a
           ANTI JOIN ops.reject r USING (item, stage, rule)""",
        {"now": now, "run": run_id},
    )
    con.unregister("aside")
    (new,) = con.execute(
        "SELECT count(*) FROM ops.reject WHERE run_id = ? AND first_seen = ?", [run_id, now]
    ).fetchall()[0]
    return int(new)


def _replace(con: duckdb.DuckDBPyConnection, table: str, rows: pl.DataFrame) -> None:
    con.execute(f"DELETE FROM {table}")
    insert(con, table, rows)


def insert(con: duckdb.DuckDBPyConnection, table: str, rows: pl.DataFrame) -> None:
    """Add rows to a table, columns by name."""
    con.register("rows_in", rows.to_arrow())
    con.execute(f"INSERT INTO {table} BY NAME SELECT * FROM rows_in")
    con.unregister("rows_in")
