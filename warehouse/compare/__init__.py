"""What changed between two releases: each claim that is new, gone or read otherwise, with the cause."""

from importlib.resources import files
from pathlib import Path

import duckdb
import polars as pl

from warehouse import connect


def changes(before: Path | None, after: Path) -> pl.DataFrame:
    """Compare two release files; without the earlier one there is nothing to compare.

    Returns one row per change: change (added | removed | revised), cause (new_report | edit | retraction | extractor |
    gazetteer), claim_id, document_id, event_type, field, old, new, quote, outlet, title, uri, published, run.
    """
    now = told(after)
    then = told(before) if before else now
    with duckdb.connect(config=dict(connect.SETTINGS)) as con:
        con.register("now", now.to_arrow())
        con.register("before", then.to_arrow())
        rows: pl.DataFrame = con.sql(_sql("changes")).pl()
    return rows


def told(release: Path) -> pl.DataFrame:
    """Return the current claims of a release in the few words in which two releases are compared."""
    with connect.release(release) as con:
        rows: pl.DataFrame = con.sql(_sql("told")).pl()
    return rows


def _sql(name: str) -> str:
    return files("warehouse").joinpath("compare", f"{name}.sql").read_text("utf-8")
