"""The notebook runs on a release, and the cookbook page shows what its queries and pictures show today."""

import re
from pathlib import Path
from typing import Any

import pytest

pytest.importorskip("marimo", reason="marimo is not installed: pip install -e '.[notebook]'")

import cookbook

from warehouse.notebook import investigations


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    """What the cells of the notebook define when it runs on the invented reports."""
    return cookbook.run(cookbook.release(tmp_path_factory.mktemp("press")))


def test_the_notebook_goes_from_five_questions_to_five_pictures(told: dict[str, Any]) -> None:
    assert len(investigations()) == 5
    assert [name for name, rows in told["answers"].items() if rows.is_empty()] == []
    assert list(told["pictures"]) == list(investigations())


def test_the_notebook_runs_on_a_release_that_holds_nothing(tmp_path: Path) -> None:
    import duckdb

    from warehouse import ddl

    with duckdb.connect(str(tmp_path / "bare.duckdb")) as con:
        ddl.create_tables(con, keys=False)
        ddl.create_views(con)
    assert all(rows.is_empty() for rows in cookbook.run(tmp_path / "bare.duckdb")["answers"].values())


def test_the_page_tells_what_the_queries_tell(told: dict[str, Any]) -> None:
    made = cookbook.page(told["answers"])
    assert cookbook.PAGE.read_text("utf-8") == made, "the page is stale: make cookbook"


@pytest.mark.parametrize("name", list(cookbook.SEEN))
def test_a_picture_of_the_page_is_drawn_from_the_rows_of_today(told: dict[str, Any], name: str) -> None:
    drawn = (cookbook.PICTURES / f"{name}.svg").read_text("utf-8")
    assert drawn.rstrip().endswith(f"<!-- {cookbook.digest(told['pictures'][name])} -->"), "stale: make cookbook"


@pytest.mark.parametrize("name", list(cookbook.SEEN))
def test_a_picture_shows_the_words_of_its_rows_and_reaches_for_nothing_outside(told: dict[str, Any], name: str) -> None:
    drawn = (cookbook.PICTURES / f"{name}.svg").read_text("utf-8")
    first = {"which-way": "governorate", "states-over-time": "place", "told-and-denied": "teller"}.get(name)
    shown = re.findall(r"<text[^>]*>([^<]*)</text>", drawn)
    assert len(shown) > 4
    if first:
        assert all(any(word in text for text in shown) for word in told["answers"][name][first].unique())
    assert re.findall(r"<script|<image|href=|url\(http", drawn) == []


def test_the_page_says_how_to_read_every_answer() -> None:
    text = cookbook.PAGE.read_text("utf-8")
    assert text.count("\n## ") == text.count("**How to read it.**") == text.count("```sql") == 5
