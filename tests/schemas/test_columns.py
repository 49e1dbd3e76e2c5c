"""Column makers: what two tables share must agree, and must not be one object."""

from collections.abc import Callable
from typing import Any

import pandera.polars as pa
import polars as pl
import pytest

import schemas
from schemas import columns, mart
from schemas.table import Table, dtypes
from schemas.vocabulary import Phase

MAKERS: dict[str, Callable[[], Any]] = {
    "text": lambda: columns.text("Any words."),
    "key": lambda: columns.key("document"),
    "code": lambda: columns.code(Phase, "How far it had come."),
    "char_start": columns.char_start,
    "char_end": columns.char_end,
    "presence_effect": columns.presence_effect,
    "flag": lambda: columns.flag("Whether it is so."),
    "count": lambda: columns.count("How many."),
    "basis": columns.basis,
}
ANY_TYPE = {"char_start": int, "char_end": int, "presence_effect": int, "count": int, "flag": bool}

every_maker = pytest.mark.parametrize("maker", MAKERS)


def test_every_public_maker_is_tried_here() -> None:
    public = {name for name, maker in vars(columns).items() if callable(maker) and not name.startswith("_")}
    assert set(MAKERS) == {name for name in public if getattr(columns, name).__module__ == columns.__name__}


@every_maker
def test_two_tables_with_a_column_of_one_maker_keep_their_own_columns(maker: str) -> None:
    # One pa.Field object in two models silently takes the column away from the first.
    kind = ANY_TYPE.get(maker, str)
    first: Any = type("First", (pa.DataFrameModel,), {"__annotations__": {"start": kind}, "start": MAKERS[maker]()})
    second: Any = type("Second", (pa.DataFrameModel,), {"__annotations__": {"end": kind}, "end": MAKERS[maker]()})
    second.to_schema()
    assert list(first.to_schema().columns) == ["start"]
    assert list(second.to_schema().columns) == ["end"]


@every_maker
def test_every_call_makes_a_new_field_with_the_same_sentence(maker: str) -> None:
    one, other = MAKERS[maker](), MAKERS[maker]()
    assert one is not other
    assert one.description == other.description


def test_a_column_of_codes_lists_them_for_the_reader() -> None:
    assert columns.code(Phase, "How far it had come.").description == (
        "How far it had come. One of: planned, begun, ongoing, completed, halted, state, historical."
    )


def test_a_column_of_one_name_has_one_type_in_all_tables_and_views() -> None:
    types: dict[str, set[pl.DataType]] = {}
    for table in [*schemas.TABLES.values(), *mart.VIEWS.values()]:
        for column, dtype in dtypes(table).items():
            types.setdefault(column, set()).add(dtype)
    assert {column: found for column, found in types.items() if len(found) > 1} == {}


def test_identifiers_may_not_be_empty() -> None:
    class Named(Table):
        """One row per name."""

        place_id: str = columns.key("place")

    with pytest.raises(pa.errors.SchemaError, match="str_length"):
        Named.validate(pl.DataFrame({"place_id": [""]}))
