-- What a retelling changed against the lead of its story: claims of one type at one place, compared side by side.
WITH claim AS (
    SELECT c.claim_id, c.document_id, c.event_type, c.factuality, c.hedge_text, c.date_edtf, d.story_id, p.place_id, c.quote
    FROM core.claim c
    JOIN core.document d USING (version_id)
    JOIN core.claim_place p USING (claim_id)
    JOIN core.story s USING (story_id)
    WHERE d.is_current AND s.n_documents > 1
),
pair AS (
    SELECT s.story_id, a.claim_id AS origin_claim_id, a.document_id AS origin_document_id, b.claim_id, b.document_id,
        a.quote AS origin_quote, b.quote, a AS was, b AS now
    FROM core.story s
    JOIN claim a ON a.story_id = s.story_id AND a.document_id = s.lead_document_id
    JOIN claim b ON b.story_id = s.story_id AND b.document_id <> s.lead_document_id
        AND b.event_type = a.event_type AND b.place_id = a.place_id
),
compared AS (
    SELECT *, unnest([
        {'aspect': 'negation', 'before': right(was.factuality, 1), 'after': right(now.factuality, 1)},
        {'aspect': 'hedge', 'before': was.hedge_text, 'after': now.hedge_text},
        {'aspect': 'date', 'before': was.date_edtf, 'after': now.date_edtf}
    ]) AS c
    FROM pair
)
SELECT DISTINCT story_id, origin_document_id, origin_claim_id, document_id, claim_id, c.aspect AS aspect, c.before AS before,
    c.after AS after, origin_quote, quote
FROM compared
WHERE c.before IS DISTINCT FROM c.after
