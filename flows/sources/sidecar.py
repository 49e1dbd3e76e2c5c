"""Known facts beside the texts: `reports.csv` in a folder, or front matter at the top of a file."""

import csv
import io
import re
from datetime import date, datetime
from pathlib import Path

import yaml

from schemas.errors import UsageError

NAME = "reports.csv"
FACTS = ("published", "outlet", "uri", "title", "language", "retrieved_at")

_SCALARS = (str, int, float, date, datetime)
"""What a fact can be; anything nested is no fact."""

_FRONT_MATTER = re.compile(r"\A---\s*\n(.*?)\n---\s*\n", re.DOTALL)


def read(folder: Path) -> dict[str, dict[str, str]]:
    """Return the facts of a folder's sidecar by file name; empty cells are left out."""
    path = folder / NAME
    if not path.is_file():
        return {}
    text = path.read_text("utf-8-sig", errors="replace")
    rows = csv.DictReader(io.StringIO(text))
    try:
        return {row["file"].strip(): _told(row) for row in rows if row.get("file")}
    except csv.Error as error:
        raise UsageError(f"{path} cannot be read: {error}") from error


def front_matter(text: str) -> tuple[dict[str, str], str]:
    """Part the YAML front matter of a text from the text; unreadable front matter stays in the text."""
    match = _FRONT_MATTER.match(text)
    if match is None:
        return {}, text
    try:
        told = yaml.safe_load(match[1])
    except (yaml.YAMLError, ValueError, RecursionError):
        return {}, text
    if not isinstance(told, dict):
        return {}, text
    facts = {fact: _plain(told[fact]) for fact in FACTS if isinstance(told.get(fact), _SCALARS)}
    return _told(facts), text[match.end() :]


def _told(row: dict[str, str]) -> dict[str, str]:
    return {fact: row[fact].strip() for fact in FACTS if (row.get(fact) or "").strip()}


def _plain(value: object) -> str:
    return value.isoformat() if isinstance(value, date | datetime) else str(value)
