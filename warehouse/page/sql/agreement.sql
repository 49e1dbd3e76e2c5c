-- One row per event that several tellers tell, or that is disputed, and independent first teller: does it assert, hedge, deny
-- or differ? A teller differs when every day it gives lies apart from what another teller gives, or it names another destination.
WITH told AS (
    SELECT
        c.event_id, c.claim_id, c.factuality, c.date_start, c.date_end, c.origin_id AS origin,
        coalesce(a.name, o.name, s.source_text, 'outlet not known, ' || coalesce(d.title, d.item)) AS origin_name,
        (SELECT min(place_id) FROM core.claim_place p WHERE p.claim_id = c.claim_id AND p.role = 'destination') AS destination
    FROM core.claim c
    JOIN core.document d USING (version_id)
    JOIN core.claim_source s ON s.claim_id = c.claim_id AND s.position = 0
    LEFT JOIN ref.actor a ON a.actor_id = c.origin_id
    LEFT JOIN ref.outlet o ON o.outlet_id = c.origin_id
    WHERE d.is_current
),
word AS (
    SELECT
        event_id, origin, min(origin_name) AS origin_name, min(claim_id) AS claim,
        min(date_start) AS first_day, max(date_end) AS last_day, min(destination) AS destination,
        bool_or(factuality IN ('CT+', 'PR+')) AS asserts, bool_or(factuality IN ('CT-', 'PR-')) AS denies
    FROM told
    GROUP BY event_id, origin
),
several AS (
    SELECT event_id FROM word GROUP BY event_id HAVING count(*) > 1
    UNION SELECT event_id FROM core.event WHERE is_disputed AND is_current
)
SELECT
    w.event_id AS event, w.origin, w.origin_name AS name, w.claim,
    CASE
        WHEN w.denies AND w.asserts THEN 'differs'
        WHEN w.denies THEN 'denies'
        WHEN NOT w.asserts THEN 'hedges'
        WHEN EXISTS (
            SELECT 1 FROM word x
            WHERE x.event_id = w.event_id AND x.origin <> w.origin AND NOT x.denies
                AND (x.last_day < w.first_day OR x.first_day > w.last_day OR x.destination <> w.destination)) THEN 'differs'
        ELSE 'asserts'
    END AS verdict
FROM word w
JOIN several USING (event_id)
ORDER BY event, origin
