"""Retellings: reports of one story in other words, found by the rare facts they share within days.

Only reports that share weighty facts about the same days are compared, so that a million reports do not make a trillion
pairs. A pair is judged by its own facts and days alone, whatever came first.
"""

from collections.abc import Iterable, Mapping
from datetime import date, timedelta
from operator import ge
from typing import NamedTuple

import polars as pl

from transforms.resolve.copies import Link
from transforms.resolve.facts import weight

DAYS = 4
"""Within this many days a story is told again."""

FIRST = 200
"""Holders of one fact in the same days that a report is compared with, the earliest."""

_LOOKED_FOR = 0.7
"""Weight from which a fact leads to other reports."""

_TOGETHER = 3.0
"""Weight that such facts must share before two reports are compared."""

_ENOUGH = ((4.0, 0.65, 0.25), (6.0, 0.5, 0.15))
"""What two reports must share: weight, part of the shorter one's weight, part of both together. Long reports hold much
besides, so that they share less of it, but must share more in all."""

_RARE = 1.5
_KINDS = 2
_QUOTES = 1
"""Sequences of quoted words that count: a long quote is one fact, not twenty."""


class Told(NamedTuple):
    """What of a report is compared: its facts as (kind, value), and the days it may be published on."""

    facts: frozenset[tuple[str, str]]
    start: date | None
    end: date | None


def pairs(facts: pl.DataFrame, days: pl.DataFrame, fresh: frozenset[str]) -> list[tuple[str, str]]:
    """Return pairs of documents, one of them fresh, that share weighty facts about the same days.

    Takes `facts` (document_id, kind, value) and `days` (document_id, published_start, published_end) in order of
    publication.
    """
    dated = days.with_row_index("at").with_columns(slot=_slot())
    weights = facts.select("kind", "value").unique()
    weights = weights.with_columns(weight=pl.Series([weight(*row) for row in weights.iter_rows()], dtype=pl.Float64))
    rows = (
        facts.select("document_id", "kind", "value")
        .join(weights.filter(pl.col("weight") >= _LOOKED_FOR), on=["kind", "value"])
        .join(dated.select("document_id", "at", "slot"), on="document_id")
        .sort("at")
    )
    new = rows.filter(pl.col("document_id").is_in(list(fresh)))
    near = pl.concat([new.with_columns(pl.col("slot") + step) for step in (-1, 0, 1)]).drop_nulls("slot")
    found = [_joined(near, rows.drop_nulls("slot"), ["kind", "value", "slot"])]
    open_ = rows.filter(pl.col("slot").is_null())
    found.append(_joined(new.filter(pl.col("slot").is_null()), rows, ["kind", "value"]))
    found.append(_joined(new, open_, ["kind", "value"]))
    together = pl.concat(found).unique(["one", "other", "kind", "value"])
    capped = pl.when(pl.col("kind") == "quote").then(pl.col("weight") / 2).otherwise("weight")
    kept = together.group_by("one", "other").agg(capped.sum().alias("sum")).filter(pl.col("sum") >= _TOGETHER)
    ids = dated["document_id"]
    return list(zip(ids.gather(kept["one"]), ids.gather(kept["other"]), strict=True))


def link(one: str, other: str, told: Mapping[str, Told]) -> Link | None:
    """Compare what two reports tell; None when they are not shown to tell one story."""
    one, other = min(one, other), max(one, other)
    a, b = told[one], told[other]
    both = a.facts & b.facts
    kinds = {kind for kind, _ in both if kind not in ("country", "generic", "area")}
    if len(kinds) < _KINDS or not any(weight(*fact) >= _RARE for fact in both) or not _near(a, b):
        return None
    common, union = _weight(both), _weight(a.facts | b.facts)
    shares = (common, common / min(_weight(a.facts), _weight(b.facts)), common / union)
    if not any(all(map(ge, shares, enough)) for enough in _ENOUGH):
        return None
    listed = sorted(both, key=lambda fact: (-weight(*fact), fact))
    evidence = "; ".join(f"{kind} {value}" for kind, value in listed if weight(kind, value) > 0)
    return Link(one, other, "retelling", round(shares[2], 3), evidence)


def _joined(new: pl.DataFrame, old: pl.DataFrame, on: list[str]) -> pl.DataFrame:
    met = old.join(new.select(on).unique(), on=on, how="semi")
    first = met.filter(pl.int_range(pl.len()).over(on) < FIRST)
    found = new.join(first, on=on, suffix="_2").filter(pl.col("at") != pl.col("at_2"))
    return found.select(
        "kind", "value", "weight", one=pl.min_horizontal("at", "at_2"), other=pl.max_horizontal("at", "at_2")
    )


def _slot() -> pl.Expr:
    """Stretch of days in which a report was published; NULL where that is too wide to tell."""
    start, end = pl.col("published_start"), pl.col("published_end")
    return pl.when(end - start <= timedelta(days=DAYS)).then(start.to_physical() // DAYS).cast(pl.Int64)


def _weight(facts: Iterable[tuple[str, str]]) -> float:
    quotes = sorted((weight(*f) for f in facts if f[0] == "quote"), reverse=True)[:_QUOTES]
    return sum(weight(*f) for f in facts if f[0] != "quote") + sum(quotes)


def _near(a: Told, b: Told) -> bool:
    """Whether two reports may have been published within days of each other."""
    span = timedelta(days=DAYS)
    a_ends, b_ends = a.end or date.max - span, b.end or date.max - span
    return (a.start or date.min) <= b_ends + span and (b.start or date.min) <= a_ends + span
