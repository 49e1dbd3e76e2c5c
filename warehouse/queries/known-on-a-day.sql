-- What was the state of every site as it was known on a day?
-- How to read it: only what had been published by `day` (set it; else a year before the newest publication) counts, silence included; today_says is what is known now.
WITH asked AS (
    SELECT coalesce(getvariable('day')::DATE, (max(coalesce(published_end, published_start)) - INTERVAL 1 YEAR)::DATE) AS day
    FROM core.document WHERE is_current
)
SELECT then_known.cutoff AS day, then_known.place, then_known.status, then_known.as_of, then_known.n_origins_for AS origins,
    now_known.status AS today_says, then_known.quote
FROM mart.site_status_as_of((SELECT day FROM asked)) then_known
JOIN mart.site_status now_known USING (place_id)
WHERE then_known.n_claims > 0
ORDER BY then_known.as_of DESC NULLS LAST, then_known.place
