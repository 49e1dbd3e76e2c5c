"""Publication of a report that bears no date, by the dated copies of its story: about then, never a day.

Which of two copies came first is not known, so a copy bounds the others on both sides. What is found here is found
anew whenever stories change, and stands for nothing else: no lead, no event is dated by it.
"""

import polars as pl

from schemas.vocabulary import PublishedBasis

_DAYS = "3d"
"""Copies of an agency text follow each other within days."""

_STORY, _NONE = PublishedBasis.STORY.value, PublishedBasis.NONE.value
_WHY = "; report {} has the same words: copies follow within days"
_DATES = ("published_start", "published_end", "published_edtf")


def undated(documents: pl.DataFrame) -> pl.DataFrame:
    """Return core.document without the dates that earlier stories gave."""
    by_story = pl.col("published_basis") == _STORY
    return documents.with_columns(
        *(pl.when(~by_story).then(pl.col(column)).alias(column) for column in _DATES),
        published_basis=pl.when(by_story).then(pl.lit(_NONE)).otherwise("published_basis"),
        published_reason=pl.col("published_reason").str.replace(_WHY.format(r"\S+") + "$", ""),
    )


def dated_by_story(documents: pl.DataFrame) -> pl.DataFrame:
    """Return core.document with bounds for reports of no date whose story has dated copies.

    Bounds are three days before the first dated copy and three after the last.
    """
    dated = documents.drop_nulls(["published_start", "published_end"])
    known = dated.group_by("story_id").agg(
        first=pl.col("published_start").min().dt.offset_by(f"-{_DAYS}"),
        last=pl.col("published_end").max().dt.offset_by(_DAYS),
        copy=pl.col("document_id").min(),
    )
    told = documents.join(known, on="story_id", how="left", maintain_order="left")
    given = (pl.col("published_basis") == _NONE) & pl.col("first").is_not_null()
    edtf = pl.format("{}~/{}~", "first", "last")
    reason = pl.format("{}" + _WHY, "published_reason", "copy")
    return told.with_columns(
        published_start=pl.when(given).then("first").otherwise("published_start"),
        published_end=pl.when(given).then("last").otherwise("published_end"),
        published_edtf=pl.when(given).then(edtf).otherwise("published_edtf"),
        published_basis=pl.when(given).then(pl.lit(_STORY)).otherwise("published_basis"),
        published_reason=pl.when(given).then(reason).otherwise("published_reason"),
    ).select(documents.columns)
