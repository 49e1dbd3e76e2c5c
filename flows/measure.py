"""Measure how well texts are read against labels; what is measured follows from what the labels tell."""

import json
from importlib.metadata import version
from pathlib import Path
from typing import Any

import polars as pl

from flows.lock import refresh_lock
from flows.settings import Settings
from schemas import ops
from schemas.errors import UsageError
from schemas.table import frame
from transforms.lookups import rules_digest
from warehouse import connect, load


def book(gold: Path, split: str | None, settings: Settings) -> pl.DataFrame:
    """Count how labelled claims are read and book the figures for `mart.quality` of releases to come.

    Returns an Evaluation frame. Raises UsageError when the labels tell of something else than claims.
    """
    from transforms.evaluate import evaluate

    kept = _kept(gold, split)
    if _told(kept) != "claims":
        raise UsageError(f"only figures on labelled claims are booked; {gold} has none")
    named = {
        "code_version": f"{version('garrison')}+{rules_digest()}",
        "gold": "/".join(filter(None, (gold.stem, split))),
    }
    scores = evaluate(kept)
    rows = [named | figure for key in ("all", *{r["language"] for r in kept}) for figure in _figures(key, scores[key])]
    figures = frame(ops.Evaluation, rows)
    with refresh_lock(settings.home), connect.work(settings.work) as store:
        store.execute("DELETE FROM ops.evaluation WHERE code_version = $code_version AND gold = $gold", named)
        load.insert(store, "ops.evaluation", figures)
    return figures


def _figures(language: str, score: Any) -> list[dict[str, Any]]:  # noqa: ANN401
    found, missed, invented = score.total
    counts = {"precision": (found, found + invented), "recall": (found, found + missed)}
    counts |= {axis: (sum(told), len(told)) for axis, told in score.axes.items()}
    return [{"language": language, "measure": m, "n_right": right, "n": n} for m, (right, n) in counts.items()]


def measure(gold: Path, split: str | None, *, errors: bool) -> list[str]:
    """Return the lines of the report on one file of labels, one JSON object a line."""
    kept = _kept(gold, split)
    lines, listed = _READERS[_told(kept)](kept)
    return lines + listed if errors else lines


def _kept(gold: Path, split: str | None) -> list[dict[str, Any]]:
    if not gold.is_file():
        raise UsageError(f"no such file: {gold}")
    rows = [json.loads(line) for line in gold.read_text("utf-8").splitlines() if line.strip()]
    return [row for row in rows if split in (None, row.get("split"))]


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
