-- How well texts are read: figures on labelled texts by program version, and shares of claims whose parts were made out.
WITH claim AS (
    SELECT c.extractor, c.language, c.claim_id, c.date_status, c.date_start, c.date_end
    FROM core.claim c JOIN core.document d USING (version_id)
    WHERE d.is_current
),
unplaced AS (SELECT DISTINCT claim_id FROM core.claim_place WHERE resolution = 'ambiguous'),
untold AS (SELECT claim_id FROM core.claim_source WHERE position = 0 AND actor_id IS NULL),
measured AS (
    SELECT
        extractor, language,
        unnest(['dated', 'placed', 'teller known']) AS measure,
        unnest([
            count(*) FILTER (date_start IS NOT NULL OR date_end IS NOT NULL),
            count(*) FILTER (unplaced.claim_id IS NULL),
            count(*) FILTER (untold.claim_id IS NULL)
        ]) AS n_right,
        unnest([count(*), count(*), count(*)]) AS n
    FROM claim
    LEFT JOIN unplaced USING (claim_id)
    LEFT JOIN untold USING (claim_id)
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
