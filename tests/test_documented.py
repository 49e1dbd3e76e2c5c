"""Holds that nothing is left unexplained: tables, columns, codes, views and the shipped queries."""

import re
from pathlib import Path

import pytest

import schemas
from schemas import mart, raw
from schemas.table import Table, TableClass, grain, name
from schemas.vocabulary import VOCABULARIES, Vocabulary

WAREHOUSE = Path(__file__).resolve().parents[1] / "warehouse"
IN_FLIGHT = [one for one in vars(raw).values() if isinstance(one, type) and issubclass(one, Table) and one is not Table]
RESULTS = [macro.result for macro in mart.MACROS.values() if name(macro.result) not in mart.VIEWS]
EVERYTHING = [*schemas.TABLES.values(), *mart.VIEWS.values(), *RESULTS, *IN_FLIGHT]
QUERIES = sorted((WAREHOUSE / "queries").glob("*.sql"))

every_vocabulary = pytest.mark.parametrize("vocabulary", VOCABULARIES.values(), ids=list(VOCABULARIES))


def is_sentence(words: str | None) -> bool:
    """Words with single spaces and a full stop: what a reader can be shown as it is."""
    return bool(re.fullmatch(r"\S+(?: \S+)*\.", words or ""))


@pytest.mark.parametrize("table", EVERYTHING, ids=name)
def test_every_table_and_view_says_what_one_row_is(table: TableClass) -> None:
    assert grain(table).startswith("One row per ")
    assert is_sentence(grain(table))


@pytest.mark.parametrize("table", EVERYTHING, ids=name)
def test_every_column_has_a_sentence(table: TableClass) -> None:
    said = {column.name: column.description for column in table.to_schema().columns.values()}
    assert said
    assert {column: words for column, words in said.items() if not is_sentence(words)} == {}


@every_vocabulary
def test_every_vocabulary_says_what_it_is_about(vocabulary: type[Vocabulary]) -> None:
    assert is_sentence((vocabulary.__doc__ or "").splitlines()[0])


@every_vocabulary
def test_every_code_has_a_definition_of_its_own(vocabulary: type[Vocabulary]) -> None:
    said = {str(member): member.definition for member in vocabulary}
    assert {code: words for code, words in said.items() if not is_sentence(words)} == {}
    assert len(set(said.values())) == len(said)


def test_every_view_has_its_sql_file_and_every_sql_file_its_meaning() -> None:
    assert sorted(f"mart.{path.stem}" for path in (WAREHOUSE / "mart").glob("*.sql")) == sorted(mart.VIEWS)


@pytest.mark.parametrize("path", QUERIES, ids=lambda path: path.stem)
def test_every_shipped_query_begins_with_the_question_that_it_answers(path: Path) -> None:
    assert re.fullmatch(r"-- [A-Z].+\?", path.read_text("utf-8").splitlines()[0])


@pytest.mark.parametrize("path", QUERIES, ids=lambda path: path.stem)
def test_every_shipped_query_says_how_to_read_its_answer(path: Path) -> None:
    assert re.fullmatch(r"-- How to read it: \S.+\.", path.read_text("utf-8").splitlines()[1])


def test_every_macro_has_its_sql_file_and_every_sql_file_its_meaning() -> None:
    assert sorted(f"mart.{path.stem}" for path in (WAREHOUSE / "macro").glob("*.sql")) == sorted(mart.MACROS)
    assert {name: macro.purpose for name, macro in mart.MACROS.items() if not is_sentence(macro.purpose)} == {}


def test_there_are_queries_to_learn_from() -> None:
    assert QUERIES
