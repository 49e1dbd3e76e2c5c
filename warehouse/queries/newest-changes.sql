-- What do the newest reports say has left or come, where, on whose word, and in which words?
SELECT coalesce(c.date_edtf, 'undated') AS date, c.event_type AS type, c.phase, c.factuality AS sure, c.places, c.speakers, c.quote
FROM mart.claim_flat c
WHERE c.event_type IN ('withdrawal', 'redeployment', 'reinforcement', 'deployment', 'handover') AND NOT c.is_background
    AND c.date_start IS NOT NULL
ORDER BY c.date_end DESC, c.claim_id
LIMIT 8
