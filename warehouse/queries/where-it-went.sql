-- Where did what was withdrawn go: to which site, to Libya, to Russia?
-- How to read it: `to_place` is empty where no destination was told; a planned or hedged move is marked as such, it has not been seen.
SELECT from_place, to_place, to_country, event_type, phase, is_hedged, date_start, date_end, materiel, n_origins, quote
FROM mart.movement
WHERE from_place_id IS NOT NULL
ORDER BY date_end DESC NULLS LAST, event_id, from_place, to_place
LIMIT 200
