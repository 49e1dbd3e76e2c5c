"""load: one transaction a run; the same input gives the same rows; nothing that was once told is rewritten."""

from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Any

import duckdb
import polars as pl
import pytest

from flows.refresh import refresh
from schemas.core import OF_CURRENT
from schemas.raw import SetAside
from schemas.table import Tables, frame
from transforms import lookups
from transforms.versions import FATES
from warehouse import connect, ledger, load
from warehouse.digest import digest

Rows = dict[str, list[tuple[Any, ...]]]
NOON = datetime(2026, 1, 1, 12)  # noqa: DTZ001 (the store keeps UTC without a zone)
LATER = datetime(2026, 1, 2, 12)  # noqa: DTZ001
NOTHING = pl.DataFrame([], schema=FATES)


def stored(con: duckdb.DuckDBPyConnection) -> Tables:
    """All that a run would load if it met the documents of the store again."""
    derived = {t: con.sql(f"SELECT * FROM {t}").pl() for t in (*OF_CURRENT, "core.event")}
    return load.current(con) | derived | lookups.tables()


def aside(item: str) -> pl.DataFrame:
    return frame(SetAside, [{"item": item, "stage": "ingest", "rule": "empty", "reason": "the file is empty"}])


def test_the_same_rows_loaded_twice_stand_once(home: Path, rows_of: Callable[..., Rows]) -> None:
    before = rows_of(home / "work.duckdb")
    with connect.work(home / "work.duckdb") as con:
        told = digest(con)
        load.load(con, stored(con), NOTHING, aside("reports/4-empty.txt"), ledger.start(con, "test", NOON, None), NOON)
        assert digest(con) == told
    assert rows_of(home / "work.duckdb") == before


def test_the_same_folder_read_twice_gives_the_same_rows_and_no_release(
    home: Path, reports: Path, rows_of: Callable[..., Rows], quick_audit: None
) -> None:
    before = rows_of(home / "work.duckdb")
    outcome = refresh([str(reports)], home=str(home))
    assert (outcome.state, outcome.release) == ("unchanged", None)
    assert rows_of(home / "work.duckdb") == before


