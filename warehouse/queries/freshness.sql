-- Is the data fresh, and which sources are silent?
-- How to read it: days are counted to the last run; a source is silent when it has brought nothing new for more than 30 days.
SELECT source, last_met_run, last_new_at, days_since_new, last_published, days_since_published, n_documents, n_undated,
    n_quarantined, is_silent
FROM mart.freshness
ORDER BY is_silent DESC, days_since_new DESC NULLS FIRST, source
