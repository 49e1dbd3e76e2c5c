"""What a person asks of a warehouse from the command line; everything is read from the current release."""

from collections.abc import Iterator
from contextlib import contextmanager
from importlib.resources import files
from pathlib import Path
from typing import Any

import duckdb
import polars as pl
from rich.console import Console

from schemas.errors import UsageError
from warehouse import audit, connect, publish

_QUERIES = files("warehouse").joinpath("queries")

_LAST_RUN = """
    SELECT run_id, state, started_at, finished_at FROM ops.run ORDER BY run_id DESC LIMIT 1
"""


_WHY = {
    "fates": """
        SELECT * FROM ops.item
        WHERE list_contains([item, source || '/' || item, document_id], $i) ORDER BY run_id""",
    "rejects": """
        SELECT * FROM ops.reject WHERE item = $i OR ends_with(item, '/' || $i) ORDER BY last_seen""",
    "documents": """
        SELECT document_id, version_id, version_no, source, item, uri, title, published_edtf, published_basis,
            published_flags, published_reason, flags, is_current
        FROM core.document WHERE list_contains([document_id, version_id, item, uri, source || '/' || item], $i)""",
    "claims": """
        SELECT c.claim_id, c.event_type, c.phase, c.factuality, c.date_edtf, c.date_reason, c.rule_id, c.quote
        FROM core.claim c JOIN core.document d USING (version_id)
        WHERE c.claim_id = $i OR (d.is_current
            AND list_contains([d.document_id, d.version_id, d.item, d.uri, d.source || '/' || d.item], $i))
        ORDER BY c.char_start""",
}


@contextmanager
def starting() -> Iterator[None]:
    """Show that something is happening while large libraries load."""
    console = Console(stderr=True)
    if console.is_terminal:
        with console.status("starting"):
            yield
    else:
        yield


def status(home: Path) -> dict[str, Any]:
    """Return what is current: release, counts of the main tables, the last run."""
    with connect.release(home / publish.LINK) as con:
        counts = {
            table.partition(".")[2] + "s": con.execute(f"SELECT count(*) FROM {table}").fetchall()[0][0]
            for table in ("core.document", "core.claim", "core.event")
        }
        run = con.execute(_LAST_RUN).fetchall()[0]
    release = publish.current(home)
    return {
        "release": release.name if release else None,
        "published": f"{run[3]:%Y-%m-%d %H:%M:%S} UTC by run {run[0]}",
        **counts,
        "last run": _last_run(home),
    }


def query(home: Path, sql: str, values: dict[str, str] | None = None) -> pl.DataFrame:
    """Run SQL, or a shipped query by its name, on the current release. Raises UsageError on wrong SQL.

    `values` are set as variables first: shipped queries ask for some, such as `site`, by `getvariable`.
    """
    shipped = _QUERIES.joinpath(f"{sql}.sql")
    statement = shipped.read_text("utf-8") if sql.replace("-", "").isalnum() and shipped.is_file() else sql
    with connect.release(home / publish.LINK) as con:
        try:
            for name, value in (values or {}).items():
                con.execute(f"SET VARIABLE {_variable(name)} = ?", [value])
            con.execute("SET lock_configuration = true")
            rows = con.sql(statement)
            frame: pl.DataFrame = rows.pl() if rows is not None else pl.DataFrame()
            return frame
        except duckdb.Error as error:
            raise UsageError(str(error).strip()) from error


def queries() -> dict[str, str]:
    """Return the shipped queries by name, each with the question that it answers."""
    found = sorted((path for path in _QUERIES.iterdir() if path.name.endswith(".sql")), key=lambda path: path.name)
    return {path.name[:-4]: path.read_text("utf-8").splitlines()[0].removeprefix("-- ") for path in found}


def _variable(name: str) -> str:
    if not name.isidentifier():
        raise UsageError(f"not a name of a variable: {name!r}")
    return name


def check(home: Path) -> pl.DataFrame:
    """Audit the current release again. Raises UsageError when there is none."""
    release = publish.current(home)
    if release is None:
        raise UsageError(f"no release yet in {home}: run `garrison refresh PATH` first")
    return audit.audit(release, int(release.name[:6]), {})


def why(home: Path, item: str) -> dict[str, list[dict[str, Any]]]:
    """Return all that is known of an item: its fates, rejects, document versions and claims; empty if nothing."""
    with connect.release(home / publish.LINK) as con:
        told = {what: _rows(con, sql, item) for what, sql in _WHY.items()}
    return {what: rows for what, rows in told.items() if rows}


def lines(told: dict[str, list[dict[str, Any]]]) -> list[str]:
    """Return the answer of `why` as plain lines."""
    found = [
        f"run {r['run_id']}: {r['fate']}{': ' + r['reason'] if r['reason'] else ''}" for r in told.get("fates", ())
    ]
    found += [f"set aside in {r['stage']} by rule {r['rule']}: {r['reason']}" for r in told.get("rejects", ())]
    found += [
        f"document {r['document_id']} version {r['version_no']}: dated {r['published_edtf'] or 'unknown'} "
        f"({r['published_basis']}: {r['published_reason']})"
        for r in told.get("documents", ())
    ]
    return found + [
        f"  {r['event_type']} {r['phase']} {r['factuality']} {r['date_edtf'] or 'undated'} "
        f"[{r['rule_id']}] {r['quote']!r}"
        for r in told.get("claims", ())
    ]


def _last_run(home: Path) -> str:
    """The last run stands in the private store; while a refresh holds it, that is the answer."""
    try:
        with duckdb.connect(str(home / "work.duckdb"), read_only=True) as con:
            run_id, state, started, _ = con.execute(_LAST_RUN).fetchall()[0]
        return f"run {run_id} {state}, started {started:%Y-%m-%d %H:%M:%S} UTC"
    except duckdb.IOException:
        return "a refresh is running"


def _rows(con: duckdb.DuckDBPyConnection, sql: str, item: str) -> list[dict[str, Any]]:
    rows: list[dict[str, Any]] = con.sql(sql, params={"i": item}).pl().to_dicts()
    return rows
