"""explain --story and --event: what a reader is told, from a small home."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from flows.chain import chain
from schemas.errors import UsageError

Asked = Callable[..., list[tuple[Any, ...]]]


def first(home: Path, asked: Asked, sql: str) -> str:
    return str(asked(home / "warehouse.duckdb", sql)[0][0])


def test_a_story_names_its_reports_and_who_told_it_first(shared_home: Path, asked: Asked) -> None:
    story = first(shared_home, asked, "SELECT story_id FROM core.document WHERE item = '1-manbij.txt'")
    told = chain(shared_home, "story", story)
    assert told[0] == f"story {story}: 1 report, single"
    assert told[1].startswith("told first by Syrian Observatory for Human Rights")
    assert told[2].startswith("0. 1-manbij.txt")


def test_an_event_names_its_claims_and_tellers(shared_home: Path, asked: Asked) -> None:
    event = first(shared_home, asked, "SELECT event_id FROM core.event WHERE origin_place_id = 'manbij'")
    told = chain(shared_home, "event", event)
    assert told[0] == f"event {event}: withdrawal, Manbij, 2022-05-03"
    assert "1 independent teller: Syrian Observatory for Human Rights" in told[2]
    assert "withdrew" in told[4]


@pytest.mark.parametrize("kind", ["story", "event"])
def test_an_id_that_nobody_ever_had_is_an_error(shared_home: Path, kind: str) -> None:
    with pytest.raises(UsageError, match=f"no {kind} has the id x1"):
        chain(shared_home, kind, "x1")
