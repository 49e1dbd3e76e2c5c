-- Which words, at which offsets of which text, prove each claim?
-- How to read it: `quote` stands at code points char_start to char_end of the text with this SHA-256; set `site` to a place_id for one site.
WITH here AS (SELECT claim_id FROM core.claim_place WHERE place_id = getvariable('site')),
newest AS (
    SELECT claim_id FROM mart.claim_flat
    WHERE getvariable('site') IS NULL OR claim_id IN (FROM here)
    ORDER BY published_end DESC NULLS LAST, document_id, char_start, claim_id
    LIMIT 200
)
SELECT f.claim_id, f.date_edtf AS date, f.event_type, f.phase, f.factuality, f.places, f.speakers, f.quote, f.char_start,
    f.char_end, f.outlet, f.published_end AS published, f.uri, f.text_sha256
FROM mart.claim_flat f SEMI JOIN newest USING (claim_id)
ORDER BY published DESC NULLS LAST, f.document_id, f.char_start, f.claim_id
