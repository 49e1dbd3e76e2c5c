"""The labelled tables of dates: the share that is right, and how little is read where there is no date."""

import json
from pathlib import Path
from typing import Any

import pytest

from transforms.evaluate_dates import evaluate_dates

GOLDEN = Path(__file__).resolve().parents[1] / "golden"


def rows(name: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in (GOLDEN / f"{name}.jsonl").read_text("utf-8").splitlines()]


@pytest.mark.parametrize(("table", "share"), [("dates", 0.95), ("date_claims", 0.9)])
def test_nearly_all_labelled_dates_are_right(table: str, share: float) -> None:
    scores = evaluate_dates(row for row in rows(table) if row["split"] == "dev")
    assert scores["all"].share >= share, scores["all"].errors


@pytest.mark.parametrize("language", ["en", "ar", "ru", "tr"])
def test_no_language_falls_behind(language: str) -> None:
    assert evaluate_dates(rows("dates"))[language].share >= 0.95


def test_texts_without_a_date_are_left_alone() -> None:
    scores = evaluate_dates(row for row in rows("date_free") if row["split"] == "dev")
    assert scores["all"].date_free >= 100
    assert scores["all"].false <= 1, scores["all"].errors


def test_a_wrong_answer_is_counted_and_told() -> None:
    row = {"id": "x", "language": "en", "text": "They left on 3 May 2022.", "anchor": None, "words": "3 May 2022",
           "edtf": "2022-05-04", "also": []}  # fmt: skip
    score = evaluate_dates([row])["all"]
    assert (score.right, score.asked, len(score.errors)) == (0, 1, 1)
