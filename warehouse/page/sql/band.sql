-- One row per site and stretch of time in which its reported state holds, as mart.site_status_history has it.
WITH cutoff AS (SELECT max(coalesce(published_end, published_start)) AS day FROM core.document WHERE is_current)
SELECT
    h.place_id AS site, h.status AS state, h.valid_from AS "from",
    greatest(coalesce(h.valid_to + 1, least(cutoff.day, h.valid_from + $silence::INTEGER)), h.valid_from + 1)::DATE AS "to",
    CASE WHEN c.date_start < h.valid_from THEN c.date_start END AS unsure_from
FROM mart.site_status_history h
LEFT JOIN core.claim c USING (claim_id)
CROSS JOIN cutoff
WHERE h.status <> 'no_report'
ORDER BY site, "from"
