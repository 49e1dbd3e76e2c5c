"""Who told a story first: the outlet its reports credit, a monitor they name, the first tellers, else the earliest."""

from collections import Counter
from datetime import date
from functools import cache
from typing import Any, NamedTuple

import polars as pl

from transforms.lookups import reference

Row = dict[str, Any]


class Origin(NamedTuple):
    """The actor or outlet that told a story first, what that rests on, and why in words."""

    actor_id: str | None
    basis: str
    reason: str


def origin(group: list[Row], credited: dict[str, list[str]], tellers: dict[str, list[str]]) -> Origin:
    """Return who told first what these documents tell.

    `credited` are the outlets and monitors that a document names, `tellers` the first tellers of its claims.
    """
    ids = [row["document_id"] for row in group]
    named = Counter(one for d in ids for one in credited.get(d, ()))
    own = {row["outlet_id"]: row for row in group if row["outlet_id"]}
    for agency in named:
        named[agency] += agency in own
    if named:
        best = min(named, key=lambda one: (-named[one], one not in _agencies(), one))
        others = named[best] - (best in own)
        return Origin(best, "credit", f"named by {others} of {len(ids)} reports")
    told = Counter(one for d in ids for one in tellers.get(d, ()))
    if told:
        best = min(told, key=lambda one: (-told[one], one))
        return Origin(best, "teller", f"first teller of {told[best]} claims")
    dated = [row for row in group if row["published_start"] and row["outlet_id"]]
    if dated:
        first = min(
            dated, key=lambda row: (row["published_start"], row["published_end"] or date.max, row["document_id"])
        )
        return Origin(first["outlet_id"], "earliest", f"published it first, {first['published_start']}")
    if len(own) == 1:
        return Origin(next(iter(own)), "earliest", "the only outlet that is known")
    return Origin(None, "none", "no outlet and no teller is named")


def credits_of(facts: pl.DataFrame) -> pl.DataFrame:
    """Return whom documents name whose word reports pass on, outlets and monitors: `document_id`, `actor_id`."""
    monitor = (pl.col("kind") == "body") & pl.col("value").is_in(list(_monitors()))
    return facts.filter((pl.col("kind") == "outlet") | monitor).select("document_id", actor_id="value")


@cache
def _monitors() -> frozenset[str]:
    return frozenset(reference("ref.actor").filter(pl.col("actor_type") == "monitor")["actor_id"])


@cache
def _agencies() -> frozenset[str]:
    return frozenset(reference("ref.outlet").filter(pl.col("is_wire_agency"))["outlet_id"])
