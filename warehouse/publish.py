"""publish: build a release from the work store, then put it in place so that readers never notice.

A release is an immutable file; `warehouse.duckdb` is a symlink to the current one. The order of the steps is
what makes it safe: file on disk, its name on disk, new link, swap, the swap on disk.
"""

import os
from pathlib import Path

import duckdb
import polars as pl

import schemas
from schemas.errors import DamagedError, StorageError
from schemas.vocabulary import RunState
from warehouse import connect, ddl
from warehouse.audit_page import page

LINK = "warehouse.duckdb"
KEPT = 5
"""Releases kept, the current one included."""

_BOOK_COLUMNS = "finished_at = $now, state = $state, release = $release"


def current(home: Path) -> Path | None:
    """Return the release file that the link names; None when there is none."""
    link = home / LINK
    return link.resolve() if link.exists() else None


def before(home: Path) -> Path | None:
    """Return the newest kept release older than the current one; None when there is none."""
    now = current(home)
    older = [path for path in (home / "releases").glob("[0-9]*.duckdb") if now and path.name < now.name]
    return max(older, key=lambda path: path.name, default=None)


def build(home: Path, store: duckdb.DuckDBPyConnection, name: str) -> Path:
    """Copy the work store into a new release candidate with keys, comments and views; returns its path."""
    path = home / "releases" / f".{name}.candidate"
    path.parent.mkdir(parents=True, exist_ok=True)
    _remove(path)
    with connect.attached(store, path, "release"):
        ddl.create_tables(store, keys=True)
        for table in schemas.TABLES:
            store.execute(f"INSERT INTO release.{table} BY NAME SELECT * FROM work.{table} ORDER BY ALL")
        ddl.create_views(store, stored=True)
        store.execute("CHECKPOINT release")
    return path


def counts(path: Path) -> dict[str, int]:
    """Return the number of rows of every table of a release."""
    with connect.release(path) as con:
        return {t: con.execute(f"SELECT count(*) FROM {t}").fetchall()[0][0] for t in schemas.TABLES if _has(con, t)}


def last_counts(home: Path) -> dict[str, int]:
    """Return the counts of the current release; none when there is none, or when it is damaged and must be replaced."""
    release = current(home)
    try:
        return counts(release) if release else {}
    except DamagedError:
        return {}


def publish(home: Path, candidate: Path, results: pl.DataFrame, run_id: int, finished_at: object) -> Path:
    """Write the audit into the candidate, seal it and make it the current release. Returns the release file."""
    name = candidate.name.removeprefix(".").removesuffix(".candidate")
    release = candidate.with_name(name)
    with connect.reopen(candidate) as con:
        con.register("results", results.to_arrow())
        con.execute("INSERT INTO ops.check_result BY NAME SELECT * FROM results")
        told = {"now": finished_at, "state": RunState.PUBLISHED.value, "release": name, "run": run_id}
        con.execute(f"UPDATE ops.run SET {_BOOK_COLUMNS} WHERE run_id = $run", told)
        con.execute("CHECKPOINT")
    try:
        _seal(candidate, release)
        write_page(release.with_suffix(".audit.html"), results, f"Audit of {name}")
        _point(home / LINK, release)
    except OSError as error:
        raise StorageError(f"{release} could not be published: {error.strerror}") from error
    _prune(home, release)
    return release


def refuse(home: Path, candidate: Path, results: pl.DataFrame, run_id: int) -> Path:
    """Drop a candidate that failed its audit; returns the page that says why."""
    _remove(candidate)
    path = home / "refused" / f"run-{run_id:06}.audit.html"
    path.parent.mkdir(parents=True, exist_ok=True)
    write_page(path, results, f"Audit of run {run_id}, refused")
    return path


def write_page(path: Path, results: pl.DataFrame, title: str) -> None:
    """Write the audit page."""
    path.write_text(page(results, title), encoding="utf-8")


def _seal(candidate: Path, release: Path) -> None:
    wal = candidate.with_name(candidate.name + ".wal")
    if wal.exists():
        raise StorageError(f"{wal} was left behind: the candidate is not whole")
    candidate.chmod(0o444)
    _sync(candidate)
    candidate.replace(release)
    _sync(release.parent)


def _point(link: Path, release: Path) -> None:
    fresh = link.with_name(f".{link.name}.new")
    fresh.unlink(missing_ok=True)
    fresh.symlink_to(release.relative_to(link.parent))
    fresh.replace(link)
    _sync(link.parent)


def _sync(path: Path) -> None:
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _prune(home: Path, keep: Path) -> None:
    releases = sorted((home / "releases").glob("[0-9]*.duckdb"))
    for old in releases[:-KEPT]:
        if old.name != keep.name:
            _remove(old)
            old.with_suffix(".audit.html").unlink(missing_ok=True)


def _remove(path: Path) -> None:
    path.unlink(missing_ok=True)
    path.with_name(path.name + ".wal").unlink(missing_ok=True)


def _has(con: duckdb.DuckDBPyConnection, table: str) -> bool:
    layer, _, name = table.partition(".")
    found = con.execute("SELECT 1 FROM duckdb_tables() WHERE schema_name = ? AND table_name = ?", [layer, name])
    return bool(found.fetchall())
