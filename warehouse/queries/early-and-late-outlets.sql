-- Which outlets are early and which are late on the same origin?
-- How to read it: days behind the first page that told the same event from the same origin; outlets that were alone are left out.
WITH outlet AS (SELECT outlet_id, name, row_number() OVER (ORDER BY outlet_id) AS n FROM ref.outlet),
told AS (
    SELECT c.event_id, c.origin_id, o.n, o.name AS outlet, c.published_end AS day
    FROM mart.site_claim c JOIN outlet o USING (outlet_id)
    WHERE c.published_start = c.published_end
),
shared AS (
    SELECT event_id, origin_id, min(day) AS first_day
    FROM told
    GROUP BY event_id, origin_id
    HAVING min(n) <> max(n)
),
behind AS (
    SELECT event_id, origin_id, outlet, min(day) - first_day AS days
    FROM told JOIN shared USING (event_id, origin_id)
    GROUP BY event_id, origin_id, n, outlet, first_day
)
SELECT outlet, count(*) AS n_events, count(*) FILTER (days = 0) AS n_first, round(avg(days), 1) AS mean_days_behind,
    max(days) AS most_days_behind
FROM behind
GROUP BY outlet
ORDER BY mean_days_behind, n_events DESC, outlet
