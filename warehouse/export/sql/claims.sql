-- Every claim with its words, tellers, dates and places, ready to cite.
WITH place AS (
    SELECT
        claim_id, string_agg(c.role || ': ' || p.name, '; ' ORDER BY c.role DESC, p.name) AS places,
        string_agg(c.place_id, '; ' ORDER BY c.role DESC, p.name) AS place_ids, max(c.geo_precision) AS geo_precision
    FROM core.claim_place c JOIN ref.place p USING (place_id)
    GROUP BY claim_id
)
SELECT
    c.claim_id, c.event_id, c.event_type, c.phase, c.extent, c.factuality, c.stance, c.presence_effect, c.is_background,
    c.date_start AS valid_from, c.date_end AS valid_to, c.date_edtf, c.date_precision, c.date_status, c.date_reason,
    p.places, p.place_ids, p.geo_precision, k.tellers, k.first_teller, k.source_class, e.n_origins, c.hedge_text,
    c.quote, c.char_start, c.char_end, k.outlet, k.title, k.uri, k.published, d.text_sha256, c.document_id, c.version_id,
    c.rule_id, k.source AS sources
FROM core.claim c
JOIN cited k USING (claim_id)
JOIN core.document d USING (version_id)
LEFT JOIN core.event e ON e.event_id = c.event_id
LEFT JOIN place p USING (claim_id)
ORDER BY c.claim_id
