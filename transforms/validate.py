"""validate: hold every frame against its schema; rows that break it are set aside with the rule they broke."""

import json
from typing import NamedTuple

import pandera.errors
import polars as pl

import schemas
from schemas.core import PARTS
from schemas.errors import ContractError
from schemas.raw import SetAside
from schemas.table import TableClass, Tables, frame, key, name


class Sifted(NamedTuple):
    """Rows that keep the contract, and the others as SetAside; together, all rows that came in."""

    valid: pl.DataFrame
    set_aside: pl.DataFrame


class Validated(NamedTuple):
    """Tables that keep the contract, and all rows set aside."""

    tables: Tables
    set_aside: pl.DataFrame


def validate(tables: Tables) -> Validated:
    """Sift all tables. Parts of a claim that was set aside go with it."""
    sifted = {table: sift(schemas.TABLES[table], rows) for table, rows in tables.items()}
    valid = {table: s.valid for table, s in sifted.items()}
    aside = [s.set_aside for s in sifted.values()]
    if "core.claim" in valid:
        for part in PARTS:
            orphans = valid[part].join(valid["core.claim"], on="claim_id", how="anti")
            aside.append(_aside(schemas.TABLES[part], orphans.with_columns(rules=pl.lit("claim set aside"))))
            valid[part] = valid[part].join(valid["core.claim"], on="claim_id", how="semi")
    return Validated(valid, pl.concat(aside))


def sift(model: TableClass, rows: pl.DataFrame) -> Sifted:
    """Part a frame into rows that keep the schema and rows that do not.

    Raises ContractError when the frame itself is wrong (a missing column, a wrong type): then no row can be judged.
    """
    try:
        return Sifted(model.validate(rows, lazy=True), frame(SetAside, []))
    except pandera.errors.SchemaErrors as error:
        failures = error.failure_cases
    if failures["index"].null_count():
        broken = failures.filter(pl.col("index").is_null()).select("column", "check").rows()
        raise ContractError(f"{name(model)} does not have the shape of its schema: {broken}")
    rules = failures.group_by("index").agg(
        rules=pl.format("{} breaks {}", pl.col("column").fill_null("row"), "check").unique().sort().str.join("; ")
    )
    numbered = rows.with_row_index("index").join(
        rules.with_columns(pl.col("index").cast(pl.UInt32)), on="index", how="left"
    )
    valid = numbered.filter(pl.col("rules").is_null()).drop("index", "rules")
    return Sifted(model.validate(valid, lazy=True), _aside(model, numbered.drop_nulls("rules").drop("index")))


def _aside(model: TableClass, bad: pl.DataFrame) -> pl.DataFrame:
    """One row for each bad row: the same row set aside twice is one."""
    keys = key(model)
    return frame(
        SetAside,
        [
            {
                "item": f"{name(model)}:{'/'.join(str(row[k]) for k in keys)}#{number}",
                "stage": "validate",
                "rule": row["rules"],
                "reason": f"the row breaks the schema of {name(model)}: {row['rules']}",
                "payload": json.dumps({k: v for k, v in row.items() if k != "rules"}, default=str, ensure_ascii=False),
            }
            for number, row in enumerate(bad.iter_rows(named=True))
        ],
    )
