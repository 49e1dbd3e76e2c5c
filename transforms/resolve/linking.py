"""Which reports are linked: new ones are printed, their facts read, and both looked for among all; old pairs stay.

A pair is judged by itself, so that links found one report at a time are those found all at once.
"""

import polars as pl

from schemas import told as schema
from schemas.table import Tables, empty, frame
from transforms.resolve import copies, retellings
from transforms.resolve.copies import Link
from transforms.resolve.facts import facts
from transforms.resolve.prints import sample, sequences
from transforms.resolve.retellings import Told

STATE = ("core.document_print", "core.document_fact", "core.story_link")
"""What is kept of every report, so that it need not be read again when others come."""


def linked(documents: pl.DataFrame, known: Tables) -> Tables:
    """Return the tables of STATE for these documents. Takes core.document and what earlier runs found, if anything.

    Texts of documents that earlier runs met are read only where a new one may be their copy.
    """
    versions = documents.select("version_id")
    prints, told, links = (known.get(table, empty(_MODELS[table])) for table in STATE)
    prints, told = prints.join(versions, on="version_id", how="semi"), told.join(versions, on="version_id", how="semi")
    current = set(versions["version_id"])
    links = links.filter(pl.col("version_id").is_in(current) & pl.col("other_version_id").is_in(current))
    new = documents.join(prints.select("version_id"), on="version_id", how="anti")
    if not new.height:
        return {STATE[0]: prints, STATE[1]: told, STATE[2]: links}
    rows = new.select("document_id", "version_id", "text").to_dicts()
    prints = pl.concat([prints, frame(schema.DocumentPrint, [_print(row) for row in rows])])
    told = pl.concat([told, frame(schema.DocumentFact, [fact for row in rows for fact in _facts(row)])])
    found = _found(documents, prints, told, frozenset(new["document_id"]))
    return {
        STATE[0]: prints.sort("version_id"),
        STATE[1]: told.sort("version_id", "kind", "value"),
        STATE[2]: pl.concat([links, _rows(found, documents)]).sort("document_id", "other_document_id"),
    }


_SHORT = 60
"""Words of a bulletin that may be a formula."""

_MODELS = {STATE[0]: schema.DocumentPrint, STATE[1]: schema.DocumentFact, STATE[2]: schema.StoryLink}


def _print(row: dict[str, str]) -> dict[str, object]:
    kept = sample(sequences(row["text"]))
    return {
        "document_id": row["document_id"],
        "version_id": row["version_id"],
        "print": " ".join(f"{h:x}" for h in kept),
    }


def _facts(row: dict[str, str]) -> list[dict[str, object]]:
    return [
        {"document_id": row["document_id"], "version_id": row["version_id"], **fact._asdict()}
        for fact in facts(row["text"])
    ]


def _found(documents: pl.DataFrame, prints: pl.DataFrame, told: pl.DataFrame, fresh: frozenset[str]) -> list[Link]:
    days = documents.select("document_id", "published_start", "published_end")
    ordered = days.select("document_id").join(prints, on="document_id", maintain_order="left")
    alike = copies.pairs(ordered, fresh)
    retold = retellings.pairs(told, days, fresh)
    texts = _of(documents.select("document_id", "text"), alike)
    sites = _sites(told)
    found = {(a, b): link for a, b in alike if not _formula(a, b, texts, sites) and (link := copies.link(a, b, texts))}
    both = {tuple(sorted(pair)) for pair in found}
    left = [pair for pair in retold if tuple(sorted(pair)) not in both]
    compared = _told(days, told, {document for pair in left for document in pair})
    return [*found.values(), *(link for a, b in left if (link := retellings.link(a, b, compared)))]


def _formula(one: str, other: str, texts: dict[str, str], sites: dict[str, set[str]]) -> bool:
    """Two bulletins of a line or two in the same words about different places: a formula, no copy."""
    a, b = sites.get(one, set()), sites.get(other, set())
    return bool(a and b) and not a & b and min(len(texts[d].split()) for d in (one, other)) < _SHORT


def _sites(told: pl.DataFrame) -> dict[str, set[str]]:
    rows = told.filter(pl.col("kind") == "site").group_by("document_id").agg("value")
    return {document: set(values) for document, values in rows.iter_rows()}


def _of(texts: pl.DataFrame, pairs: list[tuple[str, str]]) -> dict[str, str]:
    wanted = {document for pair in pairs for document in pair}
    return dict(texts.filter(pl.col("document_id").is_in(wanted)).iter_rows())


def _told(days: pl.DataFrame, told: pl.DataFrame, wanted: set[str]) -> dict[str, Told]:
    held: dict[str, set[tuple[str, str]]] = {document: set() for document in wanted}
    rows = told.filter(pl.col("document_id").is_in(wanted)).select("document_id", "kind", "value")
    for document, kind, value in rows.iter_rows():
        held[document].add((kind, value))
    when = days.filter(pl.col("document_id").is_in(wanted)).iter_rows()
    return {document: Told(frozenset(held[document]), start, end) for document, start, end in when}


def _rows(found: list[Link], documents: pl.DataFrame) -> pl.DataFrame:
    version = dict(documents.select("document_id", "version_id").iter_rows())
    return frame(
        schema.StoryLink,
        [
            {
                "document_id": link.one,
                "version_id": version[link.one],
                "other_document_id": link.other,
                "other_version_id": version[link.other],
                "basis": link.basis,
                "score": link.score,
                "evidence": link.evidence,
            }
            for link in found
        ],
    )
