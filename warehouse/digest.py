"""One digest for what a warehouse says, whatever the order of its rows, the run or the clock."""

import hashlib

import duckdb

import schemas
from schemas.table import dtypes
from warehouse import ddl

RUN_COLUMNS = ("known_from", "known_to")
"""Columns that tell when we learned something, not what."""


def digest(con: duckdb.DuckDBPyConnection) -> str:
    """Return a SHA-256 over all rows of `ref` and `core` and over the definition of tables and views."""
    total = hashlib.sha256(ddl.definition().encode())
    for table, model in schemas.TABLES.items():
        if not table.startswith("ops."):
            columns = ", ".join(f'"{c}"' for c in dtypes(model) if c not in RUN_COLUMNS)
            sql = f"SELECT count(*), bit_xor(md5_number(row({columns})::VARCHAR)) FROM {table}"
            total.update(f"{table}{con.execute(sql).fetchall()}".encode())
    return total.hexdigest()
