"""Stories: linked reports brought together, who leads, who told it first, and by which way each report came to it."""

from collections import defaultdict
from datetime import date, datetime
from typing import Any, NamedTuple

import polars as pl

from schemas import core
from schemas import told as schema
from schemas.table import Tables, empty, frame
from transforms.resolve.origin import Origin, origin

Row = dict[str, Any]

STATE = ("core.story", "core.story_member")
"""What is kept of all stories, so that only those which changed are built anew."""

_READ = ("document_id", "outlet_id", "published_start", "published_end", "retrieved_at")
_LINKED = ["document_id", "other_document_id"]
_LINK = ["version_id", "other_version_id", "basis", "score", "evidence"]

Linked = dict[str, dict[str, Row]]
"""Links of every document by the document at their other end."""


class Stories(NamedTuple):
    """core.story, core.story_member, and how many documents were brought together anew."""

    stories: pl.DataFrame
    members: pl.DataFrame
    regrouped: int


def stories(
    documents: pl.DataFrame, links: pl.DataFrame, known: Tables, credited: pl.DataFrame, tellers: pl.DataFrame
) -> Stories:
    """Build the stories of all documents; those that no new, changed or lost report or link touches stay as known.

    Takes core.document, core.story_link and what earlier runs found; `credited` (document_id, actor_id) are outlets
    that a document names, `tellers` (the same) first tellers of its claims, one for each.
    """
    members = known.get("core.story_member", empty(schema.StoryMember))
    told = known.get("core.story", empty(core.Story))
    anew = _anew(documents, links, known.get("core.story_link", links.clear()), members)
    members = members.join(documents, on="document_id", how="semi").join(anew, on="document_id", how="anti")
    told = told.join(members, on="story_id", how="semi")
    built = _built(*(rows.join(anew, on="document_id", how="semi") for rows in (documents, links, credited, tellers)))
    return Stories(
        pl.concat([told, built[0]]).sort("story_id"), pl.concat([members, built[1]]).sort("document_id"), anew.height
    )


def _anew(documents: pl.DataFrame, links: pl.DataFrame, before: pl.DataFrame, members: pl.DataFrame) -> pl.DataFrame:
    """Return the documents (`document_id`) to bring together anew: all that links lead to from what changed."""
    lost, found = before.join(links, on=_LINK, how="anti"), links.join(before, on=_LINK, how="anti")
    ends = [rows.select(document_id=end) for rows in (lost, found) for end in _LINKED]
    current = documents.select("document_id")
    fresh = documents.join(members, on=["document_id", "story_id"], how="anti").select("document_id")
    anew = edge = pl.concat([fresh, *ends]).unique().join(current, on="document_id", how="semi")
    both = pl.concat([links.select(a=one, document_id=other) for one, other in (_LINKED, _LINKED[::-1])])
    while edge.height:
        reached = both.join(edge, left_on="a", right_on="document_id", how="semi").select("document_id").unique()
        edge = reached.join(anew, on="document_id", how="anti")
        anew = pl.concat([anew, edge])
    return anew


def _built(
    documents: pl.DataFrame, links: pl.DataFrame, credited: pl.DataFrame, tellers: pl.DataFrame
) -> tuple[pl.DataFrame, pl.DataFrame]:
    rows = {row["document_id"]: row for row in documents.select(_READ).iter_rows(named=True)}
    named_by, told_by = (dict(some.group_by("document_id").agg("actor_id").iter_rows()) for some in (credited, tellers))
    linked: Linked = defaultdict(dict)
    for row in links.iter_rows(named=True):
        linked[row["document_id"]][row["other_document_id"]] = row
        linked[row["other_document_id"]][row["document_id"]] = row
    told: list[Row] = []
    members: list[Row] = []
    for group in grouped(sorted(rows, key=lambda d: _order(rows[d])), linked):
        first = origin([rows[d] for d in group], named_by, told_by)
        ordered = sorted(group, key=lambda d: _leads(rows[d], first))
        story_id = named([rows[d] for d in group])
        told.append(_story(story_id, ordered, linked, first))
        members += _members(story_id, ordered, linked)
    return frame(core.Story, told), frame(schema.StoryMember, members)


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
    inside = set(ordered)
    bases = {link["basis"] for a in ordered for b, link in linked.get(a, {}).items() if b in inside}
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
