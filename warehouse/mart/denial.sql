-- Denials and what they answer: the newest earlier claim at the same place that the speaker says is not so.
WITH claim AS (
    SELECT c.*, p.place_id, d.published_start, d.published_end, d.uri, s.actor_id, s.source_class
    FROM core.claim c
    JOIN core.document d USING (version_id)
    JOIN core.claim_place p USING (claim_id)
    LEFT JOIN core.claim_source s ON s.claim_id = c.claim_id AND s.position = 0
    WHERE d.is_current AND NOT c.is_background
),
denial AS (SELECT * FROM claim WHERE factuality IN ('CT-', 'PR-', 'PS-') AND published_end IS NOT NULL),
told AS (SELECT * FROM claim WHERE factuality IN ('CT+', 'PR+', 'PS+') AND published_end IS NOT NULL)
SELECT
    n.claim_id, n.place_id, n.event_type, n.actor_id, n.source_class, n.published_end AS denied_on, n.quote, n.uri,
    t.claim_id AS denied_claim_id, t.published_end AS told_on, t.quote AS denied_quote,
    n.published_end - t.published_end AS days_later
FROM denial n
ASOF LEFT JOIN told t
    ON t.place_id = n.place_id AND t.event_type = n.event_type AND t.published_end <= n.published_end
