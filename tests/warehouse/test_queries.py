"""Every shipped query, asked of twenty short reports, gives the answer that a reader of those reports would give."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import duckdb
import pytest
import yaml
from press import fill

from flows import ask
from schemas import mart
from schemas.table import dtypes
from warehouse import ddl

GOLDEN: dict[str, dict[str, Any]] = yaml.safe_load(
    (Path(__file__).parents[1] / "golden" / "queries.yml").read_text("utf-8")
)
QUESTIONS = 34
SITES = "site-arrival-and-departure"


@pytest.fixture(scope="module")
def press() -> Iterator[duckdb.DuckDBPyConnection]:
    """A warehouse of the reports in tests/press.py."""
    with duckdb.connect() as con:
        ddl.create_tables(con, keys=False)
        ddl.create_views(con)
        fill(con)
        yield con


def sql_of(query: str) -> str:
    return (Path(ddl.__file__).parent / "queries" / f"{query}.sql").read_text("utf-8")


@pytest.mark.parametrize("query", GOLDEN)
def test_a_question_gets_the_answer_of_a_reader(press: duckdb.DuckDBPyConnection, query: str) -> None:
    meant = GOLDEN[query]
    found = press.sql(sql_of(query)).pl().select(meant["columns"]).rows()
    assert [list(row) for row in found] == meant["rows"]


def test_all_questions_are_asked_and_every_answer_has_something_to_tell() -> None:
    assert len(GOLDEN) == QUESTIONS
    assert set(GOLDEN) <= set(ask.queries())
    assert [query for query, meant in GOLDEN.items() if not meant["rows"]] == []


@pytest.mark.parametrize("query", ask.queries())
def test_a_query_gives_the_same_rows_in_the_same_order_each_time(press: duckdb.DuckDBPyConnection, query: str) -> None:
    assert press.sql(sql_of(query)).fetchall() == press.sql(sql_of(query)).fetchall()


@pytest.mark.parametrize("query", ask.queries())
def test_a_query_of_an_empty_warehouse_is_no_error(bare: duckdb.DuckDBPyConnection, query: str) -> None:
    rows = bare.sql(sql_of(query)).pl()
    assert rows.columns
    assert rows.height == 0


@pytest.mark.parametrize("view", mart.VIEWS)
def test_a_view_keeps_the_promises_of_its_schema_on_these_reports(press: duckdb.DuckDBPyConnection, view: str) -> None:
    model = mart.VIEWS[view]
    rows = press.sql(f"SELECT * FROM {view}").pl()
    assert rows.height > 0
    assert model.validate(rows.cast(dict(dtypes(model))), lazy=True).height == rows.height


def test_a_question_about_one_site_is_answered_for_that_site(press: duckdb.DuckDBPyConnection) -> None:
    press.execute("SET VARIABLE site = 'tartus'")
    rows = press.sql(sql_of(SITES)).fetchall()
    press.execute("RESET VARIABLE site")
    assert [row[0] for row in rows] == ["Tartus naval facility"]


def test_the_guide_lists_every_view_and_macro_once_with_its_grain(press: duckdb.DuckDBPyConnection) -> None:
    rows = press.sql("SELECT name, grain FROM mart.guide ORDER BY position").fetchall()
    names = [name.partition("(")[0] for name, _ in rows]
    assert sorted(names) == sorted([*mart.VIEWS, *mart.MACROS])
    assert [name for name, grain in rows if not (grain or "").startswith("One row per ")] == []


def test_every_example_of_the_guide_runs_and_shows_something(press: duckdb.DuckDBPyConnection) -> None:
    examples = press.sql("SELECT name, example FROM mart.guide").fetchall()
    assert examples
    assert [name for name, example in examples if not press.sql(example).fetchall()] == []


def test_the_guide_names_the_parameters_of_a_macro(press: duckdb.DuckDBPyConnection) -> None:
    told = dict(press.sql("SELECT split_part(name, '(', 1), name FROM mart.guide WHERE contains(name, '(')").fetchall())
    for macro, meant in mart.MACROS.items():
        required = [one for one in meant.parameters.split(", ") if ":=" not in one]
        assert told[macro] == f"{macro}({', '.join(required)})"


@pytest.mark.parametrize(("run", "there"), [(1, True), (2, False), (4, False)])
def test_a_claim_that_was_taken_back_is_known_only_as_of_the_runs_before(
    press: duckdb.DuckDBPyConnection, run: int, there: bool
) -> None:
    rows = press.execute("SELECT quote FROM mart.claims_as_of(?)", [run]).fetchall()
    assert (("Hmeimim was empty too",) in rows) is there


def test_claims_as_of_a_run_stand_as_they_were_read_then(press: duckdb.DuckDBPyConnection) -> None:
    asked = "SELECT places, manner FROM mart.claims_as_of(?) WHERE claim_id = ?"
    assert press.execute(asked, [2, "c04"]).fetchall() == [("destination:nawa", "completed unspecified CT+ reports")]
    assert press.execute(asked, [3, "c04"]).fetchall() == [("destination:manbij", "completed unspecified CT+ reports")]
    assert press.execute(asked, [3, "c05"]).fetchall() == [("origin:manbij", "completed complete CT+ reports")]
    assert press.execute(asked, [4, "c05"]).fetchall() == [("origin:manbij", "completed partial CT+ reports")]


def test_claims_published_by_a_day_leave_out_what_came_later(press: duckdb.DuckDBPyConnection) -> None:
    rows = press.execute("SELECT claim_id FROM mart.claims_published_by(?) ORDER BY 1", [date(2021, 2, 22)]).fetchall()
    assert rows == [("c01",), ("c03",)]


def test_changes_between_two_runs_are_those_of_the_runs_after_the_first(press: duckdb.DuckDBPyConnection) -> None:
    rows = press.execute("SELECT cause FROM mart.changes_between(2, 4) ORDER BY 1").fetchall()
    assert rows == [("extractor",), ("gazetteer",)]


def test_months_without_reports_are_written_out_and_marked(press: duckdb.DuckDBPyConnection) -> None:
    rows = press.sql(
        """SELECT month, net, has_reports FROM mart.governorate_month
           WHERE governorate = 'Raqqa' AND month <= DATE '2021-04-01' ORDER BY month"""
    ).fetchall()
    assert rows == [
        (date(2021, 2, 1), 0, True),
        (date(2021, 3, 1), 0, False),
        (date(2021, 4, 1), 0, False),
    ]
