-- How much rests on speakers that are not named?
-- How to read it: shares of claims whose first teller is anonymous or not known, by type of event; `n_events_only` are events with no other teller.
WITH told AS (
    SELECT c.event_id, c.event_type, count(*) AS n, count(*) FILTER (s.source_class = 'anonymous'
        OR (s.actor_id IS NULL AND s.source_text IS NULL) OR a.is_named = false) AS n_unnamed
    FROM core.claim c
    JOIN core.document d USING (version_id)
    JOIN core.claim_source s ON s.claim_id = c.claim_id AND s.position = 0
    LEFT JOIN ref.actor a USING (actor_id)
    WHERE d.is_current AND NOT c.is_background
    GROUP BY c.event_id, c.event_type
)
SELECT event_type, sum(n)::BIGINT AS n_claims, sum(n_unnamed)::BIGINT AS n_unnamed,
    round(100 * sum(n_unnamed) / sum(n), 1) AS percent_unnamed, count(*) AS n_events,
    count(*) FILTER (n = n_unnamed) AS n_events_only
FROM told
GROUP BY event_type
ORDER BY percent_unnamed DESC, event_type
