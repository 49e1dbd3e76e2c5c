-- How well texts are read: figures on labelled texts by program version, and shares of claims whose parts were made out.
WITH claim AS (
    SELECT c.extractor, c.language, c.claim_id, c.date_status, c.date_start, c.date_end
    FROM core.claim c JOIN core.document d USING (version_id)
    WHERE d.is_current
),
place AS (SELECT claim_id, bool_and(resolution = 'ambiguous') AS is_ambiguous FROM core.claim_place GROUP BY claim_id),
teller AS (SELECT claim_id, actor_id IS NOT NULL AS is_known FROM core.claim_source WHERE position = 0),
measured AS (
    SELECT
        extractor, language,
        unnest(['dated', 'placed', 'teller known']) AS measure,
        unnest([
            count(*) FILTER (date_start IS NOT NULL OR date_end IS NOT NULL),
            count(*) FILTER (NOT place.is_ambiguous),
            count(*) FILTER (teller.is_known)
        ]) AS n_right,
        unnest([count(*), count(*), count(*)]) AS n
    FROM claim
    LEFT JOIN place USING (claim_id)
    LEFT JOIN teller USING (claim_id)
    GROUP BY extractor, language
)
SELECT 'gold' AS basis, code_version AS version, gold, language, measure, n_right, n, round(n_right / n, 4) AS share
FROM ops.evaluation WHERE n > 0
UNION ALL
SELECT 'claims', extractor, NULL, language, measure, n_right, n, round(n_right / n, 4) FROM measured
UNION ALL
SELECT 'audit', r.code_version, NULL, NULL, 'checks passed', count(*) FILTER (c.passed), count(*),
    round(count(*) FILTER (c.passed) / count(*), 4)
FROM ops.check_result c JOIN ops.run r USING (run_id)
GROUP BY r.code_version
