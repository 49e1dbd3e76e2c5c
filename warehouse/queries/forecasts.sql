-- Which forecasts and announced plans came true?
-- How to read it: `came_true` where the same kind of event was later told as done at the site; otherwise it is open, which is not false.
WITH forecast AS (
    SELECT c.place_id, p.name AS place, c.event_type, c.published_end AS told_on, c.quote, c.claim_id
    FROM mart.site_claim c JOIN ref.place p USING (place_id)
    WHERE c.bar = 'plan' AND c.published_end IS NOT NULL
    ORDER BY told_on DESC, place, c.claim_id
    LIMIT 200
),
done AS (
    SELECT place_id, event_type, first_day, claim_id, quote
    FROM mart.site_claim
    WHERE bar IS NULL AND phase IN ('begun', 'completed') AND first_day IS NOT NULL
)
SELECT f.place, f.event_type, f.told_on, CASE WHEN d.claim_id IS NULL THEN 'open' ELSE 'came_true' END AS outcome,
    d.first_day AS done_from, d.first_day - f.told_on AS days_after, f.quote AS forecast, d.quote AS done_quote
FROM forecast f
ASOF LEFT JOIN done d ON d.place_id = f.place_id AND d.event_type = f.event_type AND d.first_day >= f.told_on
ORDER BY f.told_on DESC, f.place, f.claim_id
