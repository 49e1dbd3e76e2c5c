"""The five real reports: the contract holds, the reader finds enough, and no date is made up."""

import json
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import duckdb
import polars as pl
import pytest

import schemas
from schemas.core import PARTS
from schemas.table import Tables, dtypes
from warehouse.load import CURRENT

SHARED = Path(__file__).resolve().parents[3] / "shared"

pytestmark = pytest.mark.skipif(
    not (SHARED / "reports").is_dir(),
    reason=f"the real reports are not in {SHARED}, beside the repository",
)


@pytest.fixture(scope="module")
def warehouse(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """An empty home refreshed from the real reports, real audit included."""
    from flows.refresh import refresh

    home = tmp_path_factory.mktemp("real") / "home"
    outcome = refresh([str(SHARED / "reports")], home=str(home))
    assert outcome.fates == {"loaded_new": 5}
    yield home / "warehouse.duckdb"
    for file in home.rglob("*.duckdb"):
        file.unlink()


def test_the_public_contract_holds_but_for_views_still_to_come(warehouse: Path) -> None:
    words = [sys.executable, str(SHARED / "check_contract.py"), str(warehouse)]
    done = subprocess.run(words, capture_output=True, text=True, check=False)
    assert done.stderr == ""
    breaches = [line for line in done.stdout.splitlines() if line != "contract holds"]
    assert [line for line in breaches if not line.startswith(("missing view mart.", "missing macro "))] == []


def test_the_reader_finds_more_than_half_of_what_a_person_found(warehouse: Path) -> None:
    words = [sys.executable, str(SHARED / "score.py"), str(warehouse), str(SHARED / "gold" / "claims.jsonl"), "--json"]
    told = json.loads(subprocess.run(words, capture_output=True, text=True, check=True).stdout)
    assert told["reports_not_in_warehouse"] == []
    assert told["f1"] >= 0.55, told


def test_a_printed_day_of_fetching_is_neither_publication_date_nor_the_date_of_a_claim(
    warehouse: Path, asked: Callable[..., Any]
) -> None:
    [(start, end, flags)] = asked(
        warehouse,
        "SELECT published_start::VARCHAR, published_end::VARCHAR, published_flags FROM core.document "
        "WHERE item LIKE '001\\_%' ESCAPE '\\'",
    )
    assert "2026-05-25" not in (start, end)
    assert "suspect_crawl_date" in flags
    dated = asked(
        warehouse,
        "SELECT claim_id, date_edtf FROM core.claim JOIN core.document USING (version_id) WHERE item LIKE '001%' "
        "AND (year(date_start) = 2026 OR year(date_end) = 2026 OR date_edtf LIKE '%2026%')",
    )
    assert dated == []


@pytest.mark.parametrize(
    ("number", "edtf"), [("000", "2022-02-24/.."), ("001", "2024-12-08/.."), ("002", "2025-01-29/..")]
)
def test_a_report_that_prints_no_date_is_only_known_to_be_later_than_what_it_looks_back_on(
    warehouse: Path, number: str, edtf: str, asked: Callable[..., Any]
) -> None:
    found = asked(
        warehouse,
        f"""SELECT published_start::VARCHAR, published_end, published_edtf, published_basis
            FROM core.document WHERE item LIKE '{number}%'""",
    )
    assert found == [(edtf[:10], None, edtf, "landmark")]


def test_dates_of_claims_are_as_exact_as_their_words(warehouse: Path, asked: Callable[..., Any]) -> None:
    found = asked(
        warehouse,
        """SELECT DISTINCT item[:3], date_text, date_edtf FROM core.claim JOIN core.document USING (version_id)
           WHERE NOT is_background AND date_text IN ('May 24', 'last week', 'Saturday') AND phase <> 'planned'
              OR (claim.language = 'tr' AND date_edtf IS NOT NULL) ORDER BY 1""",
    )
    assert found == [
        ("000", "May 24", "XXXX-05-24"),
        ("002", "last week", None),
        ("003", None, "2024-12-13~"),
        ("004", "Saturday", "2024-12-14"),
    ]


def test_what_was_not_believed_of_a_date_is_kept_with_the_reason(warehouse: Path, asked: Callable[..., Any]) -> None:
    found = asked(
        warehouse,
        """SELECT evidence_edtf, verdict FROM mart.date_suspect
           WHERE item LIKE '001%' AND verdict IN ('rejected', 'taken') ORDER BY 1""",
    )
    assert found == [("2024-12-08/..", "taken"), ("2026-05-25", "rejected")]


def test_every_quote_stands_at_its_offsets_in_the_file_as_delivered(warehouse: Path, asked: Callable[..., Any]) -> None:
    rows = asked(
        warehouse,
        "SELECT item, quote, char_start, char_end FROM core.claim JOIN core.document USING (version_id)",
    )
    texts = {path.name: path.read_bytes().decode() for path in (SHARED / "reports").glob("*.txt")}
    assert len(rows) > 40
    assert [row for row in rows if texts[row[0]][row[2] : row[3]] != row[1]] == []


def test_no_word_of_a_report_is_lost_on_the_way(warehouse: Path, asked: Callable[..., Any]) -> None:
    texts = dict(asked(warehouse, "SELECT item, text FROM core.document"))
    assert texts == {path.name: path.read_bytes().decode() for path in (SHARED / "reports").glob("*.txt")}


def test_nobody_is_dated_from_the_future(warehouse: Path, asked: Callable[..., Any]) -> None:
    late = asked(
        warehouse,
        "SELECT claim_id FROM core.claim JOIN core.document USING (version_id) "
        "WHERE phase IN ('begun', 'completed') AND date_start > published_end",
    )
    assert late == []


def test_two_reports_retell_one_reuters_story_and_the_others_join_nothing(
    warehouse: Path, asked: Callable[..., Any]
) -> None:
    found = asked(
        warehouse,
        """SELECT list(d.item[:3] ORDER BY d.item), s.origin_actor_id, s.basis FROM core.story s
           JOIN core.document d USING (story_id) GROUP BY ALL ORDER BY 1""",
    )
    assert (["001", "004"], "reuters", "retelling") in found
    assert [members for members, *_ in found if len(members) == 1] == [["000"], ["002"], ["003"]]


def test_what_one_rewrite_calls_under_discussion_the_other_says_is_not_on_the_table(
    warehouse: Path, asked: Callable[..., Any]
) -> None:
    found = asked(warehouse, "SELECT quote, lead_quote FROM mart.relay WHERE change = 'negation'")
    assert any("not currently on the negotiation table" in q and "still under discussion" in lead for q, lead in found)


def test_two_backgrounds_disagree_on_since_when(warehouse: Path, asked: Callable[..., Any]) -> None:
    found = asked(warehouse, "SELECT said FROM mart.disagreement WHERE aspect = 'when' AND event_type = 'deployment'")
    assert any("2015" in said and "2017" in said for (said,) in found)


def test_the_five_reports_make_one_digest_in_whatever_order_they_come(warehouse: Path) -> None:
    from transforms.resolve import STATE, resolve
    from transforms.versions import merge

    con = duckdb.connect(str(warehouse), read_only=True)
    tables = {name: con.sql(f"SELECT * FROM {name}").pl().cast(dict(dtypes(schemas.TABLES[name]))) for name in CURRENT}
    con.close()
    names = tables["core.document"]["document_id"].sort().to_list()
    results = []
    for order in (names, names[::-1], names[2:] + names[:2]):
        held = {name: rows.clear() for name, rows in tables.items()}
        for document in order:
            kept = {name: held[name] for name in (*CURRENT, *STATE) if name in held}
            held = resolve(merge(kept, _only(tables, document)))
        results.append(held)
    for name in ("core.document", "core.story", "core.story_member", "core.event", "core.claim_relay"):
        assert all(result[name].equals(results[0][name]) for result in results)


def _only(tables: Tables, document: str) -> Tables:
    kept = {name: rows.filter(pl.col("document_id") == document) for name, rows in tables.items() if name not in PARTS}
    claims = kept["core.claim"]
    return kept | {name: tables[name].join(claims, on="claim_id", how="semi") for name in PARTS}
