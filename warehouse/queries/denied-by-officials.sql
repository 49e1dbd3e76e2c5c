-- Which claims did an official or a military speaker deny, and how many days later?
-- How to read it: a denial is a claim of its own and makes nobody absent; `denied_quote` first told the event as so, empty where nobody did. Not to confirm is not to deny.
WITH newest AS (
    SELECT claim_id FROM mart.denial
    WHERE answer = 'denied' AND source_class IN ('official', 'military')
    ORDER BY published_end DESC NULLS LAST, claim_id
    LIMIT 200
),
place AS (
    SELECT claim_id, string_agg(DISTINCT name, ', ' ORDER BY name) AS place
    FROM core.claim_place SEMI JOIN newest USING (claim_id) JOIN ref.place USING (place_id)
    GROUP BY claim_id
)
SELECT d.published_end AS denied_on, coalesce(d.speaker, d.source_class) AS speaker, p.place, d.event_type, d.quote,
    d.affirmed_quote AS denied_quote, d.days_later, d.n_affirming
FROM mart.denial d
SEMI JOIN newest USING (claim_id)
LEFT JOIN place p USING (claim_id)
ORDER BY denied_on DESC NULLS LAST, d.claim_id
