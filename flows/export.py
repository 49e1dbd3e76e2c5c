"""export: hand out a release as files, with a data package that describes them."""

import io
from collections.abc import Callable
from pathlib import Path

import polars as pl

from flows.page import current, named, save
from schemas.errors import UsageError
from schemas.export import CROSSWALKS, EXPORTS
from schemas.table import TableClass
from warehouse import compare, connect, publish
from warehouse.export import feed, geojson, spreadsheet
from warehouse.export.package import NAME, package
from warehouse.export.tables import frames
from warehouse.page.facts import Facts, about

Files = dict[str, bytes]
_ON_A_MAP = {name: table for name, table in EXPORTS.items() if name != "export.claims"}


def write(home: Path, format: str, folder: Path | None, since: Path | None) -> list[str]:  # noqa: A002
    """Write the files of one format and their description; returns a line for each.

    Raises UsageError for a format that does not exist, or without a release.
    """
    if format not in (*_TABULAR, "feed"):
        raise UsageError(f"no such format: {format}; there are {', '.join((*_TABULAR, 'feed'))}")
    release = current(home)
    with connect.release(release) as con:
        told = about(con, release)
    tables, made = _changes(home, release, since, told) if format == "feed" else _tables(release, format)
    target = folder or home / "exports" / release.stem / format
    files = made | {NAME: package(told, made, tables)}
    for name, content in files.items():
        save(target / name, content)
    return [f"{target / name}: {len(content):,} bytes" for name, content in files.items()]


def _tables(release: Path, format: str) -> tuple[dict[str, TableClass], Files]:  # noqa: A002
    tables, ending, content = _TABULAR[format]
    files = {f"{name}.{ending}": content(name, rows) for name, rows in frames(release, tables)}
    return {name.removeprefix("export."): table for name, table in tables.items()}, files


def _changes(home: Path, release: Path, since: Path | None, told: Facts) -> tuple[dict[str, TableClass], Files]:
    before = named(home, since) if since else publish.before(home)
    changed = compare.changes(before, release)
    args = (changed, release.name, told["published"])
    return {}, {"changes.xml": feed.rss(*args), "changes.json": feed.json_feed(*args)}


def _csv(name: str, rows: pl.DataFrame) -> bytes:
    del name
    return spreadsheet.csv(rows)


def _parquet(name: str, rows: pl.DataFrame) -> bytes:
    del name
    buffer = io.BytesIO()
    rows.write_parquet(buffer, compression="zstd")
    return buffer.getvalue()


_TABULAR: dict[str, tuple[dict[str, TableClass], str, Callable[[str, pl.DataFrame], bytes]]] = {
    "csv": (EXPORTS, "csv", _csv),
    "parquet": (EXPORTS, "parquet", _parquet),
    "geojson": (_ON_A_MAP, "geojson", geojson.geojson),
    "crosswalk": (CROSSWALKS, "csv", _csv),
}
"""Of each format: its tables, the ending of its files, and how a table is written."""
