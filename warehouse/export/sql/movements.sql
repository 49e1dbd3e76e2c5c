-- One row per event and pair of places, from where to where; an end that nobody told is NULL.
WITH origin AS (SELECT * FROM core.claim_place WHERE role = 'origin'),
destination AS (SELECT * FROM core.claim_place WHERE role = 'destination'),
leg AS (
    SELECT
        c.event_id, o.place_id AS from_place_id, t.place_id AS to_place_id,
        max(o.geo_precision) AS from_geo_precision, max(t.geo_precision) AS to_geo_precision,
        bool_and(c.phase = 'planned') AS is_planned, bool_and(c.factuality NOT IN ('CT+', 'PR+')) AS is_hedged,
        count(*) AS n_claims, string_agg(DISTINCT k.first_teller, ' | ' ORDER BY k.first_teller) AS first_tellers,
        string_agg(DISTINCT c.claim_id, ' ' ORDER BY c.claim_id) AS claim_ids,
        string_agg(DISTINCT k.source, ' | ' ORDER BY k.source) AS sources
    FROM core.claim c
    JOIN cited k USING (claim_id)
    LEFT JOIN origin o USING (claim_id)
    LEFT JOIN destination t USING (claim_id)
    WHERE NOT c.is_background AND c.factuality NOT IN ('CT-', 'PR-') AND (o.place_id IS NOT NULL OR t.place_id IS NOT NULL)
    GROUP BY c.event_id, o.place_id, t.place_id
)
SELECT
    leg.event_id, e.event_type, leg.from_place_id, a.name AS from_place, a.country AS from_country,
    a.latitude AS from_latitude, a.longitude AS from_longitude, leg.from_geo_precision, leg.to_place_id, b.name AS to_place,
    b.country AS to_country, b.latitude AS to_latitude, b.longitude AS to_longitude, leg.to_geo_precision,
    e.date_start AS valid_from, e.date_end AS valid_to, e.date_precision, leg.is_planned, leg.is_hedged, leg.n_claims,
    e.n_origins, leg.first_tellers, leg.claim_ids, leg.sources
FROM leg
JOIN core.event e USING (event_id)
LEFT JOIN ref.place a ON a.place_id = leg.from_place_id
LEFT JOIN ref.place b ON b.place_id = leg.to_place_id
ORDER BY leg.event_id, leg.from_place_id, leg.to_place_id
