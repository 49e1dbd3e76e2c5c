"""Stories and events of the five real reports, by the claims that a person read in them: whatever the reader misses."""

import json
from datetime import date
from functools import cache
from itertools import permutations
from pathlib import Path
from typing import Any

import polars as pl
import pytest
from builders import Row, claim, core_tables, document, place, teller

from schemas.table import Tables
from transforms.lookups import reference
from transforms.resolve import STATE, resolve
from transforms.versions import merge

SHARED = Path(__file__).resolve().parents[3] / "shared"
SINCE = {"000": date(2022, 2, 24), "001": date(2024, 12, 8), "002": date(2025, 1, 29), "003": date(2024, 12, 13)}
"""Days after which the reports that print none were published, by what they look back on; 004 prints a post."""

pytestmark = pytest.mark.skipif(
    not (SHARED / "gold").is_dir(), reason=f"the real reports are not in {SHARED}, beside the repository"
)


@cache
def labelled() -> tuple[dict[str, Any], ...]:
    return tuple(json.loads(line) for line in (SHARED / "gold" / "claims.jsonl").read_text("utf-8").splitlines())


def report(number: str) -> Tables:
    """One report and the claims that a person labelled in it."""
    [path] = (SHARED / "reports").glob(f"{number}_*.txt")
    text = path.read_bytes().decode()
    facts = {"published_start": SINCE.get(number, date(2024, 12, 14)), "published_end": None}
    claims, places, tellers = [], [], []
    for at, told in enumerate(one for one in labelled() if one["report"] == path.name):
        name = f"c{number}-{at:02}"
        kept = ("event_type", "phase", "factuality", "stance", "quote", "char_start", "char_end")
        claims.append(claim(name, f"d{number}", **{k: told[k] for k in kept}, **since(told)))
        places += [place(name, p["place"], p["role"]) for p in told["places"]]
        tellers += [*speakers(name, told["speakers"])]
    return core_tables([document(f"d{number}", text, **facts)], claims, places, tellers)


def since(told: dict[str, Any]) -> Row:
    """A year of background is a year since which they are there; other dates matter to no case here."""
    if not told["background"] or not (told["date"] or "").isdigit():
        return {}
    return {"date_start": date(int(told["date"]), 1, 1), "date_precision": "open", "is_background": True}


def speakers(name: str, told: list[str]) -> list[Row]:
    classes = dict(reference("ref.actor").select("actor_id", "source_class").iter_rows())
    rows = [
        teller(name, one, one, at) | {"source_class": classes.get(one, "media")} for at, one in enumerate(told or [""])
    ]
    return [row | {"actor_id": row["actor_id"] or None, "source_text": row["source_text"] or None} for row in rows]


def added(order: tuple[str, ...]) -> Tables:
    """Add one report after the other, as so many runs would."""
    held = {name: rows.clear() for name, rows in report("000").items()}
    for number in order:
        kept = {name: held[name] for name in (*report("000"), *STATE) if name in held}
        held = resolve(merge(kept, report(number)))
    return held


@cache
def resolved() -> Tables:
    return added(("000", "001", "002", "003", "004"))


def test_two_reports_are_one_story_of_reuters_and_the_others_are_alone() -> None:
    told = dict(resolved()["core.document"].select("document_id", "story_id").iter_rows())
    story = resolved()["core.story"].filter(pl.col("n_documents") == 2).row(0, named=True)
    assert (story["origin_actor_id"], story["basis"]) == ("reuters", "retelling")
    assert told["d001"] == told["d004"] == story["story_id"]
    assert len(set(told.values())) == 4


def test_still_under_discussion_became_not_on_the_table() -> None:
    quotes = dict(resolved()["core.claim"].select("claim_id", "quote").iter_rows())
    rows = resolved()["core.claim_relay"].filter(pl.col("change") == "negation")
    pairs = [(quotes[a], quotes[b]) for a, b in rows.select("claim_id", "origin_claim_id").iter_rows()]
    assert any("not currently on the negotiation table" in a and "still under discussion" in b for a, b in pairs)


def test_in_syria_since_2015_and_since_2017_are_two_tellers_of_one_event() -> None:
    rows = resolved()["core.claim"].filter(pl.col("is_background") & pl.col("date_start").is_not_null())
    years = rows.filter(pl.col("date_start").dt.year().is_in([2015, 2017]) & (pl.col("event_type") == "deployment"))
    told = years.filter(pl.col("document_id").is_in(["d003", "d004"]))
    assert sorted(told["date_start"].dt.year()) == [2015, 2017]
    assert (told["event_id"].n_unique(), told["origin_id"].n_unique()) == (1, 2)


def test_reports_that_come_in_any_order_give_the_same_ids() -> None:
    names = ("core.document", "core.story", "core.story_member", "core.event", "core.claim", "core.claim_relay")
    for order in list(permutations(("000", "001", "002", "003", "004")))[::13]:
        found, expected = added(order), resolved()
        assert [n for n in names if not _sorted(found[n]).equals(_sorted(expected[n]))] == [], order


def _sorted(rows: pl.DataFrame) -> pl.DataFrame:
    return rows.sort(rows.columns)
