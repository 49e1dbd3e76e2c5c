-- How long after an event is it reported?
-- How to read it: a vague date gives a span: at least `min`, at most `max` days; an event is never later than its report.
SELECT event_type, date_precision, count(*) AS n_claims, count(DISTINCT event_id) AS n_events,
    round(median(lag_days_min), 1) AS median_min, round(median(lag_days_max), 1) AS median_max, max(lag_days_min) AS longest_min
FROM mart.report_lag
GROUP BY event_type, date_precision
ORDER BY event_type, median_max, date_precision
