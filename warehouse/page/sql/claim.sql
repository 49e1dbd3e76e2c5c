-- One row per claim of a current document, with its tellers, places and the sentence around the quote.
WITH claim AS (SELECT * FROM core.claim),
document AS (SELECT * FROM core.document WHERE is_current),
teller AS (
    SELECT
        claim_id,
        list({
            'name': coalesce(a.name, o.name, s.source_text, 'outlet not known'), 'class': s.source_class,
            'words': s.source_text
        } ORDER BY position) AS tellers
    FROM core.claim_source s
    LEFT JOIN ref.actor a USING (actor_id)
    LEFT JOIN ref.outlet o ON o.outlet_id = s.actor_id
    GROUP BY claim_id
),
place AS (
    SELECT
        claim_id,
        list({
            'id': place_id, 'role': role, 'effect': presence_effect, 'precision': geo_precision, 'words': place_text
        } ORDER BY role, place_id) AS places
    FROM core.claim_place
    GROUP BY claim_id
),
materiel AS (
    SELECT
        claim_id,
        string_agg(
            concat_ws(' ', CASE WHEN quantity_min = quantity_max THEN quantity_min::VARCHAR
                WHEN quantity_min IS NOT NULL OR quantity_max IS NOT NULL
                THEN concat(coalesce(quantity_min::VARCHAR, ''), '–', coalesce(quantity_max::VARCHAR, '')) END, m.name),
            '; ' ORDER BY char_start) AS materiel
    FROM core.claim_materiel JOIN ref.materiel m USING (materiel_id)
    GROUP BY claim_id
)
SELECT
    claim.claim_id AS id, claim.event_id AS event, claim.document_id AS document, claim.origin_id AS origin,
    claim.event_type AS type, claim.phase, claim.extent, claim.factuality, claim.stance, claim.is_background AS background,
    claim.presence_effect AS effect, claim.date_start AS "from", claim.date_end AS "to", claim.date_edtf AS edtf,
    claim.date_precision AS "precision", claim.date_status AS date_status, claim.date_text, claim.date_reason,
    claim.hedge_text AS hedge, force.name AS force, counterpart.name AS counterpart, materiel.materiel,
    coalesce(teller.tellers, []) AS tellers, coalesce(place.places, []) AS places,
    regexp_extract(substr(document.text, greatest(1, claim.char_start - 199), least(claim.char_start, 200)),
        '[^.!?\n]*$') AS before,
    claim.quote,
    regexp_extract(substr(document.text, claim.char_end + 1, 200), '^[^.!?\n]*[.!?]?') AS after,
    claim.char_start, claim.char_end, claim.language, claim.rule_id AS rule, claim.extractor
FROM claim
JOIN document USING (version_id)
LEFT JOIN teller USING (claim_id)
LEFT JOIN place USING (claim_id)
LEFT JOIN materiel USING (claim_id)
LEFT JOIN ref.actor force ON force.actor_id = claim.force_id
LEFT JOIN ref.actor counterpart ON counterpart.actor_id = claim.counterpart_id
ORDER BY coalesce(claim.date_end, claim.date_start) DESC NULLS LAST, document.published_end DESC NULLS LAST, claim.claim_id
