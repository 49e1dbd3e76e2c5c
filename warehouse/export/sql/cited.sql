-- One row per claim of a current document: by whose word, and where it stands.
WITH teller AS (
    SELECT
        s.claim_id,
        string_agg(coalesce(a.name, o.name, s.source_text, 'outlet not known'), ' > ' ORDER BY s.position) AS tellers,
        min_by(coalesce(a.name, o.name, s.source_text, 'outlet not known'), s.position) AS first_teller,
        min_by(s.source_class, s.position) AS source_class
    FROM core.claim_source s
    LEFT JOIN ref.actor a USING (actor_id)
    LEFT JOIN ref.outlet o ON o.outlet_id = s.actor_id
    GROUP BY s.claim_id
)
SELECT
    c.claim_id, c.event_id, c.quote, c.confidence, t.tellers, t.first_teller, t.source_class, o.name AS outlet, d.title,
    d.uri, d.published_edtf AS published, d.published_end,
    concat_ws(', ', coalesce(o.name, 'outlet not known'), d.title, coalesce(d.published_edtf, 'undated'), d.uri) AS source
FROM core.claim c
JOIN core.document d USING (version_id)
LEFT JOIN teller t USING (claim_id)
LEFT JOIN ref.outlet o USING (outlet_id)
WHERE d.is_current
