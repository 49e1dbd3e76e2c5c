"""ingest: fetch every item from its source and say what became of it before it is read."""

from pathlib import Path
from typing import NamedTuple

import polars as pl

from flows import raw_store
from flows.settings import Settings
from flows.sources.files import deliver
from schemas.raw import Delivered, SetAside
from schemas.table import frame
from schemas.vocabulary import Fate
from transforms.versions import FATES

_MEGABYTE = 1_000_000


class Ingested(NamedTuple):
    """`delivered` (Delivered), `skipped` (fates) and `set_aside` (SetAside): together, all items met."""

    delivered: pl.DataFrame
    skipped: pl.DataFrame
    set_aside: pl.DataFrame
    n_items: int


def ingest(paths: list[str], settings: Settings) -> Ingested:
    """Read all items of the paths and keep a raw copy of each. Raises UsageError for a path that does not exist."""
    delivery = deliver([Path(path) for path in paths], settings.max_file_mb * _MEGABYTE)
    raw_store.keep(settings.home, (str(row["content"]) for row in delivery.delivered))
    skipped = [(source, item, Fate.SKIPPED.value, why, None) for source, item, why in delivery.skipped]
    return Ingested(
        frame(Delivered, delivery.delivered),
        pl.DataFrame(skipped, schema=FATES, orient="row"),
        frame(SetAside, delivery.refused),
        len(delivery.delivered) + len(delivery.skipped) + len(delivery.refused),
    )


def all_fates(got: Ingested, fates: pl.DataFrame, unclean: pl.DataFrame) -> pl.DataFrame:
    """Return one fate for every item met: skipped, quarantined, and those told by `fates`."""
    refused = pl.concat([got.set_aside, unclean]).select(
        source=pl.col("item").str.extract(r"^([^/]*)/"),
        item=pl.col("item").str.replace(r"^[^/]*/", ""),
        fate=pl.lit(Fate.QUARANTINED.value),
        reason=pl.format("{}: {}", "rule", "reason"),
        document_id=pl.lit(None, pl.String),
    )
    return pl.concat([got.skipped, refused, fates])
