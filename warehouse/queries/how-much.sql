-- How much is said to move: vehicles, aircraft, ships, systems?
-- How to read it: one row an event, kind and unit; `least` to `most` spans what all tellers say, an open end is empty; numbers of two events are not to be added.
SELECT c.event_id, any_value(c.event_type) AS event_type, any_value(e.date_start) AS date_start, m.name AS materiel,
    q.unit, min(q.quantity_min) AS least, max(q.quantity_max) AS most, count(*) AS n_claims, any_value(e.n_origins) AS n_origins
FROM core.claim_materiel q
JOIN core.claim c USING (claim_id)
JOIN core.document d USING (version_id)
JOIN core.event e USING (event_id)
JOIN ref.materiel m USING (materiel_id)
WHERE d.is_current AND q.quantity_min IS NOT NULL AND NOT c.is_background
GROUP BY c.event_id, m.name, q.unit
ORDER BY date_start DESC NULLS LAST, c.event_id, materiel, q.unit
LIMIT 200
