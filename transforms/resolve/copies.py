"""Copies: reports that hold most of each other's words. A pair is judged by its two texts alone."""

from functools import lru_cache
from typing import NamedTuple

import polars as pl

from transforms.resolve.neighbours import Filed, neighbours
from transforms.resolve.prints import WIDTH, Hashes, sequences, shared

FIRST = 20
"""Holders of one sequence that all others are compared with, the earliest."""

_FEWEST = 2
_SAMPLED = 0.15
"""Part of the shorter sample that must be shared before two texts are compared, and of the shorter text to go on."""

_CONTAINED = 0.55
"""Sequences of five words of the shorter text that a copy shares."""

_EDITED, _EDITED_WIDTH = 0.35, 3
"""Sequences of three words of both texts together that a lightly edited copy shares."""


class Link(NamedTuple):
    """Two documents of one story, in order of their ids: why, how strongly, and what shows it."""

    one: str
    other: str
    basis: str
    score: float
    evidence: str


def filed(prints: pl.DataFrame) -> Filed:
    """File reports under the sequences of their samples. Takes `at` (NULL for what went), `print` (hashes in hex)."""
    rows = prints.select("at", key=pl.col("print").str.split(" ")).explode("key").filter(pl.col("key") != "")
    rows = rows.with_columns(pl.col("key").str.to_integer(base=16))
    homes = rows.drop_nulls("at")
    return Filed(homes, homes, rows.filter(pl.col("at").is_null())["key"])


def pairs(reports: Filed, of: pl.DataFrame, limit: int) -> pl.DataFrame:
    """Return pairs (`one`, `other`), one of them among `of`, whose samples share enough for them to be compared."""
    found = neighbours(reports, of, limit).group_by("one", "other").agg(n=pl.col("key").n_unique())
    sizes = reports.homes.group_by("at").agg(size=pl.len())
    found = found.join(sizes, left_on="one", right_on="at").join(sizes, left_on="other", right_on="at", suffix="_2")
    least = pl.min_horizontal("size", "size_2")
    return found.filter(pl.col("n") >= pl.max_horizontal(least * _SAMPLED, pl.lit(_FEWEST))).select("one", "other")


def link(one: str, other: str, texts: dict[str, str]) -> Link | None:
    """Compare two texts; None when neither is a copy of the other."""
    one, other = min(one, other), max(one, other)
    a, b = _sequences(texts[one], WIDTH), _sequences(texts[other], WIDTH)
    least = min(len(a), len(b))
    both = shared(a, b)
    if least and both >= _CONTAINED * least:
        return Link(one, other, "copy", round(both / least, 3), f"{both} of {least} sequences of {WIDTH} words")
    if both < _SAMPLED * least:
        return None
    a, b = _sequences(texts[one], _EDITED_WIDTH), _sequences(texts[other], _EDITED_WIDTH)
    both, total = shared(a, b), len(a) + len(b)
    union = total - both
    if union and both >= _EDITED * union:
        evidence = f"{both} of {union} sequences of {_EDITED_WIDTH} words"
        return Link(one, other, "copy", round(both / union, 3), evidence)
    return None


@lru_cache(maxsize=1 << 15)
def _sequences(text: str, width: int) -> Hashes:
    return sequences(text, width)
