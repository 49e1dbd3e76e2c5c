-- What stands behind every event: independent first tellers and the pages that repeat them.
WITH told AS (
    SELECT DISTINCT claim_id, event_id, document_id, origin_id, source_class FROM mart.site_claim
),
counted AS (
    SELECT event_id, count(DISTINCT source_class) AS n_source_classes,
        bool_and(source_class = 'anonymous') AS is_anonymous_only,
        string_agg(DISTINCT origin_id, ', ' ORDER BY origin_id) AS origins
    FROM told
    GROUP BY event_id
)
SELECT
    e.event_id, e.event_type, e.date_start, e.date_end, e.n_origins, e.n_documents, e.n_claims,
    e.n_documents - least(e.n_origins, e.n_documents) AS n_copies, c.origins,
    coalesce(c.is_anonymous_only, false) AS is_anonymous_only, e.best_factuality, e.is_disputed
FROM core.event e
LEFT JOIN counted c USING (event_id)
WHERE e.is_current
