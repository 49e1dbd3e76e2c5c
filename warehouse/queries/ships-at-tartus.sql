-- Which named ships were tied to Tartus, and when?
-- How to read it: a ship named in a claim on Tartus need not have docked: read the quote; days are those of the event, not of the report.
WITH ship AS (
    SELECT q.claim_id, m.name AS ship
    FROM core.claim_materiel q JOIN ref.materiel m USING (materiel_id)
    WHERE m.kind = 'ship' AND NOT m.is_generic
),
call AS (
    SELECT DISTINCT c.claim_id, ship.ship, p.role, c.event_type, c.phase, c.date_start, c.date_end, c.factuality, c.quote
    FROM core.claim c
    JOIN core.document d USING (version_id)
    JOIN ship USING (claim_id)
    JOIN core.claim_place p USING (claim_id)
    JOIN ref.place place USING (place_id)
    WHERE d.is_current AND starts_with(place.name, 'Tartus')
)
SELECT ship, min(date_start) AS first_from, max(date_end) AS last_by, count(DISTINCT claim_id) AS n_claims,
    string_agg(DISTINCT role, ', ' ORDER BY role) AS roles, arg_max(quote, (coalesce(date_end, DATE '0001-01-01'), claim_id)) AS newest_quote
FROM call
GROUP BY ship
ORDER BY last_by DESC NULLS LAST, ship
