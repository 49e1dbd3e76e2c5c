"""Releases: immutable files behind one symlink, which readers never notice changing and no crash can tear."""

import hashlib
import os
import signal
import stat
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from typing import Any

import polars as pl
import pytest

from flows.refresh import refresh
from schemas.errors import StorageError
from schemas.ops import CheckResult
from schemas.table import frame
from warehouse import connect, publish

NOON = datetime(2026, 1, 1, 12)  # noqa: DTZ001 (the store keeps UTC without a zone)
PASSED = frame(CheckResult, [{"run_id": 1, "suite": "cross", "check_name": "made up", "level": "fail", "passed": True}])

READER = """
import sys, duckdb
link = sys.argv[1]
held = duckdb.connect(link, read_only=True)
count = "SELECT count(*) FROM core.document"
print(held.execute(count).fetchall()[0][0], flush=True)
sys.stdin.readline()
print(held.execute(count).fetchall()[0][0], flush=True)
print(duckdb.connect(link, read_only=True).execute(count).fetchall()[0][0], flush=True)
"""


@contextmanager
def reader(link: Path) -> Iterator[subprocess.Popen[str]]:
    """An analyst in a process of their own, holding a connection until told to look again."""
    call = [sys.executable, "-c", READER, str(link)]
    with subprocess.Popen(call, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as process:
        try:
            yield process
        finally:
            process.kill()


def said(process: subprocess.Popen[str]) -> int:
    assert process.stdout is not None
    return int(process.stdout.readline())


def look_again(process: subprocess.Popen[str]) -> None:
    assert process.stdin is not None
    process.stdin.write("\n")
    process.stdin.flush()


def sha256(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


def published(home: Path, number: int, results: pl.DataFrame = PASSED) -> Path:
    """Publish the work store of a home once more, as the given run."""
    with connect.work(home / "work.duckdb") as store:
        candidate = publish.build(home, store, f"{number:06}-0000000{number}.duckdb")
    return publish.publish(home, candidate, results.with_columns(run_id=pl.lit(number, pl.Int64)), number, NOON)


def releases(home: Path) -> list[str]:
    return sorted(path.name for path in (home / "releases").glob("*.duckdb"))


def test_the_current_release_is_what_the_link_names(shared_home: Path) -> None:
    link = shared_home / "warehouse.duckdb"
    assert link.is_symlink()
    assert not os.path.isabs(os.readlink(link)), "a home that is moved must keep its release"  # noqa: PTH117, PTH115
    assert publish.current(shared_home) == link.resolve()
    assert link.resolve().parent == shared_home / "releases"


@pytest.mark.parametrize("target", [None, "releases/gone.duckdb"])
def test_without_a_release_or_with_a_dangling_link_nothing_is_current(tmp_path: Path, target: str | None) -> None:
    if target:
        (tmp_path / "warehouse.duckdb").symlink_to(target)
    assert publish.current(tmp_path) is None


def test_a_publish_swaps_the_link_and_leaves_the_release_before_it_untouched(home: Path) -> None:
    old = (home / "warehouse.duckdb").resolve()
    before = sha256(old)
    new = published(home, 2)
    assert (home / "warehouse.duckdb").resolve() == new != old
    assert sha256(old) == before
    assert stat.S_IMODE(new.stat().st_mode) == stat.S_IMODE(old.stat().st_mode) == 0o444


def test_a_publish_leaves_one_file_and_one_page_and_nothing_half_made(home: Path) -> None:
    release = published(home, 2)
    found = {path.name for path in (home / "releases").iterdir() if path.name.startswith((".", "000002"))}
    assert found == {release.name, release.with_suffix(".audit.html").name}
    assert not list(home.glob(".*"))


def test_a_release_carries_its_own_audit_and_the_end_of_its_own_run(shared_home: Path) -> None:
    with connect.release(shared_home / "warehouse.duckdb") as con:
        run = con.execute("SELECT state, release, finished_at IS NOT NULL FROM ops.run WHERE run_id = 1").fetchall()
        checks = con.execute("SELECT count(*) > 100 FROM ops.check_result WHERE run_id = 1").fetchall()
    assert run == [("published", (shared_home / "warehouse.duckdb").resolve().name, True)]
    assert checks == [(True,)]


def test_the_book_of_runs_and_the_link_agree(shared_home: Path, asked: Callable[..., Any]) -> None:
    booked = asked(shared_home / "work.duckdb", "SELECT release FROM ops.run WHERE state = 'published'")
    assert booked == [((shared_home / "warehouse.duckdb").readlink().name,)]


def test_a_reader_keeps_its_rows_while_a_new_connection_sees_the_new_ones(
    home: Path, reports: Path, report: Callable[..., str], quick_audit: None
) -> None:
    (reports / "5-new.txt").write_text(report("Raqqa", 7))
    with reader(home / "warehouse.duckdb") as analyst:
        assert said(analyst) == 3
        assert refresh([str(reports)], home=str(home)).state == "published"
        look_again(analyst)
        assert said(analyst) == 3, "the open connection must keep its release"
        assert said(analyst) == 4, "a new connection must see the new release"


def test_a_reader_of_a_release_that_is_pruned_keeps_its_rows(home: Path) -> None:
    with reader(home / "warehouse.duckdb") as analyst:
        assert said(analyst) == 3
        for number in range(2, 7):
            (home / "releases" / f"00000{number}-00000000.duckdb").touch()
        published(home, 7)
        assert not [name for name in releases(home) if name.startswith("000001-")]
        look_again(analyst)
        assert said(analyst) == 3


def test_a_log_that_an_analyst_left_beside_the_old_release_does_not_touch_the_new_one(home: Path) -> None:
    old = (home / "warehouse.duckdb").resolve()
    old.with_name(old.name + ".wal").write_bytes(b"left over by a writer")
    published(home, 2)
    with connect.release(home / "warehouse.duckdb") as con:
        assert con.execute("SELECT count(*) FROM core.document").fetchall() == [(3,)]


def test_only_the_newest_five_releases_are_kept_with_their_pages(home: Path) -> None:
    for number in range(2, 6):
        for suffix in ("duckdb", "audit.html"):
            (home / "releases" / f"00000{number}-0000000{number}.{suffix}").touch()
    published(home, 6)
    published(home, 7)
    assert [name[:6] for name in releases(home)] == ["000003", "000004", "000005", "000006", "000007"]
    assert sorted(p.name[:6] for p in (home / "releases").glob("*.html")) == [name[:6] for name in releases(home)]
    assert (home / "warehouse.duckdb").resolve().name == releases(home)[-1]


def test_the_current_release_is_kept_even_when_its_number_is_the_lowest(home: Path) -> None:
    for number in range(3, 10):
        (home / "releases" / f"00000{number}-00000000.duckdb").touch()
    release = published(home, 2)
    assert release.exists()
    assert publish.current(home) == release


def test_what_is_no_release_is_never_pruned(home: Path) -> None:
    strangers = [home / "releases" / name for name in ("notes.txt", "mine.duckdb", "0-backup.tar")]
    for stranger in strangers:
        stranger.write_text("mine")
    for number in range(2, 8):
        (home / "releases" / f"00000{number}-00000000.duckdb").touch()
    published(home, 8)
    assert all(stranger.read_text() == "mine" for stranger in strangers)


def test_a_left_over_candidate_of_the_same_name_is_made_anew(home: Path) -> None:
    left = home / "releases" / ".000002-00000002.duckdb.candidate"
    left.write_bytes(b"half a release")
    left.with_name(left.name + ".wal").write_bytes(b"half a log")
    published(home, 2)
    assert not left.exists()
    assert not left.with_name(left.name + ".wal").exists()
    with connect.release(home / "warehouse.duckdb") as con:
        assert con.execute("SELECT count(*) FROM core.document").fetchall() == [(3,)]


def test_a_candidate_with_a_log_beside_it_is_not_sealed(tmp_path: Path) -> None:
    candidate = tmp_path / ".000002-00000002.duckdb.candidate"
    candidate.touch()
    candidate.with_name(candidate.name + ".wal").touch()
    with pytest.raises(StorageError, match="not whole"):
        publish._seal(candidate, tmp_path / "000002-00000002.duckdb")
    assert not (tmp_path / "000002-00000002.duckdb").exists()


@pytest.mark.parametrize("step", ["_seal", "write_page", "_point"])
def test_a_disk_that_refuses_while_publishing_is_a_storage_error_and_the_old_release_stays(
    home: Path, step: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    old = (home / "warehouse.duckdb").resolve()
    before = sha256(old)
    monkeypatch.setattr(publish, step, full)
    with pytest.raises(StorageError, match="No space left on device"):
        published(home, 2)
    assert publish.current(home) == old
    assert sha256(old) == before


KILLED = {
    "in the middle of the load": (
        """
insert = warehouse.load.insert
warehouse.load.insert = lambda con, table, rows: die() if table == "ops.item" else insert(con, table, rows)
""",
        "crashed",
    ),
    "between load and audit": ("warehouse.publish.build = die", "crashed"),
    "between seal and link": ("warehouse.publish._point = die", "crashed"),
    "between link and book": ("warehouse.publish._prune = die", "published"),
}


@pytest.mark.parametrize("moment", KILLED)
def test_a_refresh_that_is_killed_leaves_a_whole_release_and_the_next_one_recovers(
    moment: str,
    home: Path,
    reports: Path,
    report: Callable[..., str],
    refresh_apart: Callable[[Path, Path, str], int],
    asked: Callable[..., Any],
    quick_audit: None,
) -> None:
    change, booked = KILLED[moment]
    old = (home / "warehouse.duckdb").resolve()
    before = sha256(old)
    (reports / "5-new.txt").write_text(report("Raqqa", 7))
    assert refresh_apart(reports, home, change) == -signal.SIGKILL

    assert sha256(old) == before
    found = asked((home / "warehouse.duckdb").resolve(), "SELECT count(*) FROM core.document")
    assert found == ([(4,)] if booked == "published" else [(3,)])

    outcome = refresh([str(reports)], home=str(home))
    assert outcome.state == ("unchanged" if booked == "published" else "published")
    release = home / "warehouse.duckdb"
    assert asked(release, "SELECT count(*), count(DISTINCT document_id) FROM core.document") == [(4, 4)]
    assert asked(release, "SELECT count(*), count(DISTINCT claim_id) FROM core.claim") == [(4, 4)]
    runs = asked(home / "work.duckdb", "SELECT run_id, state, release FROM ops.run ORDER BY run_id")
    assert runs[1] == (2, booked, release.readlink().name if booked == "published" else None)
    assert [name for _, state, name in runs if state == "published"][-1] == release.readlink().name
