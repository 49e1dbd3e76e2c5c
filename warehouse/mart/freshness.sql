-- How fresh every source is, measured at the last run: when it was met, brought something new, published last.
WITH last_run AS (SELECT max(started_at)::DATE AS day FROM ops.run),
met AS (
    SELECT i.source, max(r.started_at) AS last_met_at, max(r.run_id) AS last_met_run,
        max(r.started_at) FILTER (i.fate IN ('loaded_new', 'new_version')) AS last_new_at,
        count(DISTINCT i.item) FILTER (i.fate = 'quarantined') AS n_quarantined
    FROM ops.item i JOIN ops.run r USING (run_id)
    GROUP BY i.source
),
held AS (
    SELECT source, count(*) AS n_documents, count(*) FILTER (published_end IS NULL) AS n_undated,
        max(published_end) AS last_published
    FROM core.document
    WHERE is_current
    GROUP BY source
)
SELECT
    coalesce(met.source, held.source) AS source, met.last_met_run, met.last_met_at, met.last_new_at,
    coalesce(held.n_documents, 0) AS n_documents, coalesce(held.n_undated, 0) AS n_undated,
    coalesce(met.n_quarantined, 0) AS n_quarantined, held.last_published,
    last_run.day - held.last_published AS days_since_published, last_run.day - met.last_new_at::DATE AS days_since_new,
    coalesce(last_run.day - met.last_new_at::DATE > 30, true) AS is_silent
FROM met
FULL JOIN held ON held.source = met.source
CROSS JOIN last_run
