-- Which outlets are early and which are late on the same origin?
-- How to read it: days behind the first page that told the same event from the same origin; outlets that were alone are left out.
WITH shared AS (
    SELECT event_id, origin_id, min(published_end) AS first_day
    FROM mart.site_claim
    WHERE outlet_id IS NOT NULL AND published_start = published_end
    GROUP BY event_id, origin_id
    HAVING min(outlet_id) <> max(outlet_id)
),
behind AS (
    SELECT c.event_id, c.origin_id, c.outlet_id, min(c.published_end) - s.first_day AS days
    FROM mart.site_claim c JOIN shared s USING (event_id, origin_id)
    WHERE c.outlet_id IS NOT NULL AND c.published_start = c.published_end
    GROUP BY c.event_id, c.origin_id, c.outlet_id, s.first_day
)
SELECT o.name AS outlet, count(*) AS n_events, count(*) FILTER (days = 0) AS n_first, round(avg(days), 1) AS mean_days_behind,
    max(days) AS most_days_behind
FROM behind JOIN ref.outlet o USING (outlet_id)
GROUP BY o.name
ORDER BY mean_days_behind, n_events DESC, outlet
