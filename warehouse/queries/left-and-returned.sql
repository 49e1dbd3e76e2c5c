-- Which sites were reported left and held again within 14 days?
-- How to read it: `days` run from the word of absence to the word of return; set `days` for another span.
SELECT place, governorate, valid_from - returned_after_days::INTEGER AS absent_on, valid_from AS back_on, returned_after_days AS days,
    status, n_origins, quote
FROM mart.site_status_history
WHERE returned_after_days <= coalesce(getvariable('days')::INTEGER, 14)
ORDER BY back_on DESC, place
