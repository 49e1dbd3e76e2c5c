-- When did forces first arrive at each site, and when did they finally leave it?
-- How to read it: `hard` is one day that was told; `between` gives bounds; `at_least` means there by then, since somebody tells of them or of their leaving; no departure is NULL.
WITH arrival AS (
    SELECT place_id, min({'last_day': last_day, 'is_vague': NOT is_exact, 'first_day': first_day}) AS w
    FROM mart.site_claim
    WHERE coalesce(bar, 'background') = 'background' AND last_day IS NOT NULL AND presence_effect = 1
        AND event_type IN ('deployment', 'redeployment')
    GROUP BY place_id
),
seen AS (
    SELECT place_id, min(last_day) AS there_by FROM mart.site_claim
    WHERE bar IS NULL AND last_day IS NOT NULL GROUP BY place_id
),
departure AS (
    SELECT h.place_id, c.first_day, h.valid_from AS last_day, c.is_exact, h.quote
    FROM mart.site_status_history h
    JOIN mart.site_claim c USING (place_id, claim_id)
    WHERE h.status = 'absent'
    QUALIFY h.valid_from = max(h.valid_from) OVER (PARTITION BY h.place_id)
),
back AS (
    SELECT place_id, max(valid_from) AS day FROM mart.site_status_history
    WHERE status IN ('present', 'partial', 'disputed') GROUP BY place_id
)
SELECT
    p.name AS place,
    CASE WHEN a.w.last_day <= s.there_by THEN CASE WHEN a.w.is_vague THEN 'between' ELSE 'hard' END
        ELSE 'at_least' END AS arrival,
    CASE WHEN a.w.last_day <= s.there_by THEN a.w.first_day END AS arrived_from,
    least(a.w.last_day, s.there_by) AS arrived_by,
    CASE WHEN d.place_id IS NOT NULL THEN CASE WHEN d.is_exact THEN 'hard' ELSE 'between' END END AS departure,
    d.first_day AS left_from, d.last_day AS left_by, d.quote AS departure_quote
FROM seen s
JOIN ref.place p USING (place_id)
LEFT JOIN arrival a USING (place_id)
LEFT JOIN back b USING (place_id)
LEFT JOIN departure d ON d.place_id = s.place_id AND (b.day IS NULL OR d.last_day > b.day)
WHERE getvariable('site') IS NULL OR p.place_id = getvariable('site')
ORDER BY arrived_by, place
