"""explain --story, --event: who told it first, how each report came to it and why, on what the tellers differ."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import duckdb

from flows import named
from schemas.errors import UsageError
from warehouse import connect, publish

Row = dict[str, Any]

_NOW = """
    WITH RECURSIVE path AS (
        SELECT $id AS id, 0 AS step
        UNION
        SELECT c.new_id, step + 1 FROM path JOIN ops.id_change c ON c.old_id = path.id AND c.kind = $kind
        WHERE step < 50
    )
    SELECT DISTINCT id FROM path
    WHERE id IN (SELECT story_id FROM core.story) OR id IN (SELECT event_id FROM core.event)
"""
_STORY = """
    SELECT s.*, coalesce(a.name, o.name, s.origin_actor_id) AS origin FROM core.story s
    LEFT JOIN ref.actor a ON a.actor_id = s.origin_actor_id LEFT JOIN ref.outlet o ON o.outlet_id = s.origin_actor_id
    WHERE story_id = $id"""
_MEMBERS = """
    SELECT m.*, d.item, d.uri, d.published_edtf, o.name AS outlet, f.item AS from_item FROM core.story_member m
    JOIN core.document d ON d.document_id = m.document_id AND d.is_current
    LEFT JOIN core.document f ON f.document_id = m.from_document_id AND f.is_current
    LEFT JOIN ref.outlet o ON o.outlet_id = d.outlet_id WHERE m.story_id = $id ORDER BY position"""
_CHANGES = "SELECT * FROM mart.relay WHERE story_id = $id ORDER BY document_id, lead_claim_id, change"
_EVENT = "SELECT * FROM mart.event_support WHERE event_id = $id"
_CLAIMS = """
    SELECT f.*, c.origin_id FROM mart.claim_flat f JOIN core.claim c USING (claim_id)
    WHERE f.event_id = $id ORDER BY f.date_start NULLS LAST, f.published_start NULLS LAST, f.claim_id"""
_DIFFERS = "SELECT * FROM mart.disagreement WHERE event_id = $id ORDER BY aspect, about"
_BESIDE = """
    SELECT l.relation, e.* FROM core.event_link l JOIN mart.event_support e ON e.event_id = l.other_event_id
    WHERE l.event_id = $id ORDER BY relation, e.event_id"""


def chain(home: Path, kind: str, name: str) -> list[str]:
    """Return what the current release holds of a story or an event as plain lines; an old id is followed.

    Raises UsageError when no story or event ever had the id.
    """
    with connect.release(home / publish.LINK) as con:
        now = [row["id"] for row in _rows(con, _NOW, {"id": name, "kind": kind})]
        tell, known = _story if kind == "story" else _event, named.names(con)
        told = [line for one in now for line in tell(con, one, known)]
    if not told:
        raise UsageError(f"no {kind} has the id {name}")
    return ([f"{name} is now {', '.join(now)}"] if now != [name] else []) + told


def _story(con: duckdb.DuckDBPyConnection, name: str, known: named.Names) -> Iterator[str]:
    for story in _rows(con, _STORY, {"id": name}):
        yield f"story {name}: {_many(story['n_documents'], 'report')}, {story['basis']}"
        first = story["origin"] or "nobody that is named"
        yield f"told first by {first} ({story['origin_basis']}: {story['origin_reason']})"
    for row in _rows(con, _MEMBERS, {"id": name}):
        whose, when = row["outlet"] or "outlet not known", row["published_edtf"] or "undated"
        yield f"{row['position']}. {row['item']} ({whose}, {when})"
        if row["from_item"]:
            strength = f" {row['score']:.2f}" if row["score"] is not None else ""
            why = row["evidence"] or "only later reports link it"
            why = named.evidence(why, known) if row["basis"] == "retelling" else why
            yield f"   {row['basis']} of {row['from_item']}{strength}: {why}"
    changes = _rows(con, _CHANGES, {"id": name})
    yield from ["what retellings changed:"] * bool(changes)
    for row in changes:
        was, became = (named.change(row["change"], row[side], known) for side in ("was", "became"))
        yield f"   {row['change']}: {was} became {became}"
        yield f"      lead: {row['lead_quote']!r}"
        yield f"      {row['outlet'] or row['uri']}: {row['quote']!r}"


def _event(con: duckdb.DuckDBPyConnection, name: str, known: named.Names) -> Iterator[str]:
    for row in _rows(con, _EVENT, {"id": name}):
        yield f"event {name}: {_what(row)}"
        stories = _many(row["n_stories"], "story", "stories")
        yield f"{_many(row['n_claims'], 'claim')} in {_many(row['n_documents'], 'report')} of {stories}"
        tellers = _many(row["n_origins"], "independent teller")
        yield f"{tellers}: {row['tellers']}; certainty at best {row['best_factuality']}"
    for row in _rows(con, _CLAIMS, {"id": name}):
        said = f"{row['factuality']} {row['phase']} {row['date_edtf'] or 'undated'}"
        yield f"   {said} by {row['speakers']}; counts as {named.teller(row['origin_id'], known)}"
        yield f"      {row['places']}: {row['quote']!r} ({row['uri']})"
    for row in _rows(con, _DIFFERS, {"id": name}):
        about = " ".join([row["aspect"], known.get(("materiel", row["about"]), "")]).strip().replace("_", " ")
        yield f"they differ on {about}: {named.said(row['said'], known)}"
    for row in _rows(con, _BESIDE, {"id": name}):
        yield f"beside it ({row['relation']}): {row['event_id']} {_what(row)}"


def _what(row: Row) -> str:
    where = " to ".join(place for place in (row["origin_place"], row["destination_place"]) if place)
    days = sorted({str(day) for day in (row["date_start"], row["date_end"]) if day})
    return f"{row['event_type']}, {where or 'no place'}, {' to '.join(days) or 'undated'}"


def _many(count: int, one: str, several: str | None = None) -> str:
    return f"{count} {one if count == 1 else several or one + 's'}"


def _rows(con: duckdb.DuckDBPyConnection, sql: str, params: dict[str, str]) -> list[Row]:
    rows: list[Row] = con.sql(sql, params=params).pl().to_dicts()
    return rows
