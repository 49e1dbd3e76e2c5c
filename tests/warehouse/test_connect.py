"""Opening files: what cannot be opened says so in one line, with the error that fits."""

import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import duckdb
import pytest

from schemas.errors import DamagedError, StorageError, UsageError
from warehouse import connect


@contextmanager
def held(path: Path) -> Iterator[None]:
    """Another program writes to the file."""
    script = f"import duckdb, sys; con = duckdb.connect({str(path)!r}); print('held', flush=True); sys.stdin.read()"
    call = [sys.executable, "-c", script]
    with subprocess.Popen(call, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as process:
        assert process.stdout is not None
        process.stdout.readline()
        try:
            yield
        finally:
            process.kill()


def test_a_home_without_a_release_says_what_to_run_and_makes_no_file(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match=r"no release yet .* run `garrison refresh PATH` first"):
        connect.release(tmp_path / "warehouse.duckdb")
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize("content", [b"", b"no database at all", b"\0" * 20_000], ids=["empty", "text", "zeros"])
def test_a_file_that_is_no_warehouse_is_damaged(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "warehouse.duckdb"
    path.write_bytes(content)
    with pytest.raises(DamagedError, match=r"warehouse\.duckdb cannot be opened") as raised:
        connect.release(path)
    assert "\n" not in str(raised.value)


def test_a_store_that_another_program_writes_to_is_in_use(tmp_path: Path) -> None:
    path = tmp_path / "work.duckdb"
    connect.work(path).close()
    with held(path), pytest.raises(StorageError, match="in use by another program"):
        connect.work(path)


@pytest.mark.parametrize("left", ["work.new", "work.new.wal"])
def test_what_a_killed_first_start_left_does_not_stop_the_next_one(tmp_path: Path, left: str) -> None:
    (tmp_path / left).write_bytes(b"torn")
    with connect.work(tmp_path / "work.duckdb") as con:
        assert con.execute("SELECT count(*) FROM ops.run").fetchall() == [(0,)]


@pytest.mark.parametrize(
    "sql",
    [
        "SELECT * FROM read_text('/etc/hostname')",
        "SELECT * FROM read_csv('/etc/passwd')",
        "SELECT * FROM glob('/etc/*')",
        "COPY core.claim TO '{folder}/stolen.csv'",
        "ATTACH '{folder}/other.duckdb'",
        "INSTALL httpfs",
        "SET enable_external_access = true",
    ],
)
def test_sql_on_a_release_reaches_no_file_beside_it(shared_home: Path, tmp_path: Path, sql: str) -> None:
    with connect.release(shared_home / "warehouse.duckdb") as con, pytest.raises(duckdb.Error):
        con.execute(sql.format(folder=tmp_path))
    assert not list(tmp_path.iterdir())


def test_sql_on_a_release_sees_no_variable_of_the_program(shared_home: Path) -> None:
    import polars as pl

    secret = pl.DataFrame({"password": ["hunter2"]})
    with connect.release(shared_home / "warehouse.duckdb") as con, pytest.raises(duckdb.CatalogException):
        con.execute("SELECT * FROM secret")
    assert secret.height == 1


def test_a_path_with_a_quote_mark_can_be_attached(tmp_path: Path) -> None:
    path = tmp_path / "analyst's.duckdb"
    with duckdb.connect() as con:
        with connect.attached(con, path, "other"):
            con.execute("CREATE TABLE t AS SELECT 1 AS x")
        assert con.execute("SELECT current_database()").fetchall() == [("memory",)]
    assert path.exists()


def test_a_store_of_an_earlier_version_gets_what_it_lacks_and_keeps_its_rows(tmp_path: Path) -> None:
    path = tmp_path / "work.duckdb"
    with connect.work(path) as con:
        con.execute("INSERT INTO ops.run BY NAME (SELECT 7 AS run_id, 'published' AS state)")
        con.execute("ALTER TABLE ops.run DROP COLUMN code_version")
        con.execute("DROP TABLE ops.claim_history")
    with connect.work(path) as con:
        assert con.execute("SELECT run_id, state, code_version FROM ops.run").fetchall() == [(7, "published", None)]
        assert con.execute("SELECT count(*) FROM ops.claim_history").fetchall() == [(0,)]
