"""The whole job on folders as they come: what is good is loaded, what is bad has a reason, nothing is lost between."""

import fcntl
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from flows.refresh import refresh
from flows.run import Outcome
from schemas.errors import BusyError, ContractError, DamagedError, StorageError, UsageError
from transforms import lookups

PNG = b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x00\x00\x01\x00\x00\x00\x01\x08\x06\x00\x00\x00\x1f\x15\xc4\x89"

SAMPLES = Path(__file__).parents[2] / "flows" / "samples"

Ask = Callable[..., list[tuple[Any, ...]]]


class Mixed(NamedTuple):
    """A home after two refreshes of one mixed folder, with what each told."""

    home: Path
    first: Outcome
    second: Outcome


@pytest.fixture(scope="module")
def mixed(
    tmp_path_factory: pytest.TempPathFactory,
    report: Callable[..., str],
    written: Callable[..., Path],
    rules_only: Callable[..., Any],
) -> Iterator[Mixed]:
    """Two good reports between an empty file, a picture, a file that is too big, bad UTF-8, a copy and a sidecar."""
    folder = tmp_path_factory.mktemp("mixed")
    reports = written(
        folder / "reports",
        {
            "1-good.txt": report("Manbij", 3),
            "2-empty.txt": "",
            "3-picture.txt": PNG,
            "4-one-big-line.txt": b"withdrew " * 200_000,
            "5-bad-utf8.txt": b"Russian troops left \xff\xfe\xfd Kobani.\n",
            "6-copy.txt": report("Manbij", 3),
            "7-good.txt": report("Kobani", 4),
            "8-page.html": "<html><body><script>1</script></body></html>",
            "reports.csv": "file,published\n1-good.txt,2022-05-04\n",
        },
    )
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("warehouse.audit.audit", rules_only)
        patch.setenv("GARRISON_MAX_FILE_MB", "1")
        home = folder / "home"
        yield Mixed(home, refresh([str(reports)], home=str(home)), refresh([str(reports)], home=str(home)))
    for file in home.rglob("*.duckdb"):
        file.unlink()


def test_good_reports_are_loaded_beside_bad_ones(mixed: Mixed, asked: Ask) -> None:
    assert mixed.first.state == "published"
    assert asked(mixed.home / "warehouse.duckdb", "SELECT item, version_no FROM core.document ORDER BY 1") == [
        ("1-good.txt", 1),
        ("7-good.txt", 1),
    ]
    assert asked(mixed.home / "warehouse.duckdb", "SELECT places FROM mart.claim_flat ORDER BY 1") == [
        ("origin: Kobani (Ayn al-Arab)",),
        ("origin: Manbij",),
    ]


def test_every_bad_item_is_set_aside_with_its_rule_and_reason(mixed: Mixed, asked: Ask) -> None:
    found = asked(mixed.home / "warehouse.duckdb", "SELECT item, stage, rule, reason FROM ops.reject ORDER BY 1")
    assert [(item.removeprefix("reports/"), stage, rule) for item, stage, rule, _ in found] == [
        ("2-empty.txt", "ingest", "empty"),
        ("3-picture.txt", "ingest", "not_text"),
        ("4-one-big-line.txt", "ingest", "too_large"),
        ("5-bad-utf8.txt", "ingest", "undecodable"),
        ("6-copy.txt", "clean", "duplicate"),
        ("8-page.html", "clean", "extract_empty"),
    ]
    assert [reason for *_, reason in found][:4] == [
        "the file is empty",
        "the file holds binary data",
        "1,800,000 bytes; the limit is 1,000,000",
        "not valid utf-8 at byte 20; no other encoding is declared",
    ]


def test_every_item_of_a_run_has_one_fate(mixed: Mixed, asked: Ask) -> None:
    found = asked(mixed.home / "warehouse.duckdb", "SELECT item, fate FROM ops.item WHERE run_id = 1 ORDER BY 1")
    assert found == [
        ("1-good.txt", "loaded_new"),
        ("2-empty.txt", "quarantined"),
        ("3-picture.txt", "quarantined"),
        ("4-one-big-line.txt", "quarantined"),
        ("5-bad-utf8.txt", "quarantined"),
        ("6-copy.txt", "duplicate"),
        ("7-good.txt", "loaded_new"),
        ("8-page.html", "quarantined"),
        ("reports.csv", "skipped"),
    ]


