"""Which reports are linked: new ones are printed, their facts read, and both looked for among all; old pairs stay.

A pair is judged by itself, and which pairs are judged depends on all reports alone, so that links found one report at a
time are those found all at once.
"""

from typing import NamedTuple

import polars as pl

from schemas import told as schema
from schemas.table import Tables, empty, frame
from transforms.normalise import UNRESOLVED
from transforms.resolve import copies, retellings
from transforms.resolve.copies import Link
from transforms.resolve.facts import facts
from transforms.resolve.neighbours import pushed
from transforms.resolve.prints import sample, sequences
from transforms.resolve.retellings import Told

STATE = ("core.document_print", "core.document_fact", "core.story_link")
"""What is kept of every report, so that it need not be read again when others come."""


class Firsts(NamedTuple):
    """How many holders of one sequence, and of one fact in the same days, all others are compared with."""

    copies: int = copies.FIRST
    retellings: int = retellings.FIRST


FIRSTS = Firsts()

Pair = tuple[str, str]


def linked(documents: pl.DataFrame, known: Tables, firsts: Firsts = FIRSTS) -> Tables:
    """Return the tables of STATE for these documents. Takes core.document and what earlier runs found, if anything.

    New are the documents of no story, or not printed before. Texts of others are read only where they may be a copy.
    """
    ranked = documents.sort("published_start", "document_id", nulls_last=True).with_row_index("at")
    prints, told, links = (known.get(table, empty(_MODELS[table])) for table in STATE)
    old = ranked.filter(pl.col("story_id") != UNRESOLVED).join(prints, on="version_id", how="semi")
    new = ranked.join(old, on="version_id", how="anti")
    rows = new.select("document_id", "version_id", "text").to_dicts()
    printed = frame(schema.DocumentPrint, [_print(row) for row in rows])
    read = frame(schema.DocumentFact, [fact for row in rows for fact in _facts(row)])
    held = [_ranked(known_, fresh, old, new) for known_, fresh in ((prints, printed), (told, read))]
    days = ranked.select("at", "published_start", "published_end")
    alike, retold = copies.filed(held[0]), retellings.filed(held[1], days)
    moved = [pushed(alike, new, firsts.copies), pushed(retold, new, firsts.retellings)]
    of = pl.concat([new.select("at"), *moved]).unique()
    near = (copies.pairs(alike, of, firsts.copies), retellings.pairs(retold, of, firsts.retellings))
    prints, told = (rows.drop_nulls("at").drop("at") for rows in held)
    found = _found(ranked, told, *(_named(pairs, ranked) for pairs in near))
    stays = old.join(of, on="at", how="anti").select("version_id", other_version_id="version_id")
    for end in stays.columns:
        links = links.join(stays, on=end, how="semi")
    return {
        STATE[0]: prints.sort("version_id"),
        STATE[1]: told.sort("version_id", "kind", "value"),
        STATE[2]: pl.concat([links, _rows(found, ranked)]).sort("document_id", "other_document_id"),
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


def _ranked(known: pl.DataFrame, fresh: pl.DataFrame, old: pl.DataFrame, new: pl.DataFrame) -> pl.DataFrame:
    """Rows of reports known before and of new ones with their rank; NULL for what went."""
    parts = ((known, old), (fresh, new))
    return pl.concat([rows.join(of.select("version_id", "at"), on="version_id", how="left") for rows, of in parts])


def _named(pairs: pl.DataFrame, ranked: pl.DataFrame) -> list[Pair]:
    """Pairs of ids, each in order."""
    ids = ranked["document_id"]
    ones, others = ids.gather(pairs["one"]), ids.gather(pairs["other"])
    return sorted((min(a, b), max(a, b)) for a, b in zip(ones, others, strict=True))


def _found(documents: pl.DataFrame, told: pl.DataFrame, alike: list[Pair], retold: list[Pair]) -> list[Link]:
    texts = _of(documents.select("document_id", "text"), alike)
    sites = _sites(told.filter(pl.col("document_id").is_in(list(texts))))
    found = {(a, b): link for a, b in alike if not _formula(a, b, texts, sites) and (link := copies.link(a, b, texts))}
    left = [pair for pair in retold if pair not in found]
    compared = _told(documents, told, {document for pair in left for document in pair})
    return [*found.values(), *(link for a, b in left if (link := retellings.link(a, b, compared)))]


def _formula(one: str, other: str, texts: dict[str, str], sites: dict[str, set[str]]) -> bool:
    """Two bulletins of a line or two in the same words about different places: a formula, no copy."""
    a, b = sites.get(one, set()), sites.get(other, set())
    return bool(a and b) and not a & b and min(len(texts[d].split()) for d in (one, other)) < _SHORT


def _sites(told: pl.DataFrame) -> dict[str, set[str]]:
    rows = told.filter(pl.col("kind") == "site").group_by("document_id").agg("value")
    return {document: set(values) for document, values in rows.iter_rows()}


def _of(texts: pl.DataFrame, pairs: list[Pair]) -> dict[str, str]:
    wanted = {document for pair in pairs for document in pair}
    return dict(texts.filter(pl.col("document_id").is_in(wanted)).iter_rows())


def _told(days: pl.DataFrame, told: pl.DataFrame, wanted: set[str]) -> dict[str, Told]:
    held: dict[str, set[tuple[str, str]]] = {document: set() for document in wanted}
    rows = told.filter(pl.col("document_id").is_in(wanted)).select("document_id", "kind", "value")
    for document, kind, value in rows.iter_rows():
        held[document].add((kind, value))
    when = days.filter(pl.col("document_id").is_in(wanted)).select("document_id", "published_start", "published_end")
    return {document: Told(frozenset(held[document]), start, end) for document, start, end in when.iter_rows()}


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
