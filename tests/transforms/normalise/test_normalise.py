"""normalise: readings become rows whose quotes stand in the text, with ids that the same text gets again."""

from datetime import date

import polars as pl
import pytest
from builders import Row, delivered, delivery

import schemas
from schemas.table import Tables
from transforms.clean import clean
from transforms.extract import extract
from transforms.normalise import normalise, version_id
from transforms.validate import sift

TWISTED = (
    "Reuters\n"
    "İdlib ☕ and the coast\r\n"
    "BEIRUT, Dec 12 (Reuters) - \u202bقالوا\u202c: Russian forces with\u00addrew from Te\u200bll Tamr on Monday, "
    "the Syrian Observatory for Human Rights said. “Two S‑400 systems left Hmeimim for Tartus,” an official said.\n"
    "Rus güçleri Kamışlı'dan çekildi.\n"
    "— Doğu Haber (@doguhaber) December 2, 2024\n"
    "Российские войска покинули Кобани, сообщили жители.\n"
)


def rows_of(text: str, run_id: int = 1, **facts: object) -> Tables:
    """Clean, read and normalise one report."""
    documents = clean(delivery(delivered(text, **facts))).documents.with_columns(version_no=pl.lit(1))
    [row] = documents.iter_rows(named=True)
    version = version_id(row["document_id"], 1, row["text_sha256"])
    return normalise(documents, [extract(version, row["text"])], run_id)


def only(tables: Tables, table: str) -> Row:
    assert tables[table].height == 1
    return tables[table].row(0, named=True)


@pytest.fixture(scope="module")
def twisted() -> Tables:
    return rows_of(TWISTED, published="2024-12-14")


def test_every_quote_stands_in_the_text_at_its_offsets(twisted: Tables) -> None:
    text = only(twisted, "core.document")["text"]
    assert text == TWISTED
    assert twisted["core.claim"].height >= 3
    for start, end, quote in twisted["core.claim"].select("char_start", "char_end", "quote").iter_rows():
        assert text[start:end] == quote != ""


@pytest.mark.parametrize(
    ("table", "words"),
    [
        ("core.claim_place", "place_text"),
        ("core.claim_source", "source_text"),
        ("core.claim_materiel", "materiel_text"),
    ],
)
def test_every_part_of_a_claim_stands_in_the_text_at_its_offsets(twisted: Tables, table: str, words: str) -> None:
    told = twisted[table].drop_nulls([words, "char_start"])
    assert told.height
    for start, end, surface in told.select("char_start", "char_end", words).iter_rows():
        assert TWISTED[start:end] == surface


def test_all_rows_keep_their_contract(twisted: Tables) -> None:
    for table, rows in twisted.items():
        assert sift(schemas.TABLES[table], rows).set_aside.height == 0


def test_parts_belong_to_claims_and_claims_to_the_version(twisted: Tables) -> None:
    document = only(twisted, "core.document")
    assert set(twisted["core.claim"]["version_id"]) == {document["version_id"]}
    for table in ("core.claim_place", "core.claim_source", "core.claim_materiel"):
        assert set(twisted[table]["claim_id"]) <= set(twisted["core.claim"]["claim_id"])


def test_the_same_text_gets_the_same_ids_in_every_run(twisted: Tables) -> None:
    again = rows_of(TWISTED, run_id=9, published="2024-12-14")
    assert again["core.claim"].equals(twisted["core.claim"])
    assert only(again, "core.document")["version_id"] == only(twisted, "core.document")["version_id"]
    assert only(again, "core.document")["known_from"] == 9


def test_the_last_teller_of_every_claim_is_the_outlet(twisted: Tables) -> None:
    last = twisted["core.claim_source"].sort("claim_id", "position").group_by("claim_id").last()
    assert set(last["actor_id"]) == {"reuters"}
    assert set(last["claim_id"]) == set(twisted["core.claim"]["claim_id"])


def test_tellers_are_counted_from_zero_without_a_gap(twisted: Tables) -> None:
    for _, tellers in twisted["core.claim_source"].group_by("claim_id"):
        assert sorted(tellers["position"]) == list(range(tellers.height))


def test_the_version_is_that_of_document_number_and_text() -> None:
    ids = {
        version_id(*told) for told in [("d1", 1, "a"), ("d1", 2, "a"), ("d1", 1, "b"), ("d2", 1, "a"), ("d1", 11, "")]
    }
    assert len(ids) == 5


def test_a_report_without_claims_is_kept_and_says_so() -> None:
    tables = rows_of("The weather on the coast was mild. Nothing else happened.")
    assert only(tables, "core.document")["flags"] == "no_claims"
    assert tables["core.claim"].height == 0


def test_the_headline_is_read_where_none_was_told() -> None:
    text = "Column leaves the coast\nThe weather was mild."
    assert only(rows_of(text), "core.document")["title"] == "Column leaves the coast"
    assert only(rows_of(text, title="As told"), "core.document")["title"] == "As told"


def test_the_outlet_is_read_from_the_masthead_where_none_was_told() -> None:
    assert only(rows_of("Reuters\nThe weather was mild."), "core.document")["outlet_id"] == "reuters"
    assert only(rows_of("Reuters\nThe weather was mild.", outlet="sana"), "core.document")["outlet_id"] == "sana"


def test_the_language_is_told_or_found() -> None:
    assert only(rows_of("Погода на побережье была мягкой."), "core.document")["language"] == "ru"
    assert only(rows_of("Погода на побережье была мягкой.", language="uk"), "core.document")["language"] == "uk"


def test_a_version_stands_from_its_publication_and_is_current() -> None:
    document = only(rows_of("The weather was mild.", published="2024-12-12"), "core.document")
    assert (document["valid_from"], document["valid_to"]) == (date(2024, 12, 12), None)
    assert (document["known_to"], document["is_current"]) == (None, True)


@pytest.mark.parametrize(
    ("retrieved", "moment"),
    [
        ("2026-05-25T10:00:00", "2026-05-25T10:00:00"),
        ("2026-05-25T10:00:00+03:00", "2026-05-25T07:00:00"),
        ("2026-05-25T10:00:00Z", "2026-05-25T10:00:00"),
        ("2026-05-25", "2026-05-25T00:00:00"),
        ("last week", None),
        ("", None),
        (None, None),
    ],
)
def test_the_moment_of_fetching_is_kept_in_utc(retrieved: str | None, moment: str | None) -> None:
    kept = only(rows_of("The weather was mild.", retrieved_at=retrieved), "core.document")["retrieved_at"]
    assert (kept and kept.isoformat()) == moment
