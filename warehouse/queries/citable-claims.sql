-- Which words, at which offsets of which text, prove each claim?
-- How to read it: `quote` stands at code points char_start to char_end of the text with this SHA-256; set `site` to a place_id for one site.
WITH here AS (
    SELECT DISTINCT claim_id FROM core.claim_place
    WHERE getvariable('site') IS NULL OR place_id = getvariable('site')
)
SELECT f.claim_id, f.date_edtf AS date, f.event_type, f.phase, f.factuality, f.places, f.speakers, f.quote, f.char_start,
    f.char_end, f.outlet, f.published_end AS published, f.uri, f.text_sha256
FROM mart.claim_flat f SEMI JOIN here USING (claim_id)
ORDER BY published DESC NULLS LAST, f.document_id, f.char_start, f.claim_id
LIMIT 200
