"""What became of ids: stories and events that merged, split or took another name when a run brought new reports.

An id is never lost: it stays that of one of its reports, and where that now belongs is written down here.
"""

from collections import defaultdict
from collections.abc import Iterator

import polars as pl

from schemas.ops import IdChange
from schemas.table import Tables, frame

_OF = (("story", "core.document", "document_id", "story_id"), ("event", "core.claim", "claim_id", "event_id"))


def changes(before: Tables, after: Tables, run_id: int) -> pl.DataFrame:
    """Return ops.id_change for one run: the ids of documents and claims that both had, before and after it."""
    rows = [
        {"run_id": run_id, "kind": kind, "old_id": old, "new_id": new, "change": change}
        for kind, table, key, name in _OF
        for old, new, change in _changed(_pairs(before[table], after[table], key, name))
    ]
    return frame(IdChange, sorted(rows, key=lambda row: (str(row["kind"]), str(row["old_id"]), str(row["new_id"]))))


def _pairs(before: pl.DataFrame, after: pl.DataFrame, key: str, name: str) -> list[tuple[str, str]]:
    """Old and new id of every member; members that had none yet are left out."""
    held = before.filter(pl.col(name) != "-").select(key, old=name)
    return held.join(after.select(key, new=name), on=key).select("old", "new").unique().rows()


def _changed(pairs: list[tuple[str, str]]) -> Iterator[tuple[str, str, str]]:
    new_of, old_of = defaultdict(set), defaultdict(set)
    for old, new in pairs:
        new_of[old].add(new)
        old_of[new].add(old)
    for old, new in pairs:
        if old != new:
            yield old, new, "split" if len(new_of[old]) > 1 else "merged" if len(old_of[new]) > 1 else "renamed"
