"""The exported tables of a release, as frames in the shape of `schemas.export`."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from importlib.resources import files
from pathlib import Path

import duckdb
import polars as pl

from schemas.table import TableClass, dtypes
from warehouse import connect
from warehouse.page.facts import band


def frames(release: Path, tables: Mapping[str, TableClass]) -> Iterator[tuple[str, pl.DataFrame]]:
    """Yield the short name and the rows of each table, such as `claims`."""
    with _prepared(release) as con:
        for name, table in tables.items():
            rows: pl.DataFrame = con.sql(_sql(name.removeprefix("export."))).pl()
            yield name.removeprefix("export."), rows.cast(dtypes(table))


@contextmanager
def _prepared(release: Path) -> Iterator[duckdb.DuckDBPyConnection]:
    """Open a release with what several tables build on: cited claims, states of sites, presence changes."""
    with connect.release(release) as con:
        con.execute(f"CREATE TEMP TABLE cited AS {_sql('cited')}")
        statement, given = band()
        con.execute(f"CREATE TEMP TABLE band AS {statement}", given)
        con.execute(f"CREATE TEMP TABLE presence_changes AS {_sql('presence_changes')}")
        yield con


def _sql(name: str) -> str:
    return files("warehouse").joinpath("export", "sql", f"{name}.sql").read_text("utf-8")
