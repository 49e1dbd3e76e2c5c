-- A claim of an edited document is the same claim when its words, its type and their order among the same words agree.
WITH was AS (
    SELECT *, row_number() OVER (PARTITION BY document_id, quote, event_type ORDER BY claim_id) AS nth FROM before
),
new AS (
    SELECT *, row_number() OVER (PARTITION BY document_id, quote, event_type ORDER BY claim_id) AS nth FROM now
),
same AS (
    SELECT was.claim_id AS old_id, new.claim_id
    FROM new JOIN was USING (document_id, quote, event_type, nth)
),
known AS (SELECT DISTINCT document_id FROM before),
read_then AS (SELECT DISTINCT version_id FROM before),
kept AS (SELECT DISTINCT document_id FROM now),
read_now AS (SELECT DISTINCT version_id FROM now),
added AS (
    SELECT
        'added' AS change,
        CASE WHEN version_id IN (FROM read_then) THEN 'extractor' WHEN document_id IN (FROM known) THEN 'edit'
            ELSE 'new_report' END AS cause,
        NULL AS field, NULL AS old, NULL AS new, n.* EXCLUDE (nth)
    FROM new n WHERE claim_id NOT IN (SELECT claim_id FROM same)
),
removed AS (
    SELECT
        'removed' AS change,
        CASE WHEN version_id IN (FROM read_now) THEN 'extractor' WHEN document_id IN (FROM kept) THEN 'edit'
            ELSE 'retraction' END AS cause,
        NULL AS field, NULL AS old, NULL AS new, w.* EXCLUDE (nth)
    FROM was w WHERE claim_id NOT IN (SELECT old_id FROM same)
),
fields AS (
    SELECT
        n.claim_id, w.version_id = n.version_id AS same_text,
        unnest([
            {'field': 'date', 'old': w.date, 'new': n.date},
            {'field': 'places', 'old': w.places, 'new': n.places},
            {'field': 'certainty', 'old': w.factuality, 'new': n.factuality},
            {'field': 'phase', 'old': w.phase, 'new': n.phase}
        ], recursive := true)
    FROM same s
    JOIN new n USING (claim_id)
    JOIN was w ON w.claim_id = s.old_id
),
revised AS (
    SELECT
        'revised' AS change,
        CASE WHEN NOT same_text THEN 'edit' WHEN field = 'places' THEN 'gazetteer' ELSE 'extractor' END AS cause,
        field, old, new, n.* EXCLUDE (nth)
    FROM fields JOIN new n USING (claim_id)
    WHERE old <> new
)
FROM added UNION ALL BY NAME FROM removed UNION ALL BY NAME FROM revised
ORDER BY change, cause, document_id, claim_id, field
