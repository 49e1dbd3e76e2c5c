-- One row per claim of a current document: who it is, what it says, and where it stands.
WITH place AS (
    SELECT claim_id, string_agg(c.role || ': ' || p.name, '; ' ORDER BY c.role DESC, p.name) AS places
    FROM core.claim_place c JOIN ref.place p USING (place_id)
    GROUP BY claim_id
)
SELECT
    c.claim_id, c.document_id, c.version_id, c.event_id, c.event_type, c.phase, c.factuality,
    coalesce(c.date_edtf, 'not known') AS date, coalesce(place.places, 'no place') AS places, c.quote,
    o.name AS outlet, d.title, d.uri, d.published_edtf AS published, d.known_from AS run
FROM core.claim c
JOIN core.document d USING (version_id)
LEFT JOIN place USING (claim_id)
LEFT JOIN ref.outlet o USING (outlet_id)
WHERE d.is_current
