-- Which kinds of aircraft flew which routes, week by week?
-- How to read it: events, not flights, unless a number of flights was told; `origins` are independent tellers, an empty end was not told.
WITH craft AS (
    SELECT DISTINCT q.claim_id, m.name AS aircraft, q.quantity_min, q.quantity_max
    FROM core.claim_materiel q JOIN ref.materiel m USING (materiel_id)
    WHERE m.kind IN ('aircraft', 'helicopter')
),
flight AS (
    SELECT c.event_id, craft.aircraft, date_trunc('week', c.date_start)::DATE AS week, craft.quantity_min, craft.quantity_max
    FROM core.claim c JOIN core.document d USING (version_id) JOIN craft USING (claim_id)
    WHERE d.is_current AND NOT c.is_background AND c.phase <> 'planned' AND c.factuality IN ('CT+', 'PR+')
        AND date_trunc('week', c.date_start) = date_trunc('week', c.date_end)
),
told AS (
    SELECT event_id, aircraft, week, min(quantity_min) AS least, max(quantity_max) AS most FROM flight GROUP BY ALL
)
SELECT t.week, t.aircraft, m.from_place, m.to_place, count(DISTINCT t.event_id) AS n_events, sum(t.least)::BIGINT AS least,
    sum(t.most)::BIGINT AS most, max(m.n_origins) AS origins
FROM told t JOIN mart.movement m USING (event_id)
GROUP BY t.week, t.aircraft, m.from_place, m.to_place
ORDER BY t.week DESC, t.aircraft, m.from_place, m.to_place
LIMIT 200
