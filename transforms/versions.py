"""Tell new from old: which cleaned documents are new, changed, the same, or another's copy; and merge them."""

from collections.abc import Iterable
from typing import NamedTuple

import polars as pl

from schemas.core import OF_CURRENT, PARTS
from schemas.raw import Cleaned, SetAside
from schemas.table import Tables, dtypes, frame
from schemas.vocabulary import Fate

FATES = {"source": pl.String, "item": pl.String, "fate": pl.String, "reason": pl.String, "document_id": pl.String}


_RULES = {Fate.DUPLICATE.value: "duplicate", Fate.QUARANTINED.value: "same_address"}
"""Rule under which an item of that fate is set aside."""


class Sorted(NamedTuple):
    """`fresh` (Cleaned plus version_no), `fates` of all items, `set_aside` (SetAside) for copies."""

    fresh: pl.DataFrame
    fates: pl.DataFrame
    set_aside: pl.DataFrame


def sort_versions(documents: pl.DataFrame, known: pl.DataFrame) -> Sorted:
    """Give every cleaned document its fate against what is known. Takes Cleaned and Known frames.

    A document whose text another one already has is a copy: it is counted, never loaded. The first in order of
    source and item leads, so that the same folder always gives the same answer.
    """
    current = {row["document_id"]: row for row in known.iter_rows(named=True)}
    holder = {row["text_sha256"]: row["document_id"] for row in known.iter_rows(named=True)}
    numbers: dict[int, int] = {}
    fates: list[tuple[str, str, str, str | None, str]] = []
    claimed: set[str] = set()
    rows = documents.sort("source", "item").with_row_index("row")
    for row in rows.iter_rows(named=True):
        before = current.get(row["document_id"])
        fate, reason, owner = _fate(row, before, holder, again=row["document_id"] in claimed)
        claimed.add(row["document_id"])
        fates.append((row["source"], row["item"], fate.value, reason, owner))
        if fate in (Fate.LOADED_NEW, Fate.NEW_VERSION):
            if before:
                holder.pop(before["text_sha256"], None)
            numbers[row["row"]] = before["version_no"] + 1 if before else 1
            current[row["document_id"]] = {**row, "version_no": numbers[row["row"]]}
            holder[row["text_sha256"]] = row["document_id"]
    fresh = rows.filter(pl.col("row").is_in(list(numbers))).with_columns(
        version_no=pl.col("row").replace_strict(numbers, default=None, return_dtype=pl.Int64)
    )
    return Sorted(fresh.drop("row"), pl.DataFrame(fates, schema=FATES, orient="row"), _aside(fates))


def reread(documents: pl.DataFrame) -> pl.DataFrame:
    """Return current documents as Cleaned rows with version_no and known_from, to be read again by new rules."""
    kept = [column for column in dtypes(Cleaned) if column in documents.columns]
    return documents.select(*kept, "version_no", "known_from").with_columns(
        pl.col("retrieved_at").dt.strftime("%Y-%m-%dT%H:%M:%S"),
        pl.col("flags").str.replace(r" ?no_claims", "").replace("", None),
    )


def merge(current: Tables, fresh: Tables) -> Tables:
    """Put new rows in place of all rows of the documents that they tell of; other current rows stay.

    So does what was found of documents before: resolving must know what they were, to tell whom else that touches.
    """
    replaced = fresh["core.document"]["document_id"].to_list()
    stays = {
        table: rows if table in OF_CURRENT else rows.filter(~pl.col("document_id").is_in(replaced))
        for table, rows in current.items()
        if table not in PARTS
    }
    kept = stays["core.claim"].select("claim_id")
    parts = {table: current[table].join(kept, on="claim_id", how="semi") for table in PARTS}
    return {table: pl.concat([rows, fresh.get(table, rows.clear())]) for table, rows in (stays | parts).items()}


def _fate(
    row: dict[str, str], before: dict[str, str] | None, holder: dict[str, str], *, again: bool
) -> tuple[Fate, str | None, str]:
    """Judge one document; `again` when an item of the same delivery already stood for it."""
    document_id = row["document_id"]
    if again and before and before["text_sha256"] != row["text_sha256"]:
        return Fate.QUARANTINED, "another item of this delivery has the same address and another text", document_id
    if again:
        return Fate.DUPLICATE, f"same text as document {document_id}", document_id
    if before and before["content_sha256"] == row["content_sha256"]:
        return Fate.UNCHANGED, None, document_id
    other = holder.get(row["text_sha256"])
    if other and other != document_id:
        return Fate.DUPLICATE, f"same text as document {other}", other
    if before:
        changed = "text" if before["text_sha256"] != row["text_sha256"] else "facts delivered with it"
        return Fate.NEW_VERSION, f"changed: {changed}", document_id
    return Fate.LOADED_NEW, None, document_id


def _aside(fates: Iterable[tuple[str, str, str, str | None, str]]) -> pl.DataFrame:
    return frame(
        SetAside,
        [
            {"item": f"{source}/{item}", "stage": "clean", "rule": _RULES[fate], "reason": reason}
            for source, item, fate, reason, _ in fates
            if fate in _RULES
        ],
    )
