"""The digest is what a warehouse says: not the order of arrival, the run or the clock, but every word of it."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import duckdb
import pytest

import schemas
from flows.refresh import refresh
from warehouse import connect, ddl
from warehouse.digest import digest

FIRST = "1-manbij.txt"


@pytest.fixture
def store(home: Path) -> Iterator[duckdb.DuckDBPyConnection]:
    with connect.work(home / "work.duckdb") as con:
        yield con


def test_the_order_in_which_reports_arrive_does_not_matter(
    tmp_path: Path,
    report: Callable[..., str],
    written: Callable[..., Path],
    asked: Callable[..., Any],
    quick_audit: None,
) -> None:
    retold = report("Manbij", 3) + "Nobody else has confirmed this so far, and the local council would not comment."
    texts = {
        "a.txt": report("Manbij", 3) + "Nobody else has confirmed this so far.",
        "b.txt": report("Kobani", 4),
        "c.txt": retold,
        "d.txt": report("Manbij", 5),
    }
    deliveries = {"forward": ["ab", "cd"], "backward": ["cd", "ab"]}
    digests = {}
    for name, batches in deliveries.items():
        reports, home = tmp_path / name / "reports", tmp_path / name / "home"
        for batch in batches:
            written(reports, {f"{stem}.txt": texts[f"{stem}.txt"] for stem in batch})
            refresh([str(reports)], home=str(home))
        with connect.work(home / "work.duckdb") as con:
            digests[name] = digest(con)
    [(stories, documents)] = asked(
        tmp_path / "forward" / "home" / "work.duckdb",
        "SELECT (SELECT count(*) FROM core.story), (SELECT count(*) FROM core.document)",
    )
    assert (stories < documents, documents) == (True, 4), "no story has two documents: the test lost its point"
    assert len(set(digests.values())) == 1, digests


def test_a_release_says_the_same_as_the_store_it_was_made_from(
    shared_home: Path, store: duckdb.DuckDBPyConnection
) -> None:
    with connect.release(shared_home / "warehouse.duckdb") as release:
        assert digest(release) == digest(store)


def test_the_name_of_a_release_carries_its_digest(shared_home: Path) -> None:
    release = (shared_home / "warehouse.duckdb").resolve()
    with connect.release(release) as con:
        assert release.name == f"000001-{digest(con)[:8]}.duckdb"


@pytest.mark.parametrize(
    "change",
    [
        "UPDATE core.document SET known_from = 77",
        "UPDATE core.document SET known_to = 78",
        "UPDATE ops.run SET started_at = TIMESTAMP '1999-01-01'",
        "INSERT INTO ops.item SELECT run_id + 1, source, item, 'unchanged', reason, document_id FROM ops.item",
        "DELETE FROM ops.check_result",
        """CREATE TABLE sorted AS FROM core.claim ORDER BY quote DESC;
           DELETE FROM core.claim; INSERT INTO core.claim FROM sorted""",
    ],
    ids=["run that learned it", "run that replaced it", "clock", "later run", "audit", "order of rows"],
)
def test_when_and_how_it_was_learned_does_not_matter(store: duckdb.DuckDBPyConnection, change: str) -> None:
    before = digest(store)
    store.execute(change)
    assert digest(store) == before


@pytest.mark.parametrize(
    "change",
    [
        f"UPDATE core.document SET text = text || '.' WHERE item = '{FIRST}'",
        f"UPDATE core.document SET title = '' WHERE item = '{FIRST}'",
        f"UPDATE core.document SET is_current = false WHERE item = '{FIRST}'",
        "UPDATE core.claim SET quote = replace(quote, 'Manbij', 'manbij')",
        "UPDATE core.claim SET date_end = date_end + 1 WHERE quote LIKE '%Manbij%'",
        "UPDATE core.claim SET hedge_text = '' WHERE quote LIKE '%Manbij%'",
        "UPDATE core.claim SET hedge_text = 'NULL' WHERE quote LIKE '%Manbij%'",
        "UPDATE core.claim_place SET presence_effect = 1 WHERE place_id = 'manbij'",
        "UPDATE core.event SET n_origins = 2 WHERE origin_place_id = 'manbij'",
        "UPDATE ref.place SET latitude = latitude + 0.0001 WHERE place_id = 'manbij'",
        "DELETE FROM core.claim WHERE quote LIKE '%Manbij%'",
        "INSERT INTO core.claim SELECT * FROM core.claim WHERE quote LIKE '%Manbij%'",
        "INSERT INTO core.claim BY NAME SELECT * REPLACE (9 AS sentence_no) FROM core.claim LIMIT 2",
    ],
)
def test_one_changed_word_number_or_row_changes_it(store: duckdb.DuckDBPyConnection, change: str) -> None:
    before = digest(store)
    store.execute(change)
    assert digest(store) != before


def test_two_rows_that_swap_a_value_do_not_cancel_out(store: duckdb.DuckDBPyConnection) -> None:
    before = digest(store)
    store.execute("""UPDATE core.claim SET hedge_text = CASE WHEN quote LIKE '%Manbij%' THEN 'a' ELSE 'b' END""")
    one = digest(store)
    store.execute("UPDATE core.claim SET hedge_text = CASE hedge_text WHEN 'a' THEN 'b' ELSE 'a' END")
    assert len({before, one, digest(store)}) == 3


def test_a_changed_view_is_a_changed_warehouse(
    store: duckdb.DuckDBPyConnection, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = digest(store)
    view_sql = ddl.view_sql
    monkeypatch.setattr(ddl, "view_sql", lambda view: f"{view_sql(view)} LIMIT 1")
    assert digest(store) != before


def test_every_table_of_facts_and_reference_data_is_in_it(store: duckdb.DuckDBPyConnection) -> None:
    told = {}
    for table in [t for t in schemas.TABLES if not t.startswith("ops.")]:
        if store.execute(f"SELECT count(*) FROM {table}").fetchall()[0][0]:
            store.execute("BEGIN")
            store.execute(f"DELETE FROM {table}")
            told[table] = digest(store)
            store.execute("ROLLBACK")
    assert digest(store) not in told.values()
    assert len(set(told.values())) == len(told)
