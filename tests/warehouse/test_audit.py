"""The audit can fail: every rule, every kind of check, and the audit itself; and what fails is never published."""

import hashlib
import re
import sys
from collections.abc import Callable, Iterator
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import duckdb
import polars as pl
import pytest

import schemas
from flows.refresh import refresh
from schemas.errors import AuditError
from schemas.ops import CheckResult
from schemas.table import frame
from warehouse import audit, connect
from warehouse.audit_page import page

FIRST = "document_id = (SELECT document_id FROM core.document WHERE item = '1-manbij.txt')"
BREAK: dict[str, str] = {
    "every quote stands in its document at its offsets": (
        f"UPDATE core.claim SET char_start = char_start + 1 WHERE {FIRST}"
    ),
    "every name of a place stands in its document at its offsets": (
        "UPDATE core.claim_place SET char_end = char_end + 1"
    ),
    "every document has exactly one current version": f"UPDATE core.document SET is_current = false WHERE {FIRST}",
    "version numbers run from 1 without gaps": f"UPDATE core.document SET version_no = 2 WHERE {FIRST}",
    "every claim has a document version": f"DELETE FROM core.document WHERE {FIRST}",
    "every claim belongs to an event": "UPDATE core.claim SET event_id = 'gone'",
    "every current document belongs to a story": "DELETE FROM core.story",
    "every claim has a place": "DELETE FROM core.claim_place WHERE place_id = 'manbij'",
    "every place of a claim is in the gazetteer": "UPDATE core.claim_place SET place_id = 'atlantis'",
    "every claim has a teller, counted from 0 without gaps": "DELETE FROM core.claim_source WHERE position = 0",
    "every teller that is named is an actor or an outlet": "UPDATE core.claim_source SET actor_id = 'nobody'",
    "all materiel is in the reference table": (
        "INSERT INTO core.claim_materiel "
        "SELECT claim_id, 'slingshot', NULL, NULL, 'piece', 'slings', 0, 6 FROM core.claim"
    ),
    "every force and counterpart is an actor": "UPDATE core.claim SET force_id = 'nobody'",
    "bounds of dates are in order": "UPDATE core.claim SET date_start = date_end + 1",
    "a date that is exact has both bounds, a date that is unresolved has none": (
        "UPDATE core.claim SET date_status = 'exact', date_end = NULL"
    ),
    "no event is dated after the report that tells it as done": (
        "UPDATE core.document SET published_start = DATE '2020-01-01', published_end = DATE '2020-01-01'"
    ),
    "an event counts no more tellers and documents than claims": "UPDATE core.event SET n_origins = n_claims + 1",
    "events count the claims of current documents": "UPDATE core.event SET n_claims = n_claims + 1",
    "every place has a parent in the gazetteer, or is the top": "UPDATE ref.place SET parent_place_id = 'atlantis'",
    "no coordinate stands without a basis": "UPDATE ref.place SET basis = NULL",
    "every item of a run has one fate, and every document it loaded exists": "UPDATE ops.item SET document_id = 'gone'",
    "every item that was set aside says why": "DELETE FROM ops.reject",
    "most current documents tell something": "UPDATE core.document SET flags = 'no_claims'",
}
"""For every rule across tables, one change to a sound store that the rule must see."""


