-- How much rests on speakers that are not named?
-- How to read it: shares of claims whose first teller is anonymous or not known, by type of event; `n_events_only` are events with no other teller.
WITH told AS (
    SELECT c.claim_id, c.event_id, c.event_type,
        s.source_class = 'anonymous' OR (s.actor_id IS NULL AND s.source_text IS NULL) OR a.is_named = false AS is_unnamed
    FROM core.claim c
    JOIN core.document d USING (version_id)
    JOIN core.claim_source s ON s.claim_id = c.claim_id AND s.position = 0
    LEFT JOIN ref.actor a USING (actor_id)
    WHERE d.is_current AND NOT c.is_background
),
event AS (
    SELECT event_id, bool_and(coalesce(is_unnamed, false)) AS only_unnamed FROM told GROUP BY event_id
)
SELECT t.event_type, count(*) AS n_claims, count(*) FILTER (t.is_unnamed) AS n_unnamed,
    round(100 * count(*) FILTER (t.is_unnamed) / count(*), 1) AS percent_unnamed, count(DISTINCT t.event_id) AS n_events,
    count(DISTINCT t.event_id) FILTER (e.only_unnamed) AS n_events_only
FROM told t JOIN event e USING (event_id)
GROUP BY t.event_type
ORDER BY percent_unnamed DESC, t.event_type
