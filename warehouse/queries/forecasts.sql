-- Which forecasts and announced plans came true?
-- How to read it: `came_true` where the same kind of event was later told as done at the site; otherwise it is open, which is not false.
WITH forecast AS (
    SELECT * FROM mart.site_claim WHERE bar = 'plan' AND known_on IS NOT NULL AND published_end IS NOT NULL
),
done AS (
    SELECT place_id, event_type, first_day, claim_id, quote, origin_id
    FROM mart.site_claim
    WHERE bar IS NULL AND phase IN ('begun', 'completed') AND first_day IS NOT NULL
),
checked AS (
    SELECT f.place_id, f.event_type, f.published_end AS told_on, f.quote AS forecast, d.first_day AS done_from,
        d.quote AS done_quote, d.claim_id IS NOT NULL AS came_true, f.claim_id
    FROM forecast f
    ASOF LEFT JOIN done d ON d.place_id = f.place_id AND d.event_type = f.event_type AND d.first_day >= f.published_end
)
SELECT p.name AS place, c.event_type, c.told_on, CASE WHEN c.came_true THEN 'came_true' ELSE 'open' END AS outcome,
    c.done_from, c.done_from - c.told_on AS days_after, c.forecast, c.done_quote
FROM checked c JOIN ref.place p USING (place_id)
ORDER BY c.told_on DESC, place, c.claim_id
LIMIT 200
