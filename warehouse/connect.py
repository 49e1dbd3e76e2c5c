"""The one place that opens DuckDB files."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import duckdb

from schemas.errors import DamagedError, StorageError, UsageError
from warehouse import ddl

SETTINGS = {
    "autoinstall_known_extensions": "false",
    "autoload_known_extensions": "false",
}
CLOSED = SETTINGS | {"enable_external_access": "false", "python_enable_replacements": "false"}
"""For SQL that somebody typed: no files, no network, no Python variables."""


def work(path: Path) -> duckdb.DuckDBPyConnection:
    """Open the work store for writing; make it first under a temporary name, since a first write can tear.

    A store of an earlier version gets the tables and columns that it lacks.

    Raises DamagedError when the file is no usable store, StorageError when the disk refuses.
    """
    if not path.exists():
        fresh = path.with_suffix(".new")
        fresh.unlink(missing_ok=True)
        with _open(fresh, SETTINGS) as con:
            ddl.create_tables(con, keys=False)
        fresh.replace(path)
    con = _open(path, SETTINGS)
    ddl.add_missing(con)
    return con


def release(path: Path) -> duckdb.DuckDBPyConnection:
    """Open a release to read. Raises UsageError when there is none yet."""
    if not path.exists():
        raise UsageError(f"no release yet at {path}: run `garrison refresh PATH` first")
    return _open(path.resolve(), CLOSED, read_only=True)


def reopen(path: Path) -> duckdb.DuckDBPyConnection:
    """Open a release candidate again to write its own audit into it, before it is sealed."""
    return _open(path, SETTINGS)


@contextmanager
def attached(con: duckdb.DuckDBPyConnection, path: Path, alias: str) -> Iterator[None]:
    """Attach a new database file and make it the current one; its format is one that DuckDB 1.5 reads too."""
    (home,) = con.execute("SELECT current_database()").fetchall()[0]
    con.execute(f"ATTACH '{_quoted(path)}' AS {alias} (STORAGE_VERSION 'v1.5.0')")
    con.execute(f"USE {alias}")
    try:
        yield
    finally:
        con.execute(f"USE {home}")
        con.execute(f"DETACH {alias}")


def _open(path: Path, config: dict[str, str], *, read_only: bool = False) -> duckdb.DuckDBPyConnection:
    try:
        return duckdb.connect(str(path), read_only=read_only, config=dict(config))
    except duckdb.IOException as error:
        if "lock" in str(error):
            raise StorageError(f"{path} is in use by another program: {_first_line(error)}") from error
        raise DamagedError(f"{path} cannot be opened: {_first_line(error)}") from error
    except duckdb.Error as error:
        raise DamagedError(f"{path} cannot be opened: {_first_line(error)}") from error


def _first_line(error: Exception) -> str:
    return str(error).splitlines()[0]


def _quoted(path: Path) -> str:
    return str(path).replace("'", "''")
