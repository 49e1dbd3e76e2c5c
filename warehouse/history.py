"""The history of claims: what stood from which run to which, and why it came and went. Nothing is rewritten.

Claims of a text that is read again take the place of those read before; here both are kept.
"""

import duckdb

from schemas.vocabulary import ChangeCause, RunState

_PARTS = (ChangeCause.EXTRACTOR.value, ChangeCause.GAZETTEER.value, ChangeCause.CORRECTION.value)
"""What a code version is made of, in the order of its digests."""

_CONTENT = "claim_id, event_type, manner, date_start, date_end, date_edtf, places, tellers, is_corrected, quote"
"""What must be the same for a claim to stand as before."""

_NOW = """
CREATE OR REPLACE TEMP TABLE now AS
WITH place AS (
    SELECT claim_id, string_agg(role || ':' || place_id, ' ' ORDER BY role, place_id) AS places,
        bool_or(resolution = 'corrected') AS is_corrected
    FROM core.claim_place
    GROUP BY claim_id
),
teller AS (
    SELECT claim_id, string_agg(coalesce(actor_id, source_text, '?'), ' > ' ORDER BY position) AS tellers
    FROM core.claim_source
    GROUP BY claim_id
)
SELECT
    c.claim_id, c.document_id, c.version_id, c.event_type,
    concat_ws(' ', c.phase, c.extent, c.factuality, c.stance,
        CASE WHEN c.is_background THEN 'background' END) AS manner,
    c.date_start, c.date_end, c.date_edtf, place.places, teller.tellers,
    coalesce(place.is_corrected, false) AS is_corrected, c.quote, c.extractor,
    d.known_from < $run AS is_reread, d.version_no > 1 AS is_edit
FROM core.claim c
JOIN core.document d USING (version_id)
LEFT JOIN place USING (claim_id)
LEFT JOIN teller USING (claim_id)
WHERE d.is_current
"""

_DIFFERENCE = f"""
CREATE OR REPLACE TEMP TABLE stood AS SELECT * FROM ops.claim_history WHERE known_to IS NULL;
CREATE OR REPLACE TEMP TABLE same AS
    SELECT claim_id FROM (SELECT {_CONTENT} FROM now INTERSECT SELECT {_CONTENT} FROM stood);
CREATE OR REPLACE TEMP TABLE came AS FROM now ANTI JOIN same USING (claim_id);
CREATE OR REPLACE TEMP TABLE went AS FROM stood ANTI JOIN same USING (claim_id);
CREATE OR REPLACE TEMP TABLE moved AS
    SELECT claim_id, came.is_corrected OR went.is_corrected AS is_corrected
    FROM came JOIN went USING (claim_id, event_type, manner, quote)
    WHERE came.places IS DISTINCT FROM went.places
        AND came.date_edtf IS NOT DISTINCT FROM went.date_edtf AND came.tellers IS NOT DISTINCT FROM went.tellers
"""

_REREAD = """
CASE
    WHEN moved.is_corrected AND list_contains($changed, 'correction') THEN 'correction'
    WHEN moved.claim_id IS NOT NULL AND list_contains($changed, 'gazetteer') THEN 'gazetteer'
    ELSE $changed[1]
END"""

_END = f"""
UPDATE ops.claim_history h SET known_to = $run, end_cause = ended.cause
FROM (
    SELECT went.claim_id,
        CASE
            WHEN d.version_id = went.version_id THEN {_REREAD}
            WHEN EXISTS (FROM came WHERE came.document_id = went.document_id AND came.event_type = went.event_type
                AND (came.quote = went.quote OR came.places = went.places)) THEN 'edit'
            ELSE 'retraction'
        END AS cause
    FROM went
    LEFT JOIN (FROM core.document WHERE is_current) d USING (document_id)
    LEFT JOIN moved USING (claim_id)
) ended
WHERE h.known_to IS NULL AND h.claim_id = ended.claim_id
"""

_BEGIN = f"""
INSERT INTO ops.claim_history BY NAME
SELECT came.* EXCLUDE (is_reread, is_edit), $run AS known_from,
    CASE WHEN came.is_reread THEN {_REREAD} WHEN came.is_edit THEN 'edit' ELSE 'new_report' END AS cause
FROM came
LEFT JOIN moved USING (claim_id)
"""


def record(con: duckdb.DuckDBPyConnection, run_id: int) -> None:
    """Write into `ops.claim_history` what the run changed; call it within the run's transaction, after its claims."""
    told = {"run": run_id, "changed": _changed(con, run_id)}
    con.execute(_NOW, {"run": run_id})
    con.execute(_DIFFERENCE)
    con.execute(_END, told)
    con.execute(_BEGIN, told)
    for table in ("now", "stood", "same", "came", "went", "moved"):
        con.execute(f"DROP TABLE temp.{table}")


def _changed(con: duckdb.DuckDBPyConnection, run_id: int) -> list[str]:
    """Return which parts of the program differ from those of the last run that committed; the weightiest first."""
    done = [RunState.COMMITTED.value, RunState.PUBLISHED.value, RunState.REFUSED.value, RunState.UNCHANGED.value]
    found = con.execute(
        """SELECT code_version FROM ops.run WHERE run_id = $run OR (run_id < $run AND list_contains($done, state))
           ORDER BY run_id DESC LIMIT 2""",
        {"run": run_id, "done": done},
    ).fetchall()
    now, before = (row[0].partition("+")[2].split(".") for row in (found * 2)[:2])
    if len(now) != len(_PARTS) or len(before) != len(_PARTS):
        return [_PARTS[0]]
    return [part for part, new, old in zip(_PARTS, now, before, strict=True) if new != old] or [_PARTS[0]]
