"""Read and write the CSV files of the gazetteer as rows of text."""

import csv
import io
from collections.abc import Iterable, Sequence
from pathlib import Path

LOOKUPS = Path(__file__).resolve().parents[2] / "transforms" / "lookups"
"""Folder of the shipped tables."""

Row = dict[str, str]


def read(path: str) -> list[Row]:
    """Return the rows of one file below `LOOKUPS`; none when it is not there yet."""
    file = LOOKUPS / path
    return list(csv.DictReader(io.StringIO(file.read_text("utf-8")))) if file.is_file() else []


def text(rows: Iterable[Row], columns: Sequence[str]) -> str:
    """Return rows as CSV text; what a row lacks is an empty cell."""
    page = io.StringIO()
    writer = csv.DictWriter(page, columns, restval="", lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows)
    return page.getvalue()


def write(path: str, rows: Iterable[Row], columns: Sequence[str]) -> None:
    """Write one file below `LOOKUPS`."""
    (LOOKUPS / path).write_text(text(rows, columns), "utf-8")
