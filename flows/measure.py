"""Measure how well texts are read against labels; what is measured follows from what the labels tell."""

import json
from pathlib import Path
from typing import Any

from schemas.errors import UsageError


def measure(gold: Path, split: str | None, *, errors: bool) -> list[str]:
    """Return the lines of the report on one file of labels, one JSON object a line."""
    if not gold.is_file():
        raise UsageError(f"no such file: {gold}")
    rows = [json.loads(line) for line in gold.read_text("utf-8").splitlines() if line.strip()]
    kept = [row for row in rows if split in (None, row.get("split"))]
    lines, listed = _READERS[_told(kept)](kept)
    return lines + listed if errors else lines


def _claims(rows: list[dict[str, Any]]) -> tuple[list[str], list[str]]:
    from transforms.evaluate import evaluate

    scores = evaluate(rows)
    told = [f"{key:<20} {score}" for key, score in scores.items()]
    return told + scores["all"].axis_lines(), scores["all"].errors


def _places(rows: list[dict[str, Any]]) -> tuple[list[str], list[str]]:
    from transforms.evaluate_places import evaluate_places

    scores = evaluate_places(rows)
    return [f"{key:<4} {score}" for key, score in scores.items()], scores["all"].errors


def _dates(rows: list[dict[str, Any]]) -> tuple[list[str], list[str]]:
    from transforms.evaluate_dates import evaluate_dates

    scores = evaluate_dates(rows)
    return [f"{group:<24} {score}" for group, score in scores.items()], scores["all"].errors


_READERS = {"claims": _claims, "places": _places, "dates": _dates}


def _told(rows: list[dict[str, Any]]) -> str:
    """What the labels tell of: claims, places, or else dates."""
    return next((what for what in ("claims", "places") if any(what in row for row in rows)), "dates")
