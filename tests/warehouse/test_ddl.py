"""A release says what its tables are: names, keys and comments all come from `schemas`, and nothing else is in it."""

import stat
from collections.abc import Iterator
from pathlib import Path

import duckdb
import pytest

import schemas
from schemas import mart
from schemas.table import dtypes, grain, key
from warehouse import connect, ddl

EVERYTHING = {**schemas.TABLES, **mart.VIEWS}
KEYED = [
    name
    for name, table in schemas.TABLES.items()
    if not any(table.to_schema().columns[column].nullable for column in key(table))
]


@pytest.fixture(scope="module")
def release(shared_home: Path) -> Path:
    return (shared_home / "warehouse.duckdb").resolve()


@pytest.fixture(scope="module")
def made() -> Iterator[duckdb.DuckDBPyConnection]:
    with duckdb.connect() as con:
        ddl.create_tables(con, keys=True)
        ddl.create_views(con)
        yield con


def test_a_release_holds_the_tables_and_views_of_the_schemas_and_no_other(release: Path) -> None:
    with connect.release(release) as con:
        found = con.execute("SELECT schema_name || '.' || table_name FROM duckdb_tables()").fetchall()
        found += con.execute("SELECT schema_name || '.' || view_name FROM duckdb_views() WHERE NOT internal").fetchall()
    assert {name for (name,) in found} == set(EVERYTHING)


def test_every_table_and_view_of_a_release_states_its_grain(release: Path) -> None:
    with connect.release(release) as con:
        told = con.execute("SELECT schema_name || '.' || table_name, comment FROM duckdb_tables()").fetchall()
        told += con.execute(
            "SELECT schema_name || '.' || view_name, comment FROM duckdb_views() WHERE NOT internal"
        ).fetchall()
    assert dict(told) == {name: grain(table) for name, table in EVERYTHING.items()}


def test_every_column_of_a_release_carries_the_sentence_of_its_schema(release: Path) -> None:
    with connect.release(release) as con:
        told = con.execute(
            """SELECT schema_name || '.' || table_name, column_name, comment FROM duckdb_columns()
               WHERE NOT internal ORDER BY ALL"""
        ).fetchall()
    meant = [
        (name, column, field.description)
        for name, table in EVERYTHING.items()
        for column, field in table.to_schema().columns.items()
    ]
    assert told == sorted(meant)


@pytest.mark.parametrize("name", EVERYTHING)
def test_columns_stand_in_the_order_and_type_of_the_schema(made: duckdb.DuckDBPyConnection, name: str) -> None:
    layer, _, table = name.partition(".")
    found = made.execute(
        "SELECT column_name FROM duckdb_columns() WHERE schema_name = ? AND table_name = ? ORDER BY column_index",
        [layer, table],
    ).fetchall()
    assert [column for (column,) in found] == list(dtypes(EVERYTHING[name]))
    assert made.sql(f"SELECT * FROM {name}").pl().cast(dict(dtypes(EVERYTHING[name]))).columns == list(
        dtypes(EVERYTHING[name])
    )


def test_every_table_has_a_primary_key_unless_part_of_its_key_may_be_unknown() -> None:
    assert set(schemas.TABLES) - set(KEYED) == {"ref.crosswalk"}  # its phase is open where a code holds for all


@pytest.mark.parametrize("name", KEYED)
def test_the_key_of_a_table_in_a_release_is_that_of_its_schema(release: Path, name: str) -> None:
    layer, _, table = name.partition(".")
    with connect.release(release) as con:
        found = con.execute(
            """SELECT constraint_column_names FROM duckdb_constraints()
               WHERE constraint_type = 'PRIMARY KEY' AND schema_name = ? AND table_name = ?""",
            [layer, table],
        ).fetchall()
    assert found == [(key(schemas.TABLES[name]),)]


@pytest.mark.parametrize("name", ["core.document", "core.claim", "core.claim_place", "core.event", "ops.item"])
def test_a_table_of_a_release_takes_no_row_twice(home: Path, name: str) -> None:
    release = (home / "warehouse.duckdb").resolve()
    release.chmod(0o644)
    with (
        duckdb.connect(str(release)) as con,
        pytest.raises(duckdb.ConstraintException, match="primary key"),
    ):
        con.execute(f"INSERT INTO {name} SELECT * FROM {name} LIMIT 1")


def test_a_column_that_must_be_known_takes_no_null(made: duckdb.DuckDBPyConnection) -> None:
    with pytest.raises(duckdb.ConstraintException, match="NOT NULL"):
        made.execute("INSERT INTO core.story BY NAME SELECT 's1' AS story_id, 1 AS n_documents")


def test_analysts_tools_on_duckdb_1_5_can_read_a_release(release: Path) -> None:
    with duckdb.connect() as con:
        con.execute(f"ATTACH '{release}' AS release (READ_ONLY)")
        tags = con.execute("SELECT tags FROM duckdb_databases() WHERE database_name = 'release'").fetchall()
        documents = con.execute("SELECT count(*) FROM release.core.document").fetchall()
    assert tags == [({"storage_version": "v1.5.0+"},)]
    assert documents == [(3,)]


def test_a_release_may_be_read_by_everybody_and_written_by_nobody(release: Path) -> None:
    assert stat.S_IMODE(release.stat().st_mode) == 0o444


def test_a_release_opened_to_read_refuses_a_write(release: Path) -> None:
    with connect.release(release) as con, pytest.raises(duckdb.InvalidInputException, match="read-only"):
        con.execute("DELETE FROM core.claim")


def test_a_sentence_with_a_quote_mark_survives_as_a_comment(made: duckdb.DuckDBPyConnection) -> None:
    told = made.execute(
        "SELECT comment FROM duckdb_columns() WHERE table_name = 'claim_source' AND column_name = 'cue_text'"
    ).fetchall()
    assert told == [("The word that attributes, such as 'said'.",)]
