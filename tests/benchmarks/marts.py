"""Speed of the analysts' views and of every shipped query over a warehouse of made-up claims.

    python -m tests.benchmarks.marts [--claims 1000000] [--threads 2] [--keep FILE]

Prints how long a release takes to make its views, then for each query the best of three warm runs, and the mean time
of all processors: where others use the machine too, a half of that is what two free cores need at least.
"""

import argparse
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import duckdb

from flows import ask
from transforms import lookups
from warehouse import ddl, history

RUNS = 3
HERE = Path(__file__).parent
QUERIES = Path(ddl.__file__).parent / "queries"
MORE = {
    "(mart.site_status)": "SELECT * FROM mart.site_status",
    "(mart.site_status_as_of)": "SELECT * FROM mart.site_status_as_of(DATE '2024-12-31')",
    "(mart.claims_as_of)": "SELECT count(*), min(quote) FROM mart.claims_as_of(1)",
    "(mart.claims_published_by)": "SELECT count(*), min(quote) FROM mart.claims_published_by(DATE '2024-12-31')",
    "(mart.changes_between)": "SELECT cause, change, count(*) FROM mart.changes_between(0, 1) GROUP BY ALL",
    "(mart.site_state)": "SELECT * FROM mart.site_state(DATE '2024-12-31', DATE '2025-06-30', 90)",
    "(mart.site_status_history)": "SELECT * FROM mart.site_status_history",
    "(mart.guide)": "SELECT * FROM mart.guide",
}


def made(con: duckdb.DuckDBPyConnection, claims: int) -> None:
    """Fill an empty warehouse with the reference tables and made-up claims."""
    ddl.create_tables(con, keys=False)
    for table, rows in lookups.tables().items():
        con.register("rows_in", rows.to_arrow())
        con.execute(f"INSERT INTO {table} BY NAME SELECT * FROM rows_in")
        con.unregister("rows_in")
    con.execute((HERE / "claims.sql").read_text("utf-8").replace("$claims", str(claims)))
    history.record(con, 1)


def seconds(work: Callable[[], object]) -> float:
    """Return how long a piece of work takes."""
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def main() -> None:
    """Print one line for each query."""
    options = argparse.ArgumentParser()
    options.add_argument("--claims", type=int, default=1_000_000)
    options.add_argument("--threads", type=int, default=2)
    options.add_argument("--keep", type=Path, help="Leave the warehouse in this file; ask it again if it is there.")
    told = options.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        path = told.keep or Path(folder) / "bench.duckdb"
        if not path.exists():
            _build(path, told.claims, told.threads)
        with duckdb.connect(str(path), read_only=True, config={"threads": told.threads}) as con:
            _ask_all(con)


def _build(path: Path, claims: int, threads: int) -> None:
    with duckdb.connect(str(path), config={"threads": threads}) as con:
        filled = seconds(lambda: made(con, claims))
        built = seconds(lambda: ddl.create_views(con, stored=True))
        con.execute("CHECKPOINT")
    size = path.stat().st_size / 1e6
    print(f"{claims:,} claims made in {filled:.0f} s, views in {built:.0f} s, {size:,.0f} MB")  # noqa: T201


def _ask_all(con: duckdb.DuckDBPyConnection) -> None:
    named = {name: (QUERIES / f"{name}.sql").read_text("utf-8") for name in ask.queries()}
    print(f"{'query':<30} {'rows':>7} {'warm ms':>8} {'cpu ms':>8}")  # noqa: T201
    for name, sql in (named | MORE).items():
        rows = con.sql(f"SELECT count(*) FROM ({sql})").fetchall()[0][0]
        cpu = time.process_time()
        warm = [1000 * seconds(con.sql(sql).pl) for _ in range(RUNS)]
        cpu = 1000 * (time.process_time() - cpu) / RUNS
        print(f"{name:<30} {rows:>7,} {min(warm):>8.0f} {cpu:>8.0f}", flush=True)  # noqa: T201


if __name__ == "__main__":
    main()