@pytest.mark.parametrize(
    "table",
    ["ref.place", "core.document", "core.claim_place", "core.claim_materiel", "core.claim", "core.event", "ops.item"],
)
def test_a_failure_in_the_middle_of_a_load_leaves_every_table_as_it_was(
    home: Path,
    reports: Path,
    table: str,
    report: Callable[..., str],
    rows_of: Callable[..., Rows],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    before = rows_of(home / "work.duckdb", ops=True)
    (reports / "1-manbij.txt").write_text(report("Manbij", 9))
    (reports / "5-empty.txt").write_text("")
    insert = load.insert

    def fail(con: duckdb.DuckDBPyConnection, into: str, rows: pl.DataFrame) -> None:
        if into == table:
            raise RuntimeError("the power is gone")
        insert(con, into, rows)

    monkeypatch.setattr(load, "insert", fail)
    with pytest.raises(RuntimeError, match="the power is gone"):
        refresh([str(reports)], home=str(home))
    after = rows_of(home / "work.duckdb", ops=True)
    runs = after.pop("ops.run")
    assert runs[:-1] == before.pop("ops.run")
    assert runs[-1][3] == "crashed"
    assert after == before


def test_a_stop_by_hand_in_the_middle_of_a_load_is_rolled_back_too(
    home: Path, rows_of: Callable[..., Rows], monkeypatch: pytest.MonkeyPatch
) -> None:
    def stop(*_: object) -> None:
        raise KeyboardInterrupt

    before = rows_of(home / "work.duckdb")
    monkeypatch.setattr(load, "_book", stop)
    with connect.work(home / "work.duckdb") as con:
        tables = {t: rows.clear() for t, rows in stored(con).items()}
        with pytest.raises(KeyboardInterrupt):
            load.load(con, tables, NOTHING, frame(SetAside, []), ledger.start(con, "test", NOON, None), NOON)
    assert rows_of(home / "work.duckdb") == before


def test_an_edited_report_closes_its_old_version_and_opens_a_new_one(
    home: Path, reports: Path, report: Callable[..., str], asked: Callable[..., Any], quick_audit: None
) -> None:
    (reports / "1-manbij.txt").write_text("Published: 10 May 2022\n" + report("Manbij", 9))
    outcome = refresh([str(reports)], home=str(home))
    versions = asked(
        home / "work.duckdb",
        """SELECT version_no, is_current, known_from, known_to, valid_from::VARCHAR, valid_to::VARCHAR
           FROM core.document WHERE item = '1-manbij.txt' ORDER BY version_no""",
    )
    assert outcome.fates == {"new_version": 1, "unchanged": 2}
    assert versions == [(1, False, 1, 2, None, "2022-05-10"), (2, True, 2, None, "2022-05-10", None)]


def test_claims_of_an_old_version_stay_as_history_and_leave_the_current_view(
    home: Path, reports: Path, report: Callable[..., str], asked: Callable[..., Any], quick_audit: None
) -> None:
    old = asked(
        home / "work.duckdb",
        """SELECT claim_id, event_id, version_id, quote FROM core.claim
           WHERE document_id = (SELECT document_id FROM core.document WHERE item = '1-manbij.txt')""",
    )
    (reports / "1-manbij.txt").write_text(report("Manbij", 9))
    refresh([str(reports)], home=str(home))
    release = home / "warehouse.duckdb"
    claim = f"claim_id = '{old[0][0]}'"
    assert len(old) == 1
    assert asked(release, f"SELECT claim_id, event_id, version_id, quote FROM core.claim WHERE {claim}") == old, (
        "the old claim is rewritten"
    )
    assert asked(release, f"SELECT count(*) FROM core.claim_source WHERE {claim}")[0][0] >= 1
    assert asked(release, f"SELECT place_id FROM core.claim_place WHERE {claim}") == [("manbij",)]
    assert asked(release, f"SELECT is_current FROM core.event WHERE event_id = '{old[0][1]}'") == [(False,)]
    assert asked(release, f"SELECT count(*) FROM mart.claim_flat WHERE {claim}") == [(0,)]
    assert asked(
        release, "SELECT date_edtf FROM mart.claim_flat WHERE quote LIKE '%Manbij%' AND event_type = 'withdrawal'"
    ) == [("2022-05-09",)]


def test_a_report_edited_back_to_its_first_text_is_a_third_version(
    home: Path,
    reports: Path,
    report: Callable[..., str],
    asked: Callable[..., Any],
    quick_audit: None,
) -> None:
    for day in (9, 3):
        (reports / "1-manbij.txt").write_text(report("Manbij", day))
        refresh([str(reports)], home=str(home))
    versions = asked(
        home / "warehouse.duckdb",
        """SELECT version_no, is_current, text LIKE '% 3 May%' FROM core.document
           WHERE item = '1-manbij.txt' ORDER BY version_no""",
    )
    assert versions == [(1, False, True), (2, False, False), (3, True, True)]
    assert asked(
        home / "warehouse.duckdb", "SELECT date_edtf FROM mart.claim_flat WHERE places = 'origin: Manbij'"
    ) == [("2022-05-03",)]


def test_a_fact_told_later_makes_a_new_version_of_the_same_text(
    home: Path, reports: Path, asked: Callable[..., Any], quick_audit: None
) -> None:
    (reports / "reports.csv").write_text("file,published,outlet\n1-manbij.txt,2022-05-04,reuters\n")
    outcome = refresh([str(reports)], home=str(home))
    found = asked(
        home / "warehouse.duckdb",
        """SELECT published_edtf, published_basis, outlet_id FROM core.document
           WHERE item = '1-manbij.txt' AND is_current""",
    )
    assert outcome.fates == {"new_version": 1, "skipped": 1, "unchanged": 2}
    assert found == [("2022-05-04", "sidecar", "reuters")]


def test_a_copy_is_booked_with_the_document_it_repeats_and_never_loaded(
    home: Path, reports: Path, report: Callable[..., str], asked: Callable[..., Any], quick_audit: None
) -> None:
    before = asked(home / "warehouse.duckdb", "SELECT count(*) FROM core.claim")
    (reports / "9-copy.txt").write_text(report("Manbij", 3))
    outcome = refresh([str(reports)], home=str(home))
    release = home / "warehouse.duckdb"
    booked = asked(
        release,
        """SELECT i.fate, i.reason, d.item FROM ops.item i JOIN core.document d USING (document_id)
           WHERE i.item = '9-copy.txt'""",
    )
    [(fate, reason, of)] = booked
    assert outcome.fates == {"duplicate": 1, "unchanged": 3}
    assert (fate, of) == ("duplicate", "1-manbij.txt")
    assert reason.startswith("same text as document d")
    assert asked(release, "SELECT count(*) FROM core.document") == [(3,)]
    assert asked(release, "SELECT count(*) FROM core.claim") == before
    assert asked(release, "SELECT rule, stage FROM ops.reject WHERE item = 'reports/9-copy.txt'") == [
        ("duplicate", "clean")
    ]


def test_a_reject_that_is_met_again_keeps_its_first_day_and_counts_as_known(home: Path) -> None:
    with connect.work(home / "work.duckdb") as con:
        new = [
            load.load(con, {}, NOTHING, aside("reports/bad.txt"), ledger.start(con, "test", now, None), now)
            for now in (NOON, LATER)
        ]
        seen = con.execute(
            "SELECT run_id, first_seen, last_seen FROM ops.reject WHERE item = 'reports/bad.txt'"
        ).fetchall()
    assert new == [1, 0]
    assert seen == [(3, NOON, LATER)]


def test_one_item_set_aside_twice_in_a_run_is_booked_once(home: Path) -> None:
    with connect.work(home / "work.duckdb") as con:
        twice = pl.concat([aside("reports/bad.txt"), aside("reports/bad.txt")])
        assert load.load(con, {}, NOTHING, twice, ledger.start(con, "test", NOON, None), NOON) == 1


def test_a_run_that_loads_is_booked_as_committed(home: Path) -> None:
    with connect.work(home / "work.duckdb") as con:
        run = ledger.start(con, "test", NOON, None)
        load.load(con, {}, NOTHING, frame(SetAside, []), run, NOON)
        assert con.execute("SELECT state FROM ops.run WHERE run_id = ?", [run]).fetchall() == [("committed",)]


def test_what_is_known_is_the_current_version_of_every_document(
    home: Path, reports: Path, report: Callable[..., str], quick_audit: None
) -> None:
    (reports / "1-manbij.txt").write_text(report("Manbij", 9))
    refresh([str(reports)], home=str(home))
    with connect.work(home / "work.duckdb") as con:
        known = load.known(con)
    assert sorted(known["version_no"]) == [1, 1, 2]
    assert known["document_id"].n_unique() == 3


def test_an_empty_store_knows_nothing(tmp_path: Path) -> None:
    with connect.work(tmp_path / "work.duckdb") as con:
        assert load.known(con).height == 0
        assert {table: rows.height for table, rows in load.current(con).items()} == dict.fromkeys(
            (*load.CURRENT, *load.FOUND), 0
        )
