"""Neighbours: which reports are compared, so that a million of them do not make a trillion pairs.

Reports are filed under keys, such as a sequence of words. Of two that meet under a key, one must be among the first
that stand there, in one order of all reports: a footer of a thousand pages says little. What comes or goes may push a
report out of the first or let it in; that one is compared anew, so that nothing depends on what came when.
"""

from typing import NamedTuple

import polars as pl


class Filed(NamedTuple):
    """Reports by keys: `homes` where they stand, `searched` where they look, both (`at`: rank of the report, `key`);
    `gone`, the keys that reports which went may have stood under, once for each.
    """

    homes: pl.DataFrame
    searched: pl.DataFrame
    gone: pl.Series


def pushed(filed: Filed, new: pl.DataFrame, limit: int) -> pl.DataFrame:
    """Return the reports (`at`), of those known before, that may have entered the first under a key, or left them."""
    left = filed.gone.alias("key").to_frame().group_by("key").agg(left=pl.len())
    came = filed.homes.join(new.select("at"), on="at", how="semi").select("key", "at", known=pl.lit(value=False))
    ranked = (
        _met(filed.homes, pl.concat([came.select("key"), left.select("key")]))
        .join(came, on=["key", "at"], how="left", maintain_order="left")
        .with_columns(pl.col("known").fill_null(value=True))
        .with_columns(after=pl.int_range(pl.len()).over("key"), before=pl.col("known").cum_sum().over("key") - 1)
        .filter("known", pl.col("before") < limit)
        .join(left, on="key", how="left")
    )
    most = pl.col("before") + pl.col("left").fill_null(0)
    return ranked.filter((pl.col("after") >= limit) | (most >= limit)).select("at").unique()


def neighbours(filed: Filed, of: pl.DataFrame, limit: int) -> pl.DataFrame:
    """Return who meets under which key, one of them `of` these: `one`, `other` (by rank), and what `searched` holds."""
    look = filed.searched.join(of, on="at", how="semi")
    found = [look.join(_first(filed.homes, look, limit), on="key", suffix="_2")]
    others = filed.searched.join(of, on="at", how="anti")
    if others.height:
        home = filed.homes.join(of, on="at", how="semi")
        stand = _first(filed.homes, home, limit).join(of, on="at", how="semi")
        found.append(others.join(stand, on="key", suffix="_2"))
    one, other = pl.min_horizontal("at", "at_2"), pl.max_horizontal("at", "at_2")
    met = pl.concat(found).filter(pl.col("at") != pl.col("at_2"))
    return met.select(pl.exclude("at", "at_2"), one=one, other=other)


def _first(homes: pl.DataFrame, keys: pl.DataFrame, limit: int) -> pl.DataFrame:
    return _met(homes, keys).filter(pl.int_range(pl.len()).over("key") < limit)


def _met(homes: pl.DataFrame, keys: pl.DataFrame) -> pl.DataFrame:
    """All that stand under any of these keys, in order."""
    return homes.join(keys.select("key").unique(), on="key", how="semi").select("at", "key").sort("at")
