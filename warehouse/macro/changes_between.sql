-- What changed after one run, up to and with another, change by change with its cause.
SELECT * FROM mart.changes WHERE run_id > before AND run_id <= after
