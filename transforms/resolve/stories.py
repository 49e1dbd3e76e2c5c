"""Stories: linked reports brought together, who leads, who told it first, and by which way each report came to it."""

from collections import defaultdict
from datetime import date, datetime
from typing import Any, NamedTuple

import polars as pl

from schemas import core
from schemas import told as schema
from schemas.table import frame
from transforms.resolve.origin import Origin, origin

Row = dict[str, Any]

_READ = ("document_id", "outlet_id", "published_start", "published_end", "retrieved_at")

Linked = dict[str, dict[str, Row]]
"""Links of every document by the document at their other end."""

Tellers = dict[str, list[str]]
"""Actors that told the claims of a document, one for each claim that names one."""


class Stories(NamedTuple):
    """core.story, core.story_member, and the story of every document."""

    stories: pl.DataFrame
    members: pl.DataFrame
    story_of: dict[str, str]


def stories(documents: pl.DataFrame, links: pl.DataFrame, credited: dict[str, list[str]], tellers: Tellers) -> Stories:
    """Build the stories of all documents. `credited` are outlets that a document names, `tellers` its first tellers."""
    rows = {row["document_id"]: row for row in documents.select(_READ).iter_rows(named=True)}
    linked: Linked = defaultdict(dict)
    for row in links.iter_rows(named=True):
        linked[row["document_id"]][row["other_document_id"]] = row
        linked[row["other_document_id"]][row["document_id"]] = row
    told: list[Row] = []
    members: list[Row] = []
    for group in grouped(sorted(rows, key=lambda d: _order(rows[d])), linked):
        first = origin([rows[d] for d in group], credited, tellers)
        ordered = sorted(group, key=lambda d: _leads(rows[d], first))
        story_id = named([rows[d] for d in group])
        told.append(_story(story_id, ordered, linked, first))
        members += _members(story_id, ordered, linked)
    story_of = {m["document_id"]: m["story_id"] for m in members}
    return Stories(
        frame(core.Story, sorted(told, key=lambda s: str(s["story_id"]))),
        frame(schema.StoryMember, sorted(members, key=lambda m: str(m["document_id"]))),
        story_of,
    )


def grouped(order: list[str], linked: Linked) -> list[list[str]]:
    """Bring documents together, in order of publication.

    A document joins the story with whose first report, or with half of whose reports, it is linked; where several
    are, that of the strongest link. It never joins two: a chain of links makes no blob.
    """
    groups: list[list[str]] = []
    group_of: dict[str, int] = {}
    for document in order:
        near: dict[int, list[Row]] = defaultdict(list)
        for other, link in linked.get(document, {}).items():
            if other in group_of:
                near[group_of[other]].append(link)
        fits = [
            (max(link["score"] for link in found), -at)
            for at, found in near.items()
            if groups[at][0] in linked[document] or 2 * len(found) >= len(groups[at])
        ]
        at = -max(fits)[1] if fits else len(groups)
        groups[at:] = groups[at:] or [[]]
        groups[at].append(document)
        group_of[document] = at
    return groups


def named(group: list[Row]) -> str:
    """Return the id of a story: that of the report which was fetched first, else the first by id.

    No date that rules read decides it, nor who leads: a late original changes the lead and leaves the id.
    """
    first = min(group, key=lambda row: (row["retrieved_at"] or datetime.max, row["document_id"]))  # noqa: DTZ901
    return f"s{first['document_id'][1:]}"


def _order(row: Row) -> tuple[date, str]:
    return row["published_start"] or date.max, row["document_id"]


def _leads(row: Row, first: Origin) -> tuple[date, bool, str]:
    """The earliest leads; of one day, the report of the outlet that told it first."""
    return row["published_start"] or date.max, row["outlet_id"] != first.actor_id, row["document_id"]


def _story(story_id: str, ordered: list[str], linked: Linked, first: Origin) -> Row:
    bases = {linked[a][b]["basis"] for a in ordered for b in ordered if b in linked.get(a, {})}
    return {
        "story_id": story_id,
        "lead_document_id": ordered[0],
        "n_documents": len(ordered),
        "origin_actor_id": first.actor_id,
        "origin_basis": first.basis,
        "origin_reason": first.reason,
        "basis": "single" if len(ordered) == 1 else "retelling" if "retelling" in bases else "copy",
    }


def _members(story_id: str, ordered: list[str], linked: Linked) -> list[Row]:
    """Every report with the report before it that it is most strongly linked with: the way the story came to it."""
    rows: list[Row] = []
    for position, document in enumerate(ordered):
        before = [linked[document][d] | {"from": d} for d in ordered[:position] if d in linked.get(document, {})]
        via = max(before, key=lambda link: (link["score"], link["from"]), default=None)
        rows.append(
            {
                "document_id": document,
                "story_id": story_id,
                "position": position,
                "from_document_id": via["from"] if via else ordered[0] if position else None,
                "basis": via["basis"] if via else "story" if position else "lead",
                "score": via["score"] if via else None,
                "evidence": via["evidence"] if via else None,
            }
        )
    return rows
