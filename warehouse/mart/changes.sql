-- What every run changed in what is known, and why: claims that came, went, or say something else now.
WITH came AS (
    SELECT *, row_number() OVER (PARTITION BY known_from, document_id, event_type, quote ORDER BY claim_id) AS nth
    FROM ops.claim_history
),
went AS (
    SELECT *, row_number() OVER (PARTITION BY known_to, document_id, event_type, quote ORDER BY claim_id) AS nth
    FROM ops.claim_history
    WHERE known_to IS NOT NULL
),
paired AS (
    SELECT
        coalesce(came.known_from, went.known_to) AS run_id, coalesce(came.cause, went.end_cause) AS cause,
        CASE WHEN went.claim_id IS NULL THEN 'added' WHEN came.claim_id IS NULL THEN 'removed' ELSE 'revised' END AS change,
        came.claim_id, went.claim_id AS before_claim_id, coalesce(came.document_id, went.document_id) AS document_id,
        coalesce(came.event_type, went.event_type) AS event_type, coalesce(came.quote, went.quote) AS quote,
        came.date_edtf, went.date_edtf AS before_date_edtf, came.places, went.places AS before_places,
        list_filter([
            CASE WHEN came.date_edtf IS DISTINCT FROM went.date_edtf THEN 'date' END,
            CASE WHEN came.places IS DISTINCT FROM went.places THEN 'places' END,
            CASE WHEN came.tellers IS DISTINCT FROM went.tellers THEN 'tellers' END,
            CASE WHEN came.manner IS DISTINCT FROM went.manner THEN 'manner' END
        ], lambda x: x IS NOT NULL) AS differs
    FROM came
    FULL JOIN went ON came.known_from = went.known_to AND came.document_id = went.document_id
        AND came.event_type = went.event_type AND came.quote = went.quote AND came.nth = went.nth
)
SELECT
    p.run_id, r.started_at, p.cause, p.change,
    CASE WHEN p.change = 'revised' THEN array_to_string(p.differs, ', ') END AS differs,
    p.claim_id, p.before_claim_id, p.document_id, p.event_type, p.quote, p.date_edtf, p.before_date_edtf,
    p.places, p.before_places, d.uri
FROM paired p
LEFT JOIN ops.run r USING (run_id)
LEFT JOIN (SELECT document_id, any_value(uri) AS uri FROM core.document GROUP BY document_id) d USING (document_id)
WHERE p.change <> 'revised' OR len(p.differs) > 0
