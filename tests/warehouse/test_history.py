"""Nothing that was known is forgotten: every run books what changed, and says whether the world or we did it."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from flows.refresh import refresh

Asked = Callable[..., list[tuple[Any, ...]]]
CHANGES = "SELECT cause, change, differs, date_edtf, before_date_edtf FROM mart.changes WHERE run_id = 2 ORDER BY ALL"


@pytest.fixture
def refreshed(home: Path, reports: Path, quick_audit: None) -> Callable[[], Path]:
    """Refresh the shared home a second time; returns the release."""

    def again() -> Path:
        refresh([str(reports)], home=str(home))
        return home / "warehouse.duckdb"

    return again


def test_the_claims_of_a_first_run_are_new_reports(shared_home: Path, asked: Asked) -> None:
    told = asked(shared_home / "warehouse.duckdb", "SELECT cause, change, count(*) FROM mart.changes GROUP BY ALL")
    claims = asked(shared_home / "warehouse.duckdb", "SELECT count(*) FROM core.claim")
    assert told == [("new_report", "added", claims[0][0])]


def test_a_new_report_leaves_the_others_as_they_were(
    refreshed: Callable[[], Path], reports: Path, report: Callable[..., str], asked: Asked
) -> None:
    (reports / "5-new.txt").write_text(report("Raqqa", 6))
    assert asked(refreshed(), CHANGES) == [("new_report", "added", None, "2022-05-06", None)]


def test_another_day_in_an_edited_report_is_an_edit_of_the_claim_not_a_new_one(
    refreshed: Callable[[], Path], reports: Path, report: Callable[..., str], asked: Asked
) -> None:
    (reports / "1-manbij.txt").write_text(report("Manbij", 9))
    release = refreshed()
    [(cause, change, differs, after, before)] = asked(release, CHANGES)
    assert (cause, change, after, before) == ("edit", "revised", "2022-05-09", "2022-05-03")
    assert "date" in differs
    known = "SELECT date_edtf FROM mart.claims_as_of({}) WHERE places = 'origin:manbij'"
    assert asked(release, known.format(1)) == [("2022-05-03",)]
    assert asked(release, known.format(2)) == [("2022-05-09",)]


def test_a_sentence_that_the_publisher_took_out_is_a_retraction(
    refreshed: Callable[[], Path], reports: Path, asked: Asked
) -> None:
    (reports / "1-manbij.txt").write_text("The weather in Manbij was fine on Tuesday, and the market was open.\n")
    release = refreshed()
    assert asked(release, CHANGES) == [("retraction", "removed", None, None, "2022-05-03")]
    assert asked(release, "SELECT count(*) FROM mart.claims_as_of(2) WHERE places = 'origin:manbij'") == [(0,)]


def _reread(monkeypatch: pytest.MonkeyPatch, change: Callable[[str], str]) -> None:
    """Let the next run have another digest of its rules; what is different about it is `change`."""
    from flows import run

    before = run.rules_digest()
    monkeypatch.setattr("flows.run.rules_digest", lambda: change(before))


def test_reading_the_same_texts_again_with_the_same_outcome_changes_nothing(
    refreshed: Callable[[], Path], asked: Asked, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    _reread(monkeypatch, lambda digest: "x" + digest)
    refreshed()
    assert asked(home / "work.duckdb", "SELECT DISTINCT known_from, known_to FROM ops.claim_history") == [(1, None)]


@pytest.mark.parametrize(
    ("part", "cause"),
    [(0, "extractor"), (1, "gazetteer"), (2, "correction")],
)
def test_a_change_that_our_own_work_made_names_what_of_it_changed(
    refreshed: Callable[[], Path],
    home: Path,
    asked: Asked,
    monkeypatch: pytest.MonkeyPatch,
    part: int,
    cause: str,
) -> None:
    import duckdb

    with duckdb.connect(str(home / "work.duckdb")) as con:
        con.execute(
            "UPDATE ops.claim_history SET places = 'origin:elsewhere', is_corrected = true WHERE places LIKE '%manbij%'"
        )

    def change(digest: str) -> str:
        parts = digest.split(".")
        parts[part] = "other"
        return ".".join(parts)

    _reread(monkeypatch, change)
    refreshed()
    told = "SELECT end_cause FROM ops.claim_history WHERE known_to = 2"
    assert asked(home / "work.duckdb", told) == [(cause,)]
