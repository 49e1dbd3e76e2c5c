"""The base of every table class, and what can be read from one: name, grain, key, columns."""

import inspect
from functools import cache

import pandera.polars as pa
import polars as pl


class Table(pa.DataFrameModel):
    """A table of the warehouse. The first line of a subclass docstring states its grain."""

    class Config:
        """Extra columns are an error; values are never silently cast."""

        strict = True
        coerce = False


TableClass = type[Table]
Tables = dict[str, pl.DataFrame]
"""Frames by table name, such as `core.claim`."""


def name(table: TableClass) -> str:
    """Return the qualified name, such as `core.claim`."""
    return str(table.to_schema().name)


def grain(table: TableClass) -> str:
    """Return the first line of the docstring: what one row is."""
    return (inspect.getdoc(table) or "").splitlines()[0]


def key(table: TableClass) -> list[str]:
    """Return the columns that identify a row."""
    unique = table.to_schema().unique
    return [unique] if isinstance(unique, str) else list(unique or [])


def dtypes(table: TableClass) -> pl.Schema:
    """Return column names and Polars types in table order."""
    return pl.Schema(_dtypes(table))


@cache
def _dtypes(table: TableClass) -> pl.Schema:
    """Asked once a class: Pandera copies the whole model and runs a query each time."""
    return pl.Schema(table.empty().schema)


def empty(table: TableClass) -> pl.DataFrame:
    """Return a frame of the table's shape without rows."""
    return pl.DataFrame(schema=dtypes(table))


def frame(table: TableClass, rows: list[dict[str, object]]) -> pl.DataFrame:
    """Build a frame of the table's shape from rows; absent columns become NULL."""
    schema = dtypes(table)
    strangers = {column for row in rows for column in row} - set(schema)
    if strangers:
        raise KeyError(f"{name(table)} has no column {', '.join(sorted(strangers))}")
    full = [{column: row.get(column) for column in schema} for row in rows]
    return pl.DataFrame(full, schema=schema, orient="row")
