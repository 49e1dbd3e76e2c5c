"""explain --story and --event: what a reader is told, from a small home."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from flows import named
from flows.chain import chain
from schemas.errors import UsageError
from warehouse import connect

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
    assert told[3].endswith("; counts as Syrian Observatory for Human Rights")
    assert "withdrew" in told[4]


@pytest.mark.parametrize("kind", ["story", "event"])
def test_an_id_that_nobody_ever_had_is_an_error(shared_home: Path, kind: str) -> None:
    with pytest.raises(UsageError, match=f"no {kind} has the id x1"):
        chain(shared_home, kind, "x1")


@pytest.fixture
def known(shared_home: Path) -> named.Names:
    with connect.release(shared_home / "warehouse.duckdb") as con:
        return named.names(con)


def test_what_shows_a_retelling_is_told_by_names(known: named.Names) -> None:
    told = named.evidence("materiel an124; site tell_tamr; number 47; quote they left at dawn", known)
    assert told == "materiel Antonov An-124 Ruslan; site Tell Tamr; number 47; quote they left at dawn"


def test_places_that_a_retelling_changed_are_told_by_names(known: named.Names) -> None:
    assert named.change("place", "manbij, tell_tamr", known) == "Manbij, Tell Tamr"
    assert named.change("attribution", None, known) == "nothing"


@pytest.mark.parametrize(
    ("origin_id", "expected"),
    [
        ("sohr", "Syrian Observatory for Human Rights"),
        ("story:s1234", "an outlet not known"),
        ("reuters/official/0", "unnamed official heard by Reuters"),
        ("s1234/local_source/1", "unnamed local source (no. 2) heard by an outlet not known"),
    ],
)
def test_who_counts_as_teller_is_told_in_words(known: named.Names, origin_id: str, expected: str) -> None:
    assert named.teller(origin_id, known) == expected


def test_on_what_tellers_differ_is_told_by_their_names(known: named.Names) -> None:
    told = named.said("2024-12-09: story:s12, reuters; 2024-12-11: sohr", known)
    assert told == "2024-12-09: an outlet not known, Reuters; 2024-12-11: Syrian Observatory for Human Rights"
