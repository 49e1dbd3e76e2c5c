"""Read batches of documents, here or in several processes side by side: the same readings in the same order."""

from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager
from multiprocessing import get_context

import polars as pl

from transforms.extract import extract
from transforms.extract.spans import Reading
from transforms.normalise import version_id


@contextmanager
def reading(workers: int) -> Iterator[Callable[[Iterable[pl.DataFrame]], Iterator[list[Reading]]]]:
    """Give a function that reads batches in order; with more than one worker, each is a process of its own."""
    if workers == 1:
        yield lambda batches: (read(batch) for batch in batches)
        return
    # started afresh: a copy of a process whose threads run, as Prefect's do, may hang
    with ProcessPoolExecutor(workers, mp_context=get_context("spawn")) as pool:
        yield lambda batches: pool.map(read, batches)


def read(batch: pl.DataFrame) -> list[Reading]:
    """Return the reading of each document of a batch."""
    rows = batch.select("document_id", "version_no", "text_sha256", "text").iter_rows(named=True)
    return [extract(version_id(r["document_id"], r["version_no"], r["text_sha256"]), r["text"]) for r in rows]
