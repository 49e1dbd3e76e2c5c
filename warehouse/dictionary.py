"""The data dictionary, made from the schemas: `python -m warehouse.dictionary` writes `warehouse/README.md`."""

from collections.abc import Iterator
from pathlib import Path

import schemas
from schemas import mart
from schemas.table import TableClass, dtypes, grain, key, name
from schemas.vocabulary import VOCABULARIES
from warehouse.ddl import TYPES

PAGE = Path(__file__).with_name("README.md")

_HEAD = """# Data dictionary

Made from the classes in `schemas/` by `make dictionary`; a test holds it to them. In the warehouse the same sentences
are comments: `SELECT * FROM duckdb_columns()`.
"""


def markdown() -> str:
    """Return the dictionary of all tables, views and vocabularies as Markdown."""
    codes = {f"ref.{vocabulary}" for vocabulary in VOCABULARIES}
    tables = [table for table_name, table in schemas.TABLES.items() if table_name not in codes]
    described = ["\n".join(_table(table)) for table in (*tables, *mart.VIEWS.values())]
    return "\n".join([_HEAD, *described, "\n".join(_macros()), "\n".join(_vocabularies())])


def _table(table: TableClass) -> Iterator[str]:
    yield f"## {name(table)}\n"
    yield f"{grain(table)} Key: {', '.join(f'`{column}`' for column in key(table))}.\n"
    yield "| column | type | NULL | meaning |"
    yield "|---|---|---|---|"
    columns = table.to_schema().columns
    for column, dtype in dtypes(table).items():
        field = columns[column]
        yield f"| `{column}` | {TYPES[type(dtype)]} | {'yes' if field.nullable else ''} | {field.description} |"
    yield ""


def _macros() -> Iterator[str]:
    yield "## Macros\n"
    yield "Queries with parameters, such as `SELECT * FROM mart.site_status_as_of(DATE '2024-12-31')`.\n"
    for macro, told in mart.MACROS.items():
        like = name(told.result)
        columns = f"Columns of `{like}`." if like in mart.VIEWS else f"Columns: {_listed(told.result)}."
        yield f"- `{macro}({told.parameters})`: {told.purpose} {columns}"
    yield ""


def _listed(table: TableClass) -> str:
    return ", ".join(f"`{column}`" for column in dtypes(table))


def _vocabularies() -> Iterator[str]:
    yield "## Vocabularies\n"
    yield "Each is a code table of its own, such as `ref.event_type`, with `code`, `position` and `definition`.\n"
    for vocabulary, members in VOCABULARIES.items():
        yield f"### ref.{vocabulary}\n"
        yield from (f"- `{member.value}`: {member.definition}" for member in members)
        yield ""


if __name__ == "__main__":
    PAGE.write_text(markdown(), encoding="utf-8")