@pytest.mark.parametrize("run", ["first", "second"])
def test_what_a_stage_takes_in_it_gives_out_or_sets_aside(mixed: Mixed, run: str) -> None:
    outcome: Outcome = getattr(mixed, run)
    assert set(outcome.stages) == {"ingest", "clean", "extract", "normalise", "resolve", "validate"}
    assert {stage: taken - given - aside for stage, (taken, given, aside) in outcome.stages.items()} == dict.fromkeys(
        outcome.stages, 0
    )
    assert outcome.stages["ingest"] == (9, 5, 4)
    assert outcome.stages["clean"] == (4, 3, 1)
    assert sum(outcome.fates.values()) == 9


def test_the_same_folder_again_changes_nothing_and_publishes_nothing(mixed: Mixed, asked: Ask) -> None:
    assert (mixed.second.state, mixed.second.release) == ("unchanged", None)
    assert mixed.second.fates == {"duplicate": 1, "quarantined": 5, "skipped": 1, "unchanged": 2}
    assert [path.name for path in (mixed.home / "releases").glob("*.duckdb")] == [mixed.first.release]
    assert asked(mixed.home / "work.duckdb", "SELECT run_id, fate FROM ops.item WHERE item = '1-good.txt'") == [
        (1, "loaded_new"),
        (2, "unchanged"),
    ]


def test_a_bad_item_that_is_met_again_is_booked_as_the_same_reject(mixed: Mixed, asked: Ask) -> None:
    found = asked(
        mixed.home / "work.duckdb", "SELECT count(*), min(run_id), bool_and(first_seen < last_seen) FROM ops.reject"
    )
    assert found == [(6, 2, True)]


def test_a_report_that_is_dropped_in_is_picked_up(
    home: Path, reports: Path, report: Callable[..., str], asked: Ask, quick_audit: None
) -> None:
    (reports / "5-new.txt").write_text(report("Raqqa", 7))
    outcome = refresh([str(reports)], home=str(home))
    assert (outcome.state, outcome.fates) == ("published", {"loaded_new": 1, "unchanged": 3})
    assert outcome.stages["extract"] == (1, 1, 0)
    assert asked(home / "warehouse.duckdb", "SELECT count(*) FROM core.document") == [(4,)]


def test_a_report_that_is_edited_is_a_new_version(
    home: Path, reports: Path, report: Callable[..., str], asked: Ask, quick_audit: None
) -> None:
    (reports / "1-manbij.txt").write_text(report("Manbij", 9))
    outcome = refresh([str(reports)], home=str(home))
    assert outcome.fates == {"new_version": 1, "unchanged": 2}
    assert asked(home / "warehouse.duckdb", "SELECT reason FROM ops.item WHERE fate = 'new_version'") == [
        ("changed: text",)
    ]


def test_a_report_that_is_taken_away_stays_in_the_warehouse(
    home: Path, reports: Path, asked: Ask, quick_audit: None
) -> None:
    (reports / "1-manbij.txt").unlink()
    assert refresh([str(reports)], home=str(home)).state == "unchanged"
    assert asked(home / "warehouse.duckdb", "SELECT count(*) FROM core.document WHERE is_current") == [(3,)]


