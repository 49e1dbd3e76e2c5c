"""The book of runs in the work store: who ran, how far it came, what it published."""

import os
from datetime import datetime

import duckdb

from schemas.vocabulary import RunState

_OPEN = (RunState.STARTED.value, RunState.COMMITTED.value)


def start(con: duckdb.DuckDBPyConnection, code_version: str, now: datetime, current_release: str | None) -> int:
    """Book a new run and return its number; runs that ended without a word are marked first.

    The lock is held, so an open run is a dead one: published if the current release bears its number, else crashed.
    """
    for run_id, _ in con.execute("SELECT run_id, state FROM ops.run WHERE state IN (?, ?)", _OPEN).fetchall():
        done = current_release is not None and current_release.startswith(f"{run_id:06}-")
        finish(con, run_id, RunState.PUBLISHED if done else RunState.CRASHED, now, current_release if done else None)
    run_id = int(con.execute("SELECT coalesce(max(run_id), 0) + 1 FROM ops.run").fetchall()[0][0])
    con.execute(
        "INSERT INTO ops.run VALUES (?, ?, NULL, ?, NULL, ?, ?)",
        [run_id, now, RunState.STARTED.value, code_version, os.getpid()],
    )
    return run_id


def finish(
    con: duckdb.DuckDBPyConnection, run_id: int, state: RunState, now: datetime, release: str | None = None
) -> None:
    """Book how a run ended."""
    con.execute(
        "UPDATE ops.run SET finished_at = ?, state = ?, release = ? WHERE run_id = ?",
        [now, state.value, release, run_id],
    )


def last_code_version(con: duckdb.DuckDBPyConnection) -> str | None:
    """Return the code version that read the rows in the store: that of the last run that committed."""
    done = [RunState.COMMITTED.value, RunState.PUBLISHED.value, RunState.REFUSED.value, RunState.UNCHANGED.value]
    found = con.execute(
        "SELECT code_version FROM ops.run WHERE list_contains(?, state) ORDER BY run_id DESC LIMIT 1", [done]
    ).fetchall()
    return str(found[0][0]) if found else None
