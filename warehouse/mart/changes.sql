-- What every run changed in what is known, and why: claims that came, went, or say something else now.
-- A claim that went and one that came are one, revised, if they share document, type and either id, words or places.
WITH came AS (SELECT known_from AS run_id, * FROM ops.claim_history),
went AS (SELECT known_to AS run_id, * FROM ops.claim_history WHERE known_to IS NOT NULL),
paired AS (
    SELECT
        came.run_id, came.claim_id, went.claim_id AS before_claim_id,
        CASE WHEN came.claim_id = went.claim_id THEN 1 WHEN came.quote = went.quote THEN 2 ELSE 3 END AS likeness
    FROM came
    JOIN went USING (run_id, document_id, event_type)
    WHERE came.claim_id = went.claim_id OR came.quote = went.quote OR came.places = went.places
    QUALIFY row_number() OVER (PARTITION BY came.run_id, came.claim_id ORDER BY likeness, went.claim_id) = 1
        AND row_number() OVER (PARTITION BY came.run_id, went.claim_id ORDER BY likeness, came.claim_id) = 1
),
met AS (
    SELECT came.run_id, came, went
    FROM came
    LEFT JOIN paired p ON p.run_id = came.run_id AND p.claim_id = came.claim_id
    LEFT JOIN went ON went.run_id = came.run_id AND went.claim_id = p.before_claim_id
    UNION ALL
    SELECT went.run_id, NULL, went FROM went ANTI JOIN paired p ON p.run_id = went.run_id AND p.before_claim_id = went.claim_id
),
compared AS (
    SELECT *, list_filter([
        CASE WHEN came.date_edtf IS DISTINCT FROM went.date_edtf THEN 'date' END,
        CASE WHEN came.places IS DISTINCT FROM went.places THEN 'places' END,
        CASE WHEN came.tellers IS DISTINCT FROM went.tellers THEN 'tellers' END,
        CASE WHEN came.manner IS DISTINCT FROM went.manner THEN 'manner' END,
        CASE WHEN came.quote <> went.quote THEN 'quote' END
    ], lambda x: x IS NOT NULL) AS differs,
        CASE WHEN went.claim_id IS NULL THEN 'added' WHEN came.claim_id IS NULL THEN 'removed' ELSE 'revised' END AS change
    FROM met
)
SELECT
    c.run_id, r.started_at, coalesce(c.came.cause, c.went.end_cause) AS cause, c.change,
    CASE WHEN c.change = 'revised' THEN array_to_string(c.differs, ', ') END AS differs,
    c.came.claim_id AS claim_id, c.went.claim_id AS before_claim_id,
    coalesce(c.came.document_id, c.went.document_id) AS document_id,
    coalesce(c.came.event_type, c.went.event_type) AS event_type, coalesce(c.came.quote, c.went.quote) AS quote,
    c.came.date_edtf AS date_edtf, c.went.date_edtf AS before_date_edtf,
    c.came.places AS places, c.went.places AS before_places, d.uri
FROM compared c
LEFT JOIN ops.run r ON r.run_id = c.run_id
LEFT JOIN core.document d ON d.is_current AND d.document_id = coalesce(c.came.document_id, c.went.document_id)
WHERE c.change <> 'revised' OR len(c.differs) > 0
