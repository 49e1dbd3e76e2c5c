-- One row: the run that made the release, and how far its reports reach.
SELECT
    r.run_id AS run, r.release, r.finished_at AS published, r.code_version AS code,
    (SELECT count(*) FROM core.document WHERE is_current) AS documents,
    (SELECT count(*) FROM core.claim JOIN core.document USING (version_id) WHERE is_current) AS claims,
    (SELECT count(*) FROM core.event WHERE is_current) AS events,
    (SELECT max(coalesce(published_end, published_start)) FROM core.document WHERE is_current) AS cutoff
FROM ops.run r
WHERE r.release IS NOT NULL
ORDER BY r.run_id DESC
LIMIT 1
