"""resolve: which documents tell one story, and which claims are about one event.

First, careful rules: documents are one story when one holds most of the other's words; claims are one event
when type family, force and place agree and their dates are known and near. What is not known is not joined.
"""

from collections import Counter, defaultdict
from datetime import date, timedelta
from functools import cache
from typing import Any

import polars as pl

from schemas import core
from schemas.table import Tables, frame
from schemas.vocabulary import Factuality
from transforms.clean import sha256
from transforms.lookups import reference
from transforms.story_dates import dated_by_story, undated

_FAMILY = {"reinforcement": "arrival", "deployment": "arrival"}
_NEAR = timedelta(days=3)
_SHINGLE = 5
_CONTAINED = 0.6
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

Row = dict[str, Any]


def resolve(tables: Tables) -> Tables:
    """Return the tables with `core.story` and `core.event` built anew and the ids of both filled in.

    Takes all current documents and claims; the answer does not depend on their order.
    """
    documents = undated(tables["core.document"]).sort("document_id")
    stories, story_of = _stories(documents, tables["core.claim_source"], tables["core.claim"])
    documents = documents.with_columns(story_id=pl.col("document_id").replace_strict(story_of, return_dtype=pl.String))
    events, event_of = _events(tables["core.claim"], tables["core.claim_place"], tables["core.claim_source"], documents)
    claims = tables["core.claim"].with_columns(
        event_id=pl.col("claim_id").replace_strict(event_of, return_dtype=pl.String)
    )
    documents = dated_by_story(documents)
    return tables | {"core.document": documents, "core.claim": claims, "core.story": stories, "core.event": events}


def _stories(
    documents: pl.DataFrame, sources: pl.DataFrame, claims: pl.DataFrame
) -> tuple[pl.DataFrame, dict[str, str]]:
    rows = documents.select("document_id", "text", "published_start").to_dicts()
    leads = _copies(rows)
    told = sources.filter(pl.col("position") == 0).join(claims.select("claim_id", "document_id"), on="claim_id")
    tellers = {k[0]: Counter(x for x in v["actor_id"] if x) for k, v in told.group_by("document_id")}
    members: dict[str, list[str]] = defaultdict(list)
    for document_id, lead in leads.items():
        members[lead].append(document_id)
    stories: list[Row] = [
        {
            "story_id": f"s{lead[1:]}",
            "lead_document_id": lead,
            "n_documents": len(ids),
            "origin_actor_id": min(tellers.get(lead) or [None], key=lambda a: (-tellers[lead][a], a))
            if tellers.get(lead)
            else None,
            "basis": "copy" if len(ids) > 1 else "single",
        }
        for lead, ids in sorted(members.items())
    ]
    return frame(core.Story, stories), {document_id: f"s{lead[1:]}" for document_id, lead in leads.items()}


def _copies(rows: list[Row]) -> dict[str, str]:
    """Map every document to the lead of its story: the earliest, then the first by id."""
    order = sorted(rows, key=lambda r: (r["published_start"] or date.max, r["document_id"]))
    shingles = {r["document_id"]: _shingles(r["text"]) for r in order}
    holders: dict[int, list[str]] = defaultdict(list)
    leads: dict[str, str] = {}
    for row in order:
        own = shingles[row["document_id"]]
        shared = Counter(other for s in own for other in holders[s])
        near = [o for o, n in shared.items() if n >= _CONTAINED * max(1, min(len(own), len(shingles[o])))]
        leads[row["document_id"]] = min((leads[o] for o in near), default=row["document_id"])
        for s in own:
            holders[s].append(row["document_id"])
    return leads


def _shingles(text: str) -> set[int]:
    words = text.lower().split()
    return {
        hash_
        for i in range(max(0, len(words) - _SHINGLE + 1))
        if (hash_ := int(sha256(" ".join(words[i : i + _SHINGLE]))[:12], 16))
    }


