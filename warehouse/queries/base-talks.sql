-- What did each side say in the talks about the bases, over time?
-- How to read it: one row a claim, in order of publication; `stance` tells a demand from an offer and a denial; a position that nobody states again is not given up.
SELECT f.published_end AS published, coalesce(a.side, 'unknown') AS side, coalesce(a.name, s.source_text, s.source_class) AS speaker,
    f.stance, f.phase, f.factuality, f.places, f.quote, f.uri
FROM mart.claim_flat f
JOIN core.claim_source s ON s.claim_id = f.claim_id AND s.position = 0
LEFT JOIN ref.actor a USING (actor_id)
WHERE f.event_type = 'negotiation' AND NOT f.is_background
ORDER BY published NULLS LAST, f.claim_id
LIMIT 500
