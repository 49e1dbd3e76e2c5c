"""The labelled texts that the network is taught by."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

Row = dict[str, Any]
"""A labelled text: `id`, `language`, `text`, `family`, and `claims`, each with `quote`, `event_type` and its axes."""


def texts(folder: Path, language: str) -> list[Row]:
    """Return the texts of one language in all learning files (`*dev*.jsonl`) of a folder, in a fixed order."""
    return [row for path in sorted(folder.glob("*dev*.jsonl")) for row in _rows(path) if row["language"] == language]


def family(row: Row) -> str:
    """Return what keeps texts of one wording together when parts are cut: the first word of the family."""
    return str(row.get("family") or row["id"]).lower().split()[0]


def part(row: Row, parts: int) -> int:
    """Return the number of the part that a text falls in by its family; the same in every run, unlike `hash`."""
    return sum(ord(char) * place for place, char in enumerate(family(row), 1)) % parts


def _rows(path: Path) -> Iterator[Row]:
    for line in path.read_text("utf-8").splitlines():
        if line.strip():
            yield json.loads(line)
