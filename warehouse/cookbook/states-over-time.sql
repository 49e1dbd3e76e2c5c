-- Who was said to hold which site, from when to when?
-- How to read it: a bar is a spell of one state; its quote is what begins it. Where a bar ends and none follows nobody wrote for 180 days: that is silence and no departure, for which the bar is hollow.
WITH cutoff AS (SELECT max(coalesce(published_end, published_start)) AS day FROM core.document WHERE is_current)
SELECT h.place, h.status, h.valid_from, coalesce(h.valid_to, cutoff.day) AS valid_to, h.n_origins AS origins, h.quote
FROM mart.site_status_history h, cutoff
WHERE h.status <> 'no_report'
ORDER BY h.place, h.valid_from
