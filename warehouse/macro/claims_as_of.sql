-- The claims as the warehouse knew them when a run had ended, whatever was learned or withdrawn since.
SELECT h.*, d.uri, d.published_start, d.published_end, o.name AS outlet
FROM ops.claim_history h
LEFT JOIN core.document d USING (version_id)
LEFT JOIN ref.outlet o USING (outlet_id)
WHERE h.known_from <= run AND (h.known_to IS NULL OR h.known_to > run)
