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
from transforms.resolve.neighbours import Filed, neighbours

DAYS = 4
"""Within this many days a story is told again."""

FIRST = 200
"""Holders of one fact in the same days that all others are compared with, the earliest."""

_SLOTS = 1 << 32
_ALL, _OPEN = 1 << 30, (1 << 30) + 1
"""Where all reports stand, and those of open days; stretches of days have lower numbers."""

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


def filed(facts: pl.DataFrame, days: pl.DataFrame) -> Filed:
    """File reports under their weighty facts and the days they may be published on.

    Takes `facts` (`at`, NULL for what went, `kind`, `value`) and `days` (`at`, published_start, published_end). A
    report whose days are too wide to tell stands among the open ones, where all look, and looks among all.
    """
    weights = facts.select("kind", "value").unique(maintain_order=True).with_row_index("fact")
    weights = weights.with_columns(
        pl.col("fact").cast(pl.Int64),
        weight=pl.Series([weight(*row) for row in weights.select("kind", "value").iter_rows()], dtype=pl.Float64),
    ).filter(pl.col("weight") >= _LOOKED_FOR)
    rows = facts.select("at", "kind", "value").join(weights, on=["kind", "value"])
    told = rows.drop_nulls("at").join(days.select("at", slot=_slot()), on="at")
    dated, wide = told.drop_nulls("slot"), told.filter(pl.col("slot").is_null())
    homes = pl.concat([_under(dated, pl.col("slot")), _under(wide, pl.lit(_OPEN)), _under(told, pl.lit(_ALL))])
    near = [_under(dated, where) for where in (*(pl.col("slot") + n for n in (-1, 0, 1)), pl.lit(_OPEN))]
    gone = rows.filter(pl.col("at").is_null()).select("fact")
    left = homes.select("fact", "key").unique().join(gone, on="fact")["key"]
    return Filed(homes, pl.concat([*near, _under(wide, pl.lit(_ALL))]), left)


def pairs(reports: Filed, of: pl.DataFrame, limit: int) -> pl.DataFrame:
    """Return pairs (`one`, `other`), one of them among `of`, that share weighty facts about the same days."""
    together = neighbours(reports, of, limit).unique(["one", "other", "fact"])
    capped = pl.when(pl.col("kind") == "quote").then(pl.col("weight") / 2).otherwise("weight")
    summed = together.group_by("one", "other").agg(capped.sum().alias("sum"))
    return summed.filter(pl.col("sum") >= _TOGETHER).select("one", "other")


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


def _under(rows: pl.DataFrame, where: pl.Expr) -> pl.DataFrame:
    return rows.select("at", "fact", "kind", "weight", key=pl.col("fact") * _SLOTS + where)


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
