WITH claim AS (SELECT * FROM core.claim),
document AS (SELECT * FROM core.document WHERE is_current),
place AS (
    SELECT claim_id, string_agg(c.role || ': ' || p.name, '; ' ORDER BY c.role DESC, p.name) AS places
    FROM core.claim_place c JOIN ref.place p USING (place_id)
    GROUP BY claim_id
),
speaker AS (
    SELECT
        claim_id,
        string_agg(coalesce(a.name, o.name, s.source_text, '(outlet not known)'), ' > ' ORDER BY position) AS speakers,
        any_value(s.source_class) FILTER (position = 0) AS source_class,
        bool_or(position = 0 AND (s.source_class = 'anonymous' OR NOT coalesce(a.is_named, true)
            OR (s.actor_id IS NULL AND s.source_text IS NULL))) AS is_unnamed
    FROM core.claim_source s
    LEFT JOIN ref.actor a USING (actor_id)
    LEFT JOIN ref.outlet o ON o.outlet_id = s.actor_id
    GROUP BY claim_id
),
materiel AS (
    SELECT
        claim_id,
        string_agg(
            concat_ws(' ', CASE WHEN quantity_min = quantity_max THEN quantity_min::VARCHAR
                WHEN quantity_min IS NOT NULL THEN concat(quantity_min, '-', quantity_max) END, m.name),
            '; ' ORDER BY char_start) AS materiel
    FROM core.claim_materiel JOIN ref.materiel m USING (materiel_id)
    GROUP BY claim_id
)
SELECT
    claim.claim_id, claim.event_id, claim.event_type, claim.phase, claim.factuality, claim.stance,
    claim.is_background, claim.date_start, claim.date_end, claim.date_edtf, claim.date_status, claim.date_reason,
    place.places, materiel.materiel, speaker.speakers, claim.origin_id, speaker.source_class,
    coalesce(speaker.is_unnamed, true) AS is_unnamed, claim.quote, claim.char_start, claim.char_end,
    outlet.name AS outlet, document.title, document.uri, document.published_start, document.published_end,
    document.published_basis, document.text_sha256, claim.document_id, claim.version_id, claim.extractor, claim.rule_id
FROM claim
JOIN document USING (version_id)
LEFT JOIN ref.outlet outlet USING (outlet_id)
LEFT JOIN place USING (claim_id)
LEFT JOIN speaker USING (claim_id)
LEFT JOIN materiel USING (claim_id)
