"""All that the page shows, asked of one release: plain lists and dicts, ready for JSON."""

import json
from importlib.resources import files
from pathlib import Path
from typing import Any

import duckdb

from schemas.mart_sites import SILENCE_DAYS
from schemas.vocabulary import VOCABULARIES
from warehouse import compare, connect

Facts = dict[str, Any]

_TABLES = ("claim", "document", "event", "place", "agreement", "milestone")
_EXPLAINED = ("event_type", "phase", "extent", "factuality", "stance", "source_class", "date_status", "place_role")


def facts(release: Path, before: Path | None = None) -> Facts:
    """Return everything the page needs from `release`; with `before`, an earlier release, also what changed since."""
    with connect.release(release) as con:
        told = {name: _columns(con, name) for name in _TABLES}
        told["band"] = _table(con, *band())
        known = about(con, release)
    changed = compare.changes(before, release)
    return {
        **told,
        "change": {"columns": changed.columns, "rows": [list(row) for row in changed.iter_rows()]},
        "about": known | {"before": before.name if before else None, "changes": changed.height},
        "silence_days": SILENCE_DAYS,
        "code": {v: {m.value: m.definition for m in VOCABULARIES[v]} for v in _EXPLAINED},
        "outline": json.loads(files("warehouse").joinpath("page", "outline.json").read_text("utf-8")),
    }


def about(con: duckdb.DuckDBPyConnection, release: Path) -> Facts:
    """Return what a release is: name, run, time of publishing, counts, newest publication day."""
    told = _columns(con, "release")
    rows = told["rows"] or [[None] * len(told["columns"])]
    return dict(zip(told["columns"], rows[0], strict=True)) | {"name": release.resolve().name}


def band() -> tuple[str, dict[str, int]]:
    """Return the query of the states of sites over time, and its parameter: the days after which silence begins."""
    return _sql("band"), {"silence": SILENCE_DAYS}


def _columns(con: duckdb.DuckDBPyConnection, name: str) -> Facts:
    return _table(con, _sql(name), {})


def _table(con: duckdb.DuckDBPyConnection, sql: str, given: dict[str, int]) -> Facts:
    """Return a table as its column names and rows: names said once keep a page of thousands of claims small."""
    relation = con.execute(sql, given)
    return {
        "columns": [column[0] for column in relation.description or ()],
        "rows": [[_short(value) for value in row] for row in relation.fetchall()],
    }


def _short(value: Any) -> Any:  # noqa: ANN401
    """Tellers and places of a claim lose their names too: they come in the order in which the SQL has them."""
    return [list(one.values()) for one in value] if isinstance(value, list) else value


def _sql(name: str) -> str:
    return files("warehouse").joinpath("page", "sql", f"{name}.sql").read_text("utf-8")
