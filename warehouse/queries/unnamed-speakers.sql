-- How much rests on speakers that are not named?
-- How to read it: shares of claims whose first teller is anonymous or not known, by type of event; `n_events_only` are events with no other teller.
WITH told AS (
    SELECT event_id, event_type, count(*) AS n, count(*) FILTER (is_unnamed) AS n_unnamed
    FROM mart.claim_flat
    WHERE NOT is_background
    GROUP BY event_id, event_type
)
SELECT event_type, sum(n)::BIGINT AS n_claims, sum(n_unnamed)::BIGINT AS n_unnamed,
    round(100 * sum(n_unnamed) / sum(n), 1) AS percent_unnamed, count(*) AS n_events,
    count(*) FILTER (n = n_unnamed) AS n_events_only
FROM told
GROUP BY event_type
ORDER BY percent_unnamed DESC, event_type