def test_changed_rules_read_every_current_document_again_and_give_the_same_ids(
    home: Path,
    reports: Path,
    rows_of: Callable[..., dict[str, list[tuple[Any, ...]]]],
    quick_audit: None,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    before = rows_of(home / "work.duckdb")
    monkeypatch.setattr("flows.run.rules_digest", lambda: "other rules")
    outcome = refresh([str(reports)], home=str(home))
    assert outcome.fates == {"unchanged": 3}
    assert outcome.stages["extract"] == (3, 3, 0)
    assert rows_of(home / "work.duckdb") == before


def test_changed_rules_and_an_edited_report_read_the_new_text_once(
    home: Path,
    reports: Path,
    report: Callable[..., str],
    asked: Ask,
    quick_audit: None,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    (reports / "1-manbij.txt").write_text(report("Manbij", 9))
    monkeypatch.setattr("flows.run.rules_digest", lambda: "other rules")
    outcome = refresh([str(reports)], home=str(home))
    assert outcome.stages["extract"] == (3, 3, 0)
    assert asked(
        home / "warehouse.duckdb", "SELECT date_edtf FROM mart.claim_flat WHERE places = 'origin: Manbij'"
    ) == [("2022-05-09",)]


def test_unchanged_rules_read_nothing_again(home: Path, reports: Path) -> None:
    assert lookups.rules_digest() == lookups.rules_digest()
    assert refresh([str(reports)], home=str(home)).stages["extract"] == (0, 0, 0)


def test_a_missing_path_is_a_usage_error_and_no_text_rule_or_release_is_written(
    tmp_path: Path, reports: Path, asked: Ask
) -> None:
    home = tmp_path / "home"
    with pytest.raises(UsageError, match=r"no such file or folder: .*missing") as raised:
        refresh([str(reports), str(tmp_path / "missing")], home=str(home))
    assert raised.value.exit_code == 2
    assert not (home / "raw").exists()
    assert not (home / "releases").exists()
    assert asked(home / "work.duckdb", "SELECT count(*) FROM core.document") == [(0,)]


def test_an_empty_folder_gives_a_release_without_documents(tmp_path: Path, asked: Ask, quick_audit: None) -> None:
    (tmp_path / "reports").mkdir()
    outcome = refresh([str(tmp_path / "reports")], home=str(tmp_path / "home"))
    assert (outcome.state, outcome.fates) == ("published", {})
    assert asked(tmp_path / "home" / "warehouse.duckdb", "SELECT count(*) FROM core.document") == [(0,)]
    assert asked(tmp_path / "home" / "warehouse.duckdb", "SELECT DISTINCT status FROM mart.site_status") == [
        ("no_report",)
    ]


def test_two_sources_keep_their_reports_of_one_name_apart(
    tmp_path: Path, written: Callable[..., Path], report: Callable[..., str], asked: Ask, quick_audit: None
) -> None:
    folders = [written(tmp_path / name, {"a.txt": report(place)}) for name, place in (("x", "Manbij"), ("y", "Kobani"))]
    refresh([str(folder) for folder in folders], home=str(tmp_path / "home"))
    assert asked(tmp_path / "home" / "warehouse.duckdb", "SELECT source, item, uri FROM core.document ORDER BY 1") == [
        ("x", "a.txt", "x/a.txt"),
        ("y", "a.txt", "y/a.txt"),
    ]


def test_texts_that_try_to_be_sql_are_stored_word_for_word(
    tmp_path: Path, written: Callable[..., Path], report: Callable[..., str], asked: Ask, quick_audit: None
) -> None:
    hostile = "'); DROP TABLE core.claim;--"
    written(tmp_path / "reports", {f"{hostile}.txt": f"{report()}{hostile}\n", "b.txt": report("Kobani")})
    written(tmp_path / "reports", {"reports.csv": f'file,title\nb.txt,"{hostile}"\n'})
    refresh([str(tmp_path / "reports")], home=str(tmp_path / "home"))
    found = asked(tmp_path / "home" / "warehouse.duckdb", "SELECT item, title, text FROM core.document ORDER BY item")
    assert [item for item, *_ in found] == [f"{hostile}.txt", "b.txt"]
    assert found[0][2].endswith(f"{hostile}\n")
    assert found[1][1] == hostile


HOLDER = """
import sys
from pathlib import Path
from flows.lock import refresh_lock
with refresh_lock(Path(sys.argv[1])):
    print("held", flush=True)
    sys.stdin.read()
"""


@contextmanager
def lock_held(home: Path) -> Iterator[subprocess.Popen[bytes]]:
    """Another program holds the lock of the home."""
    call = [sys.executable, "-c", HOLDER, str(home)]
    with subprocess.Popen(call, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as process:
        assert process.stdout is not None
        process.stdout.readline()
        try:
            yield process
        finally:
            process.kill()


def test_a_second_refresh_is_told_who_holds_the_lock_and_writes_nothing(
    home: Path, reports: Path, rows_of: Callable[..., dict[str, list[tuple[Any, ...]]]]
) -> None:
    before = rows_of(home / "work.duckdb", ops=True)
    with lock_held(home) as holder, pytest.raises(BusyError) as raised:
        refresh([str(reports)], home=str(home))
    assert f"a refresh is running: pid {holder.pid} on " in str(raised.value)
    assert raised.value.exit_code == 11
    assert rows_of(home / "work.duckdb", ops=True) == before


def test_a_lock_whose_holder_was_killed_is_free(home: Path, reports: Path) -> None:
    with lock_held(home) as holder:
        holder.kill()
        holder.wait()
        assert (home / "refresh.lock").read_text().startswith(f"pid {holder.pid} ")
        assert refresh([str(reports)], home=str(home)).state == "unchanged"


def test_the_lock_is_free_again_after_a_refresh_that_failed(tmp_path: Path) -> None:
    with pytest.raises(UsageError):
        refresh([str(tmp_path / "missing")], home=str(tmp_path / "home"))
    with (tmp_path / "home" / "refresh.lock").open() as handle:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)


def test_a_home_that_is_a_file_is_a_storage_error(tmp_path: Path, reports: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(StorageError, match=r"refresh\.lock cannot be written"):
        refresh([str(reports)], home=str(tmp_path / "file"))


def test_a_work_store_that_cannot_be_opened_is_damage_and_the_release_stays_readable(
    home: Path, reports: Path, asked: Ask
) -> None:
    (home / "work.duckdb").write_bytes(b"no database")
    with pytest.raises(DamagedError, match=r"work\.duckdb cannot be opened"):
        refresh([str(reports)], home=str(home))
    assert asked(home / "warehouse.duckdb", "SELECT count(*) FROM core.document") == [(3,)]


def test_a_link_that_leads_nowhere_is_repaired(home: Path, reports: Path, asked: Ask, quick_audit: None) -> None:
    (home / "warehouse.duckdb").resolve().unlink()
    assert refresh([str(reports)], home=str(home)).state == "published"
    assert asked(home / "warehouse.duckdb", "SELECT count(*) FROM core.document") == [(3,)]


def test_a_stage_that_loses_a_row_stops_the_run_before_anything_is_loaded(
    home: Path,
    reports: Path,
    report: Callable[..., str],
    rows_of: Callable[..., dict[str, list[tuple[Any, ...]]]],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    before = rows_of(home / "work.duckdb")
    (reports / "5-new.txt").write_text(report("Raqqa", 7))
    monkeypatch.setattr("flows.reading.read", lambda batch: [])
    with pytest.raises(ContractError, match="extract took in 1 items but gave out 0 and set aside 0"):
        refresh([str(reports)], home=str(home))
    assert rows_of(home / "work.duckdb") == before


def test_batches_of_one_give_what_one_batch_gives(
    tmp_path: Path,
    shared_home: Path,
    reports: Path,
    rows_of: Callable[..., dict[str, list[tuple[Any, ...]]]],
    quick_audit: None,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("GARRISON_BATCH_SIZE", "1")
    refresh([str(reports)], home=str(tmp_path / "home"))
    assert rows_of(tmp_path / "home" / "work.duckdb") == rows_of(shared_home / "work.duckdb")


def test_zone_hash_seed_order_and_number_of_workers_do_not_change_what_is_read(tmp_path: Path) -> None:
    digests = set()
    for at, (workers, zone, seed) in enumerate(
        (("1", "UTC", "0"), ("2", "Asia/Tokyo", "7"), ("2", "America/Lima", "3"))
    ):
        reports = tmp_path / f"{at}" / "reports"
        reports.mkdir(parents=True)
        names = sorted(SAMPLES.glob("202*.txt"), reverse=bool(at % 2))
        for name in names:
            shutil.copy(name, reports / name.name)
        told = {
            "GARRISON_HOME": str(tmp_path / f"{at}" / "home"),
            "GARRISON_PREFECT": "false",
            "GARRISON_WORKERS": workers,
            "GARRISON_BATCH_SIZE": "2",
            "TZ": zone,
            "PYTHONHASHSEED": seed,
        }
        command = [sys.executable, "-m", "flows", "refresh", str(reports)]
        subprocess.run(command, env=os.environ | told, check=True, capture_output=True)
        (release,) = (tmp_path / f"{at}" / "home" / "releases").glob("*.duckdb")
        digests.add(release.stem[-8:])
    assert len(digests) == 1, "the release is named by the digest of all its rows"
