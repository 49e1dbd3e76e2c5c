"""resolve: which documents tell one story, and which claims are about one event.

links between documents (copies, retellings) -> stories -> events
"""

from collections import defaultdict

import polars as pl

from schemas.table import Tables
from transforms.resolve.events import events
from transforms.resolve.linking import STATE, linked
from transforms.resolve.origin import is_teller
from transforms.resolve.stories import stories
from transforms.story_dates import dated_by_story, undated


def resolve(tables: Tables) -> Tables:
    """Return the tables with stories and events built anew, and the ids of both filled in.

    Takes all current documents and claims, and what earlier runs found of them; the answer does not depend on their
    order, nor on which of them came first.
    """
    documents = undated(tables["core.document"]).sort("published_start", "document_id", nulls_last=True)
    found = linked(documents, tables)
    told = stories(documents, found["core.story_link"], _credits(found["core.document_fact"]), _tellers(tables))
    documents = documents.sort("document_id").with_columns(
        story_id=pl.col("document_id").replace_strict(told.story_of, return_dtype=pl.String)
    )
    about = events(tables, documents, told.stories)
    return (
        tables
        | found
        | {
            "core.document": dated_by_story(documents),
            "core.claim": about.claims,
            "core.story": told.stories,
            "core.story_member": told.members,
            "core.event": about.events,
            "core.event_link": about.links,
            "core.claim_relay": about.relay,
        }
    )


def _credits(facts: pl.DataFrame) -> dict[str, list[str]]:
    """Outlets and monitors that a document names as tellers."""
    named: dict[str, list[str]] = defaultdict(list)
    for document, kind, value in facts.select("document_id", "kind", "value").iter_rows():
        if is_teller(kind, value):
            named[document].append(value)
    return named


def _tellers(tables: Tables) -> dict[str, list[str]]:
    first = tables["core.claim_source"].filter(pl.col("position") == 0).drop_nulls("actor_id")
    told = first.join(tables["core.claim"].select("claim_id", "document_id"), on="claim_id")
    rows = told.group_by("document_id").agg("actor_id")
    return dict(rows.iter_rows())


__all__ = ["STATE", "resolve"]
