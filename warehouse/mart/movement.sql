-- Reported moves from place to place. An end that nobody told is NULL: an arrow with an open end.
WITH claim AS (
    SELECT c.*, d.uri
    FROM core.claim c JOIN core.document d USING (version_id) LEFT JOIN ref.actor f ON f.actor_id = c.force_id
    WHERE d.is_current AND coalesce(f.side, 'party') = 'party' AND NOT c.is_background AND c.factuality NOT IN ('CT-', 'PR-', 'PS-', 'Uu')
        AND c.event_type IN ('withdrawal', 'redeployment', 'deployment', 'reinforcement', 'equipment_move')
),
origin AS (SELECT claim_id, place_id, geo_precision FROM core.claim_place WHERE role = 'origin'),
destination AS (SELECT claim_id, place_id, geo_precision FROM core.claim_place WHERE role = 'destination'),
materiel AS (
    SELECT claim_id, string_agg(DISTINCT materiel_id, ', ' ORDER BY materiel_id) AS materiel
    FROM core.claim_materiel
    GROUP BY claim_id
),
leg AS (
    SELECT
        c.event_id, o.place_id AS from_place_id, t.place_id AS to_place_id, any_value(c.event_type) AS event_type,
        arg_max(c.phase, list_position(['planned', 'state', 'begun', 'ongoing', 'completed'], c.phase)) AS phase,
        max(o.geo_precision) AS from_geo_precision, max(t.geo_precision) AS to_geo_precision,
        bool_and(c.factuality <> 'CT+') AS is_hedged, count(*) AS n_claims,
        arg_max(m.materiel, c.confidence) AS materiel, arg_max(c.quote, (c.confidence, c.claim_id)) AS quote,
        arg_max(c.uri, (c.confidence, c.claim_id)) AS uri
    FROM claim c
    LEFT JOIN origin o USING (claim_id)
    LEFT JOIN destination t USING (claim_id)
    LEFT JOIN materiel m USING (claim_id)
    WHERE o.place_id IS NOT NULL OR t.place_id IS NOT NULL
    GROUP BY c.event_id, o.place_id, t.place_id
)
SELECT
    leg.event_id, leg.from_place_id, a.name AS from_place, a.country AS from_country, a.latitude AS from_latitude,
    a.longitude AS from_longitude, a.coord_uncertainty_m AS from_uncertainty_m, leg.from_geo_precision,
    leg.to_place_id, b.name AS to_place, b.country AS to_country, b.latitude AS to_latitude, b.longitude AS to_longitude,
    b.coord_uncertainty_m AS to_uncertainty_m, leg.to_geo_precision, leg.event_type, leg.phase, leg.is_hedged,
    e.date_start, e.date_end, e.date_precision, leg.materiel, leg.n_claims, e.n_origins, leg.quote, leg.uri
FROM leg
JOIN core.event e USING (event_id)
LEFT JOIN ref.place a ON a.place_id = leg.from_place_id
LEFT JOIN ref.place b ON b.place_id = leg.to_place_id
