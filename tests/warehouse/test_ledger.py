"""The book of runs: numbered in order, and a run that died without a word is found by the next one."""

from collections.abc import Iterator
from datetime import datetime, timedelta

import duckdb
import pytest

from schemas.vocabulary import RunState
from warehouse import ddl, ledger

NOON = datetime(2026, 1, 1, 12)  # noqa: DTZ001 (the store keeps UTC without a zone)


@pytest.fixture
def store() -> Iterator[duckdb.DuckDBPyConnection]:
    with duckdb.connect() as con:
        ddl.create_tables(con, keys=False)
        yield con


def states(store: duckdb.DuckDBPyConnection) -> list[tuple[int, str, str | None]]:
    return store.execute("SELECT run_id, state, release FROM ops.run ORDER BY run_id").fetchall()


def test_runs_are_numbered_in_order_even_when_the_clock_jumps_back(store: duckdb.DuckDBPyConnection) -> None:
    numbers = [ledger.start(store, "test", NOON - timedelta(days=day), None) for day in range(3)]
    assert numbers == [1, 2, 3]


def test_a_run_that_ended_without_a_word_is_booked_as_crashed(store: duckdb.DuckDBPyConnection) -> None:
    ledger.start(store, "test", NOON, None)
    ledger.start(store, "test", NOON, None)
    assert states(store) == [(1, "crashed", None), (2, "started", None)]


def test_a_run_whose_release_is_current_was_published_though_it_could_not_say_so(
    store: duckdb.DuckDBPyConnection,
) -> None:
    ledger.start(store, "test", NOON, None)
    store.execute("UPDATE ops.run SET state = 'committed'")
    ledger.start(store, "test", NOON, "000001-abcdef01.duckdb")
    assert states(store)[0] == (1, "published", "000001-abcdef01.duckdb")


def test_a_run_that_ended_properly_is_left_alone(store: duckdb.DuckDBPyConnection) -> None:
    ledger.finish(store, ledger.start(store, "test", NOON, None), RunState.REFUSED, NOON)
    ledger.start(store, "test", NOON, None)
    assert states(store)[0] == (1, "refused", None)


@pytest.mark.parametrize(
    ("state", "read"),
    [
        (RunState.PUBLISHED, "new"),
        (RunState.COMMITTED, "new"),
        (RunState.REFUSED, "new"),
        (RunState.CRASHED, "old"),
    ],
)
def test_the_rows_in_the_store_were_read_by_the_last_run_that_loaded_any(
    store: duckdb.DuckDBPyConnection, state: RunState, read: str
) -> None:
    ledger.finish(store, ledger.start(store, "old", NOON, None), RunState.PUBLISHED, NOON)
    ledger.finish(store, ledger.start(store, "new", NOON, None), state, NOON)
    assert ledger.last_code_version(store) == read


def test_before_the_first_run_nothing_has_been_read(store: duckdb.DuckDBPyConnection) -> None:
    assert ledger.last_code_version(store) is None
