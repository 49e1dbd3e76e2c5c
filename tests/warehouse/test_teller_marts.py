"""The views on tellers, held against claims resolved from small tables: support, denials, disagreement, relays."""

from collections.abc import Iterator
from datetime import date
from typing import Any

import duckdb
import pytest
from builders import Row, claim, core_tables, document, place, teller

from schemas import core
from schemas.table import frame
from transforms.lookups import tables as reference_tables
from transforms.resolve import resolve
from warehouse import ddl
from warehouse.load import insert

DAY, NEXT, LATER = date(2024, 12, 9), date(2024, 12, 10), date(2024, 12, 12)
Told = dict[str, Any]
TEXT = " ".join(f"word{n}" for n in range(60))


def told(name: str, by: str | None, words: str | None = None, to: str | None = None, **facts: Any) -> Told:  # noqa: ANN401
    """One claim by one teller in a document of its own, unless `document_id` names another."""
    document_id = facts.pop("document_id", f"d{name}")
    going = [place(f"c{name}", to, "destination")] if to else []
    return {
        "claim": claim(f"c{name}", document_id, facts.pop("day", DAY), **facts),
        "places": [place(f"c{name}"), *going],
        "sources": [teller(f"c{name}", by, words or by), teller(f"c{name}", None, None, 1)],
    }


@pytest.fixture
def con() -> Iterator[duckdb.DuckDBPyConnection]:
    """A warehouse with the reference tables and no reports."""
    with duckdb.connect() as made:
        ddl.create_tables(made, keys=False)
        ddl.create_views(made)
        for table, rows in reference_tables().items():
            insert(made, table, rows)
        yield made


def fill(
    con: duckdb.DuckDBPyConnection, *claims: Told, documents: list[Row] | None = None, trucks: Row | None = None
) -> None:
    made = documents or [document(d, published=DAY) for d in dict.fromkeys(c["claim"]["document_id"] for c in claims)]
    rows = (
        [c["claim"] for c in claims],
        [p for c in claims for p in c["places"]],
        [s for c in claims for s in c["sources"]],
    )
    tables = core_tables(made, *rows)
    things = [
        {"claim_id": c, "materiel_id": "generic_convoy", "unit": "vehicle", "materiel_text": "trucks"}
        | {"quantity_min": n, "quantity_max": n, "char_start": 0, "char_end": 1}
        for c, n in (trucks or {}).items()
    ]
    tables["core.claim_materiel"] = frame(core.ClaimMateriel, things)
    for table, filled in resolve(tables).items():
        insert(con, table, filled)


def asked(con: duckdb.DuckDBPyConnection, sql: str) -> list[tuple[Any, ...]]:
    return con.execute(sql).fetchall()


def test_support_counts_tellers_apart_from_the_pages_that_repeat_them(con: duckdb.DuckDBPyConnection) -> None:
    copies = [document("d1", TEXT, published=DAY), document("d2", TEXT + " more", published=NEXT), document("d3")]
    fill(con, told("1", None, "residents"), told("2", None, "residents"), told("3", "maxar"), documents=copies)
    columns = "n_documents, n_stories, n_repeated, n_origins, n_unnamed, tellers"
    expected = (3, 2, 1, 2, 1, "Maxar Technologies; unnamed: residents")
    assert asked(con, f"SELECT {columns} FROM mart.event_support") == [expected]


def test_imagery_seen_by_three_outlets_is_one_teller(con: duckdb.DuckDBPyConnection) -> None:
    fill(con, *(told(str(n), "maxar") for n in range(3)))
    assert asked(con, "SELECT n_documents, n_origins FROM mart.event_support") == [(3, 1)]


def test_a_denial_names_who_denies_what_and_how_many_days_later(con: duckdb.DuckDBPyConnection) -> None:
    documents = [document("d1", published=DAY), document("d2", published=LATER)]
    denial = told("2", "ru_mod", factuality="CT-", stance="denies", day=NEXT)
    fill(con, told("1", "sohr"), denial, documents=documents)
    found = asked(con, "SELECT answer, actor_id, n_affirming, days_later FROM mart.denial")
    assert found == [("denied", "ru_mod", 1, 3)]


@pytest.mark.parametrize(("stance", "answer"), [("no_comment", "no_comment"), ("declines_to_confirm", "not_confirmed")])
def test_silence_of_an_official_is_no_denial(con: duckdb.DuckDBPyConnection, stance: str, answer: str) -> None:
    fill(con, told("1", "kremlin", factuality="Uu", stance=stance))
    assert asked(con, "SELECT answer, n_affirming FROM mart.denial") == [(answer, 0)]


@pytest.mark.parametrize(
    ("one", "other", "trucks", "aspect"),
    [
        ({}, {"factuality": "CT-"}, {}, "whether"),
        ({}, {"day": NEXT}, {}, "when"),
        ({"to": "hmeimim"}, {"to": "libya"}, {}, "where"),
        ({}, {}, {"c1": 20, "c2": 200}, "how_many"),
    ],
    ids=["whether they left", "when they left", "where they went", "how many trucks"],
)
def test_two_tellers_who_differ_are_shown(
    con: duckdb.DuckDBPyConnection, one: Row, other: Row, trucks: Row, aspect: str
) -> None:
    fill(con, told("1", "sohr", **one), told("2", "sdf", **other), trucks=trucks)
    assert asked(con, "SELECT aspect, n_values, n_origins FROM mart.disagreement") == [(aspect, 2, 2)]


@pytest.mark.parametrize(
    ("one", "other"),
    [({}, {}), ({"to": "hmeimim"}, {"to": "latakia_governorate"}), ({"to": "hmeimim"}, {})],
    ids=["the same words", "a base and its governorate", "one does not say where to"],
)
def test_two_tellers_who_can_both_be_right_do_not_differ(con: duckdb.DuckDBPyConnection, one: Row, other: Row) -> None:
    fill(con, told("1", "sohr", **one), told("2", "sdf", **other))
    assert asked(con, "SELECT * FROM mart.disagreement") == []


def test_one_teller_who_corrects_himself_is_no_disagreement(con: duckdb.DuckDBPyConnection) -> None:
    fill(con, told("1", "sohr"), told("2", "sohr", day=NEXT))
    assert asked(con, "SELECT * FROM mart.disagreement") == []


def test_a_relay_shows_the_words_of_both(con: duckdb.DuckDBPyConnection) -> None:
    documents = [document("d1", TEXT, published=DAY), document("d2", TEXT + " more", published=NEXT)]
    quotes = {"quote": "Russian troops left the base"}, {"quote": "Russian troops have not left the base"}
    fill(con, told("1", "sohr", **quotes[0]), told("2", "sohr", factuality="CT-", **quotes[1]), documents=documents)
    found = asked(con, "SELECT change, quote, lead_quote FROM mart.relay")
    assert found == [("negation", quotes[1]["quote"], quotes[0]["quote"])]
