"""Events: what the claims of one proposition come to, how events are linked, and who stands behind them."""

from datetime import date, datetime
from typing import Any, NamedTuple

import polars as pl

from schemas import core
from schemas.table import Tables, frame
from schemas.vocabulary import DatePrecision, Factuality
from transforms.clean import sha256
from transforms.resolve.clusters import Cluster, clustered
from transforms.resolve.event_links import event_links
from transforms.resolve.propositions import Proposition, propositions
from transforms.resolve.relay import relayed
from transforms.resolve.tellers import origins, voices

_FACTUALITY = [
    f.value
    for f in (
        Factuality.UNKNOWN,
        Factuality.NOT_POSSIBLE,
        Factuality.POSSIBLE,
        Factuality.NOT_PROBABLE,
        Factuality.PROBABLE,
        Factuality.NOT_CERTAIN,
        Factuality.CERTAIN,
    )
]
_PRECISION = [p.value for p in DatePrecision]

Row = dict[str, Any]


class Events(NamedTuple):
    """core.event, core.event_link, core.claim with the event and the origin of every claim, core.claim_relay."""

    events: pl.DataFrame
    links: pl.DataFrame
    claims: pl.DataFrame
    relay: pl.DataFrame


def events(tables: Tables, documents: pl.DataFrame, stories: pl.DataFrame) -> Events:
    """Build all events anew. Takes the claims with their parts, and documents whose stories are known."""
    claims = tables["core.claim"]
    about = {row["document_id"]: row for row in documents.drop("text").iter_rows(named=True)}
    story_of = {document: str(row["story_id"]) for document, row in about.items()}
    told = propositions(claims, tables["core.claim_place"], tables["core.claim_materiel"], story_of)
    clusters = clustered(told)
    rows = {row["claim_id"]: row for row in claims.iter_rows(named=True)}
    said = voices(claims, tables["core.claim_source"], documents)
    first_of = dict(
        stories.filter(pl.col("origin_basis") == "credit").select("story_id", "origin_actor_id").iter_rows()
    )
    many = stories.filter(pl.col("n_documents") > 1)
    leads = dict(many.select("story_id", "lead_document_id").iter_rows())
    found: list[Row] = []
    origin_of: dict[str, str] = {}
    for cluster in clusters:
        behind = origins((said[m.claim_id] for m in cluster.members), first_of)
        origin_of |= behind
        found.append(_event(cluster, rows, about) | {"n_origins": len(set(behind.values()))})
    names = [str(event["event_id"]) for event in found]
    event_of = {m.claim_id: name for c, name in zip(clusters, names, strict=True) for m in c.members}
    return Events(
        frame(core.Event, sorted(found, key=lambda e: str(e["event_id"]))),
        event_links(clusters, names),
        claims.with_columns(
            event_id=pl.col("claim_id").replace_strict(event_of, return_dtype=pl.String),
            origin_id=pl.col("claim_id").replace_strict(origin_of, return_dtype=pl.String),
        ),
        relayed(tables, told, said, leads),
    )


def _event(cluster: Cluster, rows: dict[str, Row], about: dict[str, Row]) -> Row:
    claims = [rows[m.claim_id] for m in cluster.members]
    documents = [about[m.document_id] for m in cluster.members]
    core_ = cluster.core
    dated = [m for m in cluster.members if m.narrow] or [core_]
    starts = [d["published_start"] for d in documents if d["published_start"] and d["published_end"]]
    return {
        "event_id": _named(cluster, about),
        "event_type": rows[core_.claim_id]["event_type"],
        "force_id": core_.force,
        "origin_place_id": min(core_.toward if core_.family == "coming" else core_.where, default=None),
        "destination_place_id": _destination(cluster),
        "date_start": min((m.start for m in dated if m.start), default=None),
        "date_end": None if any(m.end is None for m in dated) else max((m.end for m in dated if m.end), default=None),
        "date_precision": min((c["date_precision"] for c in claims), key=_PRECISION.index),
        "n_claims": len(claims),
        "n_documents": len({d["document_id"] for d in documents}),
        "first_published": min(starts, default=None),
        "last_published": max((d["published_end"] for d in documents if d["published_end"]), default=None),
        "best_factuality": max((c["factuality"] for c in claims), key=_FACTUALITY.index),
        "is_disputed": {"+", "-"} <= {c["factuality"][-1] for c in claims},
        "is_current": True,
    }


def _named(cluster: Cluster, about: dict[str, Row]) -> str:
    """Return the id of an event, by the claim of the report that was fetched first: no date that rules read decides."""

    def order(claim: Proposition) -> tuple[datetime, str]:
        return about[claim.document_id]["retrieved_at"] or datetime.max, claim.claim_id  # noqa: DTZ901

    return "e" + sha256(min(cluster.members, key=order).claim_id)[:15]


def _destination(cluster: Cluster) -> str | None:
    """Where it goes: as the core tells, else as the first claim that does."""
    if cluster.core.family in ("coming", "leaving elsewhere"):
        return min(cluster.core.where, default=None)
    if cluster.core.family not in ("leaving", "handover"):
        return None
    told = [(m.start or date.max, m.claim_id, m.toward) for m in cluster.members if m.toward]
    return min(min(told)[2]) if told else None
