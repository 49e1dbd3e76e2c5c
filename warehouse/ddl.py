"""DDL from schemas: tables, keys, checks and comments, so that nothing is said twice."""

from importlib.resources import files

import duckdb
import polars as pl

import schemas
from schemas import mart
from schemas.table import TableClass, dtypes, grain, key, name

TYPES: dict[type[pl.DataType], str] = {
    pl.String: "VARCHAR",
    pl.Int64: "BIGINT",
    pl.Float64: "DOUBLE",
    pl.Boolean: "BOOLEAN",
    pl.Date: "DATE",
    pl.Datetime: "TIMESTAMP",
}
LAYERS = ("ref", "core", "ops", "mart")


def create_tables(con: duckdb.DuckDBPyConnection, *, keys: bool) -> None:
    """Create all schemas and tables with their comments; with `keys`, primary keys and NOT NULL too.

    The work store has none: rows are replaced there within one transaction, which DuckDB's indexes refuse.
    """
    for layer in LAYERS:
        con.execute(f"CREATE SCHEMA IF NOT EXISTS {layer}")
    for table in schemas.TABLES.values():
        con.execute(create_table(table, keys=keys))
        _comment(con, "TABLE", table)


def add_missing(con: duckdb.DuckDBPyConnection) -> None:
    """Give a work store of an earlier version the tables and columns it lacks; its rows stay, new cells are NULL."""
    held = set(con.execute("SELECT concat(schema_name, '.', table_name), column_name FROM duckdb_columns()").fetchall())
    for table in schemas.TABLES.values():
        lacking = [column for column in dtypes(table) if (name(table), column) not in held]
        if len(lacking) == len(dtypes(table)):
            con.execute(create_table(table, keys=False))
        else:
            for column in lacking:
                con.execute(f'ALTER TABLE {name(table)} ADD COLUMN "{column}" {TYPES[type(dtypes(table)[column])]}')


def create_views(con: duckdb.DuckDBPyConnection, *, stored: bool = False) -> None:
    """Create the analysts' macros and views from `macro/*.sql` and `mart/*.sql` with their comments.

    With `stored`, views that depend on facts alone become tables made by the same SQL, as a release wants them.
    """
    for view in mart.VIEWS.values():
        kind = "TABLE" if stored and name(view) not in mart.LIVE else "VIEW"
        con.execute(f"CREATE {kind} {name(view)} AS {view_sql(name(view))}")
        _comment(con, kind, view)
        for macro in (one for one, told in mart.MACROS.items() if told.after == name(view)):
            con.execute(create_macro(macro))
            con.execute(f"COMMENT ON MACRO TABLE {macro} IS {_literal(grain(mart.MACROS[macro].result))}")


def create_macro(macro: str) -> str:
    """Return the CREATE MACRO statement of one macro, such as `mart.claims_as_of`."""
    sql = files("warehouse").joinpath("macro", f"{macro.removeprefix('mart.')}.sql").read_text("utf-8")
    return f"CREATE MACRO {macro}({mart.MACROS[macro].parameters}) AS TABLE {sql}"


def create_table(table: TableClass, *, keys: bool) -> str:
    """Return the CREATE TABLE statement of one table."""
    columns = table.to_schema().columns
    lines = [
        f'"{column}" {TYPES[type(dtype)]}{" NOT NULL" if keys and not columns[column].nullable else ""}'
        for column, dtype in dtypes(table).items()
    ]
    if keys and not any(columns[column].nullable for column in key(table)):
        lines.append(f"PRIMARY KEY ({', '.join(key(table))})")
    return f"CREATE TABLE {name(table)} ({', '.join(lines)})"


def view_sql(view: str) -> str:
    """Return the SELECT of one view, such as `mart.site_status`."""
    return files("warehouse").joinpath("mart", f"{view.removeprefix('mart.')}.sql").read_text("utf-8")


def definition() -> str:
    """Return all DDL as one text: what a release looks like apart from its rows."""
    tables = [create_table(table, keys=True) for table in schemas.TABLES.values()]
    return "\n".join([*tables, *map(create_macro, mart.MACROS), *map(view_sql, mart.VIEWS)])


def _comment(con: duckdb.DuckDBPyConnection, kind: str, table: TableClass) -> None:
    con.execute(f"COMMENT ON {kind} {name(table)} IS {_literal(grain(table))}")
    for column, field in table.to_schema().columns.items():
        con.execute(f'COMMENT ON COLUMN {name(table)}."{column}" IS {_literal(str(field.description))}')


def _literal(text: str) -> str:
    return "'" + text.replace("'", "''") + "'"
