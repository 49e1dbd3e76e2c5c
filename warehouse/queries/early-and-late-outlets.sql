-- Which outlets are early and which are late on the same origin?
-- How to read it: days behind the first page that told the same event from the same origin; outlets that were alone are left out.
WITH page AS (
    SELECT c.event_id, c.origin_id, d.outlet_id, min(d.published_end) AS day
    FROM mart.site_claim c JOIN core.document d USING (document_id)
    WHERE d.is_current AND d.outlet_id IS NOT NULL AND d.published_start = d.published_end
    GROUP BY ALL
),
behind AS (
    SELECT *, day - min(day) OVER same AS days, count(*) OVER same AS n_outlets
    FROM page
    WINDOW same AS (PARTITION BY event_id, origin_id)
)
SELECT o.name AS outlet, count(*) AS n_events, count(*) FILTER (days = 0) AS n_first, round(avg(days), 1) AS mean_days_behind,
    max(days) AS most_days_behind
FROM behind JOIN ref.outlet o USING (outlet_id)
WHERE n_outlets > 1
GROUP BY o.name
ORDER BY mean_days_behind, n_events DESC, outlet
