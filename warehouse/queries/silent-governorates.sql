-- Which governorates have had no report at all for 90 days or more?
-- How to read it: silence is not absence: it says that nobody wrote, counted to the newest publication in the warehouse.
SELECT governorate, last_report, silent_days, n_claims, longest_gap_days, longest_gap_from
FROM mart.coverage_gap
WHERE is_gap
ORDER BY silent_days DESC NULLS FIRST, governorate
