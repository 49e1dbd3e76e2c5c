"""Copies: reports that hold most of each other's words. A pair is judged by its two texts alone."""

from functools import lru_cache
from typing import NamedTuple

import polars as pl

from transforms.resolve.prints import WIDTH, Hashes, sequences, shared

FIRST = 20
"""Holders of one sequence that a report is compared with, the earliest: a footer of a thousand pages says little."""

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


def pairs(prints: pl.DataFrame, fresh: frozenset[str]) -> list[tuple[str, str]]:
    """Return pairs of documents, one of them fresh, whose samples share enough to be compared.

    Takes one row per document in order of publication: `document_id`, `print` (hashes in hex).
    """
    held = prints.with_row_index("at").with_columns(pl.col("print").str.split(" "))
    held = held.with_columns(size=pl.col("print").list.len())
    rows = held.select("at", "document_id", "print").explode("print").filter(pl.col("print") != "")
    new = rows.filter(pl.col("document_id").is_in(list(fresh)))
    met = rows.join(new.select("print").unique(), on="print", how="semi")
    first = met.filter(pl.int_range(pl.len()).over("print") < FIRST)
    found = new.join(first, on="print", suffix="_2").filter(pl.col("at") != pl.col("at_2"))
    counted = found.group_by(one=pl.min_horizontal("at", "at_2"), other=pl.max_horizontal("at", "at_2")).agg(
        n=pl.col("print").n_unique()
    )
    ids, sizes = held["document_id"], held["size"]
    least = pl.min_horizontal(sizes.gather(counted["one"]), sizes.gather(counted["other"]))
    kept = counted.filter(pl.col("n") >= pl.max_horizontal(least * _SAMPLED, pl.lit(_FEWEST)))
    kept = kept.sort("one", "other")
    return list(zip(ids.gather(kept["one"]), ids.gather(kept["other"]), strict=True))


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
