"""resolve: which documents tell one story, and which claims are about one event.

links between documents (copies, retellings) -> stories -> events
"""

import polars as pl

from schemas.table import Tables
from transforms.resolve.events import events
from transforms.resolve.linking import FIRSTS, Firsts, linked
from transforms.resolve.linking import STATE as LINKED
from transforms.resolve.origin import credits_of
from transforms.resolve.stories import STATE as GROUPED
from transforms.resolve.stories import stories
from transforms.story_dates import dated_by_story, undated

STATE = (*LINKED, *GROUPED)
"""What is kept of earlier runs, so that a report need not be read, linked and grouped again when others come."""


def resolve(tables: Tables, firsts: Firsts = FIRSTS) -> Tables:
    """Return the tables with stories brought up to date and events built anew, and the ids of both filled in.

    Takes all current documents and claims, and what earlier runs found of them; the answer does not depend on their
    order, nor on which of them came first.
    """
    documents = undated(tables["core.document"]).sort("document_id")
    found = linked(documents, tables, firsts)
    credited = credits_of(found["core.document_fact"])
    told = stories(documents, found["core.story_link"], tables, credited, _tellers(tables))
    documents = documents.with_columns(told.members["story_id"])
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


def _tellers(tables: Tables) -> pl.DataFrame:
    """First tellers of claims: `document_id`, `actor_id`."""
    first = tables["core.claim_source"].filter(pl.col("position") == 0).drop_nulls("actor_id")
    told = tables["core.claim"].select("claim_id", "document_id")
    return first.join(told, on="claim_id").select("document_id", "actor_id")


__all__ = ["FIRSTS", "STATE", "Firsts", "resolve"]