def _events(
    claims: pl.DataFrame, places: pl.DataFrame, sources: pl.DataFrame, documents: pl.DataFrame
) -> tuple[pl.DataFrame, dict[str, str]]:
    by_claim = _by_claim(places)
    tellers = {row["claim_id"]: row for row in sources.filter(pl.col("position") == 0).iter_rows(named=True)}
    about = {row["document_id"]: row for row in documents.drop("text").iter_rows(named=True)}
    groups: dict[tuple[Any, ...], list[Row]] = defaultdict(list)
    for claim in claims.sort("claim_id").iter_rows(named=True):
        groups[_proposition(claim, by_claim[claim["claim_id"]], about)].append(claim)
    clusters = [cluster for group in groups.values() for cluster in _near_in_time(group)]
    event_of: dict[str, str] = {}
    events: list[Row] = []
    for cluster in clusters:
        event = _event(cluster, by_claim, tellers, about)
        events.append(event)
        event_of |= dict.fromkeys((c["claim_id"] for c in cluster), str(event["event_id"]))
    return frame(core.Event, sorted(events, key=lambda e: str(e["event_id"]))), event_of


def _proposition(claim: Row, places: list[Row], about: dict[str, Row]) -> tuple[Any, ...]:
    """What must agree for two claims to be one event; an undated claim stays within its story."""
    family = _FAMILY.get(claim["event_type"], claim["event_type"])
    where = tuple(sorted({(p["role"], p["place_id"]) for p in places}))
    undated = claim["date_start"] is None
    return (
        family,
        claim["force_id"],
        claim["phase"] == "planned",
        where,
        about[claim["document_id"]]["story_id"] if undated else "",
    )


def _near_in_time(group: list[Row]) -> list[list[Row]]:
    ordered = sorted(group, key=lambda c: (c["date_start"] or date.min, c["claim_id"]))
    clusters: list[list[Row]] = []
    for claim in ordered:
        first = clusters[-1][0] if clusters else None
        if first and (claim["date_start"] is None or claim["date_start"] - first["date_start"] <= _NEAR):
            clusters[-1].append(claim)
        else:
            clusters.append([claim])
    return clusters


def _event(cluster: list[Row], places: dict[str, list[Row]], tellers: dict[str, Row], about: dict[str, Row]) -> Row:
    first = cluster[0]
    documents = [about[c["document_id"]] for c in cluster]
    where = places[first["claim_id"]]
    affirmed = {c["factuality"][-1] for c in cluster}
    starts = [d["published_start"] for d in documents if d["published_start"] and d["published_end"]]
    ends = [d["published_end"] for d in documents if d["published_end"]]
    return {
        "event_id": "e" + sha256(first["claim_id"])[:15],
        "event_type": first["event_type"],
        "force_id": first["force_id"],
        "origin_place_id": _with_role(where, "origin") or _with_role(where, "at"),
        "destination_place_id": _with_role(where, "destination"),
        "date_start": min((c["date_start"] for c in cluster if c["date_start"]), default=None),
        "date_end": max((c["date_end"] for c in cluster if c["date_end"]), default=None),
        "date_precision": first["date_precision"],
        "n_claims": len(cluster),
        "n_documents": len({d["document_id"] for d in documents}),
        "n_origins": len({_origin(c, tellers[c["claim_id"]], about) for c in cluster}),
        "first_published": min(starts, default=None),
        "last_published": max(ends, default=None),
        "best_factuality": max((c["factuality"] for c in cluster), key=_FACTUALITY.index),
        "is_disputed": {"+", "-"} <= affirmed,
        "is_current": True,
    }


def _origin(claim: Row, teller: Row, about: dict[str, Row]) -> tuple[str, str]:
    """Who stands behind a claim: a named actor is one wherever it is repeated, anybody else one a story."""
    actor = teller["actor_id"]
    if actor and actor not in _unnamed():
        return "actor", actor
    return about[claim["document_id"]]["story_id"], actor or teller["source_text"] or ""


@cache
def _unnamed() -> frozenset[str]:
    """Actors that stand for a class of speakers: residents of two stories are not one teller."""
    actors = reference("ref.actor")
    return frozenset(actors.filter(~pl.col("is_named"))["actor_id"])


def _with_role(places: list[Row], role: str) -> str | None:
    return min((p["place_id"] for p in places if p["role"] == role), default=None)


def _by_claim(places: pl.DataFrame) -> dict[str, list[Row]]:
    found: dict[str, list[Row]] = defaultdict(list)
    for row in places.iter_rows(named=True):
        found[row["claim_id"]].append(row)
    return found