@pytest.fixture(scope="module")
def store(shared_home: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[duckdb.DuckDBPyConnection]:
    """The rows of the shared home in a store without keys, where every change is possible."""
    with duckdb.connect() as con:
        con.execute(f"ATTACH '{shared_home / 'work.duckdb'}' AS sound (READ_ONLY)")
        con.execute("COPY FROM DATABASE sound TO memory")
        yield con


def rule(name: str) -> dict[str, str]:
    return next(r for r in audit.rules() if r["name"] == name)


def result(**told: object) -> dict[str, object]:
    usual: dict[str, object] = {"run_id": 1, "suite": "cross", "check_name": "a", "level": "fail", "passed": True}
    return usual | told


def failing(*_: object) -> pl.DataFrame:
    return frame(CheckResult, [result(), result(check_name="the sky is blue", passed=False, detail="it is green")])


def test_every_rule_has_a_change_that_breaks_it() -> None:
    assert {r["name"] for r in audit.rules()} == set(BREAK)


@pytest.mark.parametrize("name", BREAK)
def test_a_sound_store_keeps_the_rule(store: duckdb.DuckDBPyConnection, name: str) -> None:
    assert store.execute(rule(name)["sql"]).fetchall() == []


@pytest.mark.parametrize("name", BREAK)
def test_the_rule_sees_the_change_that_breaks_it(store: duckdb.DuckDBPyConnection, name: str) -> None:
    store.execute("BEGIN")
    try:
        store.execute(BREAK[name])
        assert store.execute(rule(name)["sql"]).fetchall() != []
    finally:
        store.execute("ROLLBACK")


def test_no_results_at_all_do_not_pass() -> None:
    assert not audit.passed(frame(CheckResult, []))


def test_one_failed_check_stops_the_release() -> None:
    assert not audit.passed(failing())


def test_a_check_of_level_warn_does_not_stop_the_release() -> None:
    assert audit.passed(frame(CheckResult, [result(), result(check_name="b", level="warn", passed=False)]))


def test_the_audit_of_a_release_asks_after_every_table_and_every_rule(shared_home: Path) -> None:
    with connect.release(shared_home / "warehouse.duckdb") as con:
        found = con.sql("SELECT * FROM ops.check_result").pl()
    assert set(found["suite"]) == {*schemas.TABLES, audit.CROSS}
    assert set(found.filter(suite=audit.CROSS)["check_name"]) == {r["name"] for r in audit.rules()}
    assert (
        found.filter(suite=audit.CROSS)
        .join(
            pl.DataFrame(audit.rules()).select(check_name="name", level="level"), on=["check_name", "level"], how="anti"
        )
        .is_empty()
    )
    assert found["passed"].all()
    assert found["run_id"].to_list() == [1] * found.height


@pytest.fixture(scope="module")
def broken(shared_home: Path, tmp_path_factory: pytest.TempPathFactory) -> pl.DataFrame:
    """The audit of a release that was tampered with in several ways, after one that had ten times the claims."""
    path = tmp_path_factory.mktemp("broken") / "000002-00000000.duckdb"
    path.write_bytes((shared_home / "warehouse.duckdb").read_bytes())
    with duckdb.connect(str(path)) as con:
        con.execute(f"UPDATE core.claim SET char_start = char_start + 1, factuality = 'surely' WHERE {FIRST}")
        con.execute(f"UPDATE core.claim SET confidence = 1.5 WHERE {FIRST}")
        con.execute("UPDATE core.document SET flags = 'no_claims'")
        con.execute("ALTER TABLE core.story ADD COLUMN stranger INTEGER")
    results = audit.audit(path, 2, {"core.claim": 30, "core.document": 3, "core.event": 4})
    path.unlink()
    return results


@pytest.mark.parametrize(
    ("suite", "check"),
    [
        (audit.CROSS, "every quote stands in its document at its offsets"),
        ("core.claim", "factuality holds only codes of its vocabulary"),
        ("core.claim", "confidence is in range"),
        ("core.story", "columns are those of the schema"),
        ("core.claim", "no more than 30% of the rows of the last release are gone"),
    ],
)
def test_a_tampered_release_fails_the_check_that_names_the_damage(broken: pl.DataFrame, suite: str, check: str) -> None:
    row = broken.row(by_predicate=(pl.col("suite") == suite) & (pl.col("check_name") == check), named=True)
    assert (row["passed"], row["level"]) == (False, "fail")
    assert not row["detail"].startswith("could not be checked")


def test_a_tampered_release_fails_as_a_whole_and_nothing_else_is_blamed(broken: pl.DataFrame) -> None:
    assert not audit.passed(broken)
    assert broken.filter(~pl.col("passed")).height == 6


def test_a_warning_is_told_as_a_warning(broken: pl.DataFrame) -> None:
    row = broken.row(by_predicate=pl.col("check_name") == "most current documents tell something", named=True)
    assert (row["passed"], row["level"]) == (False, "warn")


@pytest.mark.parametrize("table", ["core.document", "core.event"])
def test_a_table_that_kept_its_rows_or_lost_less_than_the_share_has_not_shrunk(
    broken: pl.DataFrame, table: str
) -> None:
    row = broken.row(
        by_predicate=(pl.col("suite") == table) & pl.col("check_name").str.contains("of the last release"), named=True
    )
    assert row["passed"]


def test_a_check_that_cannot_be_asked_counts_as_failed(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    names = ("no table", "a warning", "sound")
    asked = [
        {"name": names[0], "level": "fail", "sql": "SELECT * FROM core.no_such_table"},
        {"name": names[1], "level": "warn", "sql": "SELECT no_such_column FROM core.claim"},
        {"name": names[2], "level": "fail", "sql": "SELECT * FROM core.claim WHERE false"},
    ]
    monkeypatch.setattr(audit, "rules", lambda: asked)
    monkeypatch.setattr(schemas, "TABLES", {"core.story": schemas.TABLES["core.story"]})
    found = {row["check_name"]: row for row in audit.examine((home / "warehouse.duckdb").resolve(), 1, {})}
    for name in names[:2]:
        assert (found[name]["passed"], found[name]["level"]) == (False, "fail")
        assert str(found[name]["detail"]).startswith("could not be checked: ")
    assert "no_such_table" in str(found[names[0]]["detail"])
    assert found[names[2]]["passed"] is True


def test_an_audit_of_a_file_that_is_no_database_is_a_failed_check(tmp_path: Path) -> None:
    junk = tmp_path / "junk.duckdb"
    junk.write_text("no database")
    results = audit.audit(junk, 7, {})
    assert not audit.passed(results)
    assert results["detail"].to_list()[0].startswith("the audit ended with code 1")
    assert results["run_id"].to_list() == [7]


@pytest.mark.parametrize("death", ["kill -9 $$", "exit 3", "echo out of memory >&2; exit 1"])
def test_an_audit_that_dies_is_a_failed_check(
    shared_home: Path, tmp_path: Path, death: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    dying = tmp_path / "python"
    dying.write_text(f"#!/bin/sh\n{death}\n")
    dying.chmod(0o755)
    monkeypatch.setattr(sys, "executable", str(dying))
    results = audit.audit(shared_home / "warehouse.duckdb", 1, {})
    assert results.height == 1
    assert not audit.passed(results)


@pytest.fixture
def refused(
    home: Path, reports: Path, report: Callable[..., str], monkeypatch: pytest.MonkeyPatch
) -> tuple[Path, Path, str, AuditError]:
    """A home whose second refresh failed its audit, its reports, the hash of its release before, and the error."""
    before = hashlib.sha256((home / "warehouse.duckdb").read_bytes()).hexdigest()
    (reports / "5-new.txt").write_text(report("Raqqa", 7))
    monkeypatch.setattr(audit, "audit", failing)
    with pytest.raises(AuditError) as raised:
        refresh([str(reports)], home=str(home))
    return home, reports, before, raised.value


def test_after_a_failed_audit_the_old_release_is_current_and_untouched(
    refused: tuple[Path, Path, str, AuditError],
) -> None:
    home, _, before, _ = refused
    assert (home / "warehouse.duckdb").readlink().name.startswith("000001-")
    assert hashlib.sha256((home / "warehouse.duckdb").read_bytes()).hexdigest() == before
    assert sorted(p.name[:6] for p in (home / "releases").iterdir()) == ["000001", "000001"]


def test_a_failed_audit_is_booked_as_refused_with_the_check_that_failed(
    refused: tuple[Path, Path, str, AuditError], asked: Callable[..., Any]
) -> None:
    home, *_ = refused
    assert asked(home / "work.duckdb", "SELECT state, release FROM ops.run WHERE run_id = 2") == [("refused", None)]
    assert asked(home / "work.duckdb", "SELECT check_name FROM ops.check_result WHERE NOT passed") == [
        ("the sky is blue",)
    ]


def test_a_failed_audit_leaves_a_page_and_the_error_names_it(refused: tuple[Path, Path, str, AuditError]) -> None:
    home, _, _, error = refused
    [told] = list((home / "refused").iterdir())
    assert str(told) in str(error)
    assert error.exit_code == 10
    assert "it is green" in told.read_text()
    assert "was not published" in told.read_text()


def test_the_next_good_refresh_publishes_what_was_refused(
    refused: tuple[Path, Path, str, AuditError],
    rules_only: Callable[..., pl.DataFrame],
    asked: Callable[..., Any],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    home, reports, *_ = refused
    monkeypatch.setattr(audit, "audit", rules_only)
    outcome = refresh([str(reports)], home=str(home))
    assert outcome.state == "published"
    assert outcome.fates == {"unchanged": 4}
    assert asked(home / "warehouse.duckdb", "SELECT count(*) FROM core.document") == [(4,)]
    assert asked(home / "warehouse.duckdb", "SELECT run_id, state FROM ops.run ORDER BY 1") == [
        (1, "published"),
        (2, "refused"),
        (3, "published"),
    ]


class Tags(HTMLParser):
    """All tags and attributes of a page."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.attributes: list[str] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.attributes += [name for name, _ in attrs]


HOSTILE = [
    "<script>alert(1)</script>",
    "</td></tr></table><script src=//evil.example/x.js></script>",
    '"><img src=x onerror=alert(1)>',
    "<iframe srcdoc='&lt;script&gt;'>",
    "{{ 7 * 7 }} {% for x in y %}",
    "<!-- --><svg/onload=alert(1)>",
]


@pytest.mark.parametrize("hostile", HOSTILE)
@pytest.mark.parametrize("field", ["suite", "check_name", "detail", "title"])
def test_the_audit_page_shows_hostile_text_as_text(field: str, hostile: str) -> None:
    told = {} if field == "title" else {field: hostile}
    html = page(frame(CheckResult, [result(passed=False, **told)]), hostile if field == "title" else "Audit")
    tags = Tags(html)
    assert not {"script", "img", "iframe", "svg"} & set(tags.tags)
    assert not [name for name in tags.attributes if name.startswith("on")]
    assert tags.tags.count("td") == 4
    assert "49" not in html


def test_the_audit_page_loads_nothing(shared_home: Path) -> None:
    [path] = list((shared_home / "releases").glob("*.audit.html"))
    html = path.read_text("utf-8")
    assert not re.findall(r"(?:src|href|url)\s*[=(]", html)
    assert "http://" not in html
    assert "https://" not in html
    assert {"script", "link", "img", "iframe", "object"}.isdisjoint(Tags(html).tags)
    assert "default-src 'none'" in html


def test_the_audit_page_puts_what_failed_first() -> None:
    html = page(failing(), "Audit")
    assert html.index("the sky is blue") < html.index("<td>a</td>")
    assert "2 checks, 1 not met" in html
