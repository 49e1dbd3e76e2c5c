"""Events against labels by hand: claims of many reports, some of one story, with the event that each is about.

The *held* part was written before anything was measured and was only counted.
"""

import csv
import random
from datetime import date
from functools import cache
from pathlib import Path

import pytest
from builders import Row, claim, core_tables, document, place, teller

from schemas.table import Tables
from transforms.evaluate_clusters import b_cubed
from transforms.resolve import resolve

GOLDEN = Path(__file__).parents[1] / "golden" / "events.csv"


@cache
def labelled(part: str) -> tuple[dict[str, str], ...]:
    with GOLDEN.open(encoding="utf-8") as file:
        return tuple(row for row in csv.DictReader(file) if row["part"] == part)


def tables(rows: tuple[dict[str, str], ...]) -> Tables:
    """Claim tables of labelled rows; the texts of the documents of one story are copies."""
    stories = {row["document"]: row["story"] for row in rows}
    documents = [document(d, " ".join(f"{story}{n}" for n in range(40))) for d, story in stories.items()]
    claims, places, tellers = [], [], []
    for number, row in enumerate(rows):
        name = f"c{number:03}"
        claims.append(claim(name, row["document"], **dated(row), **{k: row[k] for k in KEPT}))
        places += [place(name, row[role], role) for role in ("origin", "destination", "at") if row[role]]
        tellers.append(teller(name, row["teller"] or None, row["words"] or row["teller"] or "media"))
        tellers.append(teller(name, None, None, position=1))
    return core_tables(documents, claims, places, tellers)


KEPT = ("event_type", "phase", "factuality")


def dated(row: dict[str, str]) -> Row:
    start, end = (date.fromisoformat(row[bound]) if row[bound] else None for bound in ("date_start", "date_end"))
    precision = "unknown" if start is None else "open" if end is None else "day" if start == end else "range"
    return {"date_start": start, "date_end": end, "date_precision": PRECISION.get(precision, "month")}


PRECISION = {"unknown": "unknown", "open": "open", "day": "day"}


def measured(part: str) -> tuple[float, float, float]:
    rows = labelled(part)
    resolved = resolve(tables(rows))
    found = dict(resolved["core.claim"].select("claim_id", "event_id").iter_rows())
    return b_cubed(found, {f"c{number:03}": row["event"] for number, row in enumerate(rows)})


@pytest.mark.parametrize("part", ["dev", "held"])
def test_claims_are_brought_together_as_a_person_does(part: str) -> None:
    assert measured(part)[2] >= 0.85


@pytest.mark.parametrize("seed", range(3))
def test_the_order_of_claims_changes_no_event(seed: int) -> None:
    ordered = tables(labelled("dev"))
    shuffled = {
        table: rows.sample(fraction=1, shuffle=True, seed=random.Random(seed).randrange(99))  # noqa: S311
        for table, rows in ordered.items()
    }
    one, other = resolve(ordered), resolve(shuffled)
    assert one["core.event"].equals(other["core.event"])
    assert one["core.event_link"].equals(other["core.event_link"])
